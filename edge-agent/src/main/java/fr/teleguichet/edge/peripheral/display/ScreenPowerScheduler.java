package fr.teleguichet.edge.peripheral.display;

import fr.teleguichet.edge.kiosk.ActiveSessionLock;
import fr.teleguichet.edge.loop.EventStream;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.presence.PresenceEvent;
import io.vertx.core.Future;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the screen on while the kiosk is open or somebody is served, and off otherwise; while it is
 * on and nobody is there, it is dimmed where it can be. It looks again and again instead of waiting
 * for the next opening, so that a clock that is set and a screen that somebody else switches are
 * put right within a few seconds. Belongs to the loop.
 */
public final class ScreenPowerScheduler {

  static final Duration EVERY = Duration.ofSeconds(15);

  /** The screen is on, but not as bright as it ought to be. */
  static final String DIM_FAILED = "dim-failed";

  private static final Logger LOG = LoggerFactory.getLogger(ScreenPowerScheduler.class);

  private final Loop loop;
  private final Clock clock;
  private final ActiveSessionLock occupancy;
  private final Optional<ScreenHours> hours;
  private final ScreenPower power;
  private final Loop.Worker worker;
  private ScreenPhase phase = ScreenPhase.ON;
  private Loop.@Nullable Timer timer;
  private boolean switching;
  private boolean stopped;
  private boolean isShaded;
  private volatile boolean wantsPicture = true;
  private volatile String trouble = "";
  private volatile boolean isUnswitched;

  /**
   * A schedule that has not begun.
   *
   * @param hours the screen is always on without
   */
  public ScreenPowerScheduler(
      Loop loop,
      Clock clock,
      ActiveSessionLock occupancy,
      Optional<ScreenHours> hours,
      ScreenPower power) {
    this.loop = loop;
    this.clock = clock;
    this.occupancy = occupancy;
    this.hours = hours;
    this.power = power;
    this.worker = loop.worker("screen-power");
  }

  /** Begins to keep the hours. A screen without any and without dimming is left to itself. */
  public void start() {
    if (hours.isPresent() || power.dims()) {
      tick();
    }
  }

  /** From now on the screen is dimmed while nobody is there. */
  public void follow(EventStream<PresenceEvent> presence) {
    presence.subscribe(this::sense);
  }

  private void sense(PresenceEvent event) {
    switch (event) {
      case PresenceEvent.Wake _ -> shade(false);
      case PresenceEvent.Dim _ -> shade(true);
      case PresenceEvent.CertainAbsence _,
          PresenceEvent.Visit _,
          PresenceEvent.Passer _,
          PresenceEvent.Doubt _ -> {
        // The monitor shines as before.
      }
    }
  }

  /** Nobody is there any more, or somebody is again. */
  void shade(boolean shaded) {
    loop.check();
    if (isShaded != shaded) {
      isShaded = shaded;
      refresh();
    }
  }

  /** Somebody came or went: no need to wait for the next look. */
  public void refresh() {
    if (timer != null) {
      timer.cancel();
      tick();
    }
  }

  /** Leaves the screen on and bright. */
  public Future<Void> stop() {
    stopped = true;
    if (timer != null) {
      timer.cancel();
    }
    if (timer != null && (switching || wanted() != ScreenBrightness.BRIGHT)) {
      var _ = worker.run(() -> put(ScreenBrightness.BRIGHT));
    }
    return worker.close();
  }

  /** Whether a picture ought to be on the screen now; may be asked from any thread. */
  boolean wantsPicture() {
    return wantsPicture;
  }

  /** Why the screen does not do as it is told, empty when it does; from any thread. */
  String trouble() {
    return trouble;
  }

  /** Whether there is light in spite of the trouble; from any thread. */
  boolean isLitAnyway() {
    return isUnswitched || trouble.equals(DIM_FAILED);
  }

  private void tick() {
    if (stopped) {
      return;
    }
    timer = loop.after(EVERY, this::tick);
    boolean isOpen = hours.map(it -> it.isWanted(clock.instant())).orElse(true);
    enter(ScreenPhase.of(isOpen, occupancy.isOccupied()));
    if (!switching) {
      toPhase();
    }
  }

  private void enter(ScreenPhase next) {
    if (next != phase) {
      LOG.info("from={} to={} The screen's schedule turns.", phase, next);
    }
    phase = next;
    wantsPicture = next.wantsPicture();
  }

  /** How the screen ought to shine now. */
  public ScreenBrightness wanted() {
    if (!phase.wantsPicture()) {
      return ScreenBrightness.OFF;
    }
    return isShaded && power.dims() && !occupancy.isOccupied()
        ? ScreenBrightness.DIMMED
        : ScreenBrightness.BRIGHT;
  }

  /** How it shines as far as anything makes it; nothing when nothing switches it. */
  public Optional<ScreenBrightness> made() {
    return isUnswitched ? Optional.empty() : Optional.of(wanted());
  }

  private void toPhase() {
    switching = true;
    ScreenBrightness light = wanted();
    worker
        .run(() -> put(light))
        .onComplete(
            done -> {
              switching = false;
              String before = trouble;
              trouble = done.succeeded() ? "" : word(done.cause());
              isUnswitched = done.cause() instanceof ScreenNotSwitchableException;
              if (done.failed() && before.isEmpty()) {
                LOG.warn(
                    "why=\"{}\" The screen can’t be switched or dimmed.",
                    done.cause().getMessage());
              }
              // While it was switched somebody may have come.
              if (done.succeeded() && light != wanted() && !stopped) {
                toPhase();
              }
            });
  }

  private static String word(Throwable e) {
    return switch (e) {
      case ScreenBrightnessException _ -> DIM_FAILED;
      case ScreenNotSwitchableException _ -> String.valueOf(e.getMessage());
      default -> "switch-failed";
    };
  }

  /** Switches only what is not so already: some monitors flash at each command. */
  private ScreenBrightness put(ScreenBrightness light) throws IOException, InterruptedException {
    if (power.light().filter(is -> is == light).isEmpty()) {
      power.turn(light);
    }
    return light;
  }
}
