package fr.teleguichet.edge.precall;

import fr.teleguichet.edge.call.CallChannel.Reply;
import fr.teleguichet.edge.call.ManagerMessageChannel;
import fr.teleguichet.edge.configuration.CallTestSettings;
import fr.teleguichet.edge.json.UntrustedJsonParser;
import fr.teleguichet.edge.kiosk.KioskState;
import fr.teleguichet.edge.loop.EventStream;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.presence.PresenceEvent;
import fr.teleguichet.edge.session.SessionService;
import fr.teleguichet.edge.session.SessionSnapshot;
import fr.teleguichet.hardware.device.CallTestFinding;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.opening.OpeningHours;
import fr.teleguichet.hardware.protocol.Value;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the kiosk's page try before opening hours whether a call would hold, and tells the fleet what
 * it found. Never while somebody is there. Belongs to the loop.
 */
public final class PreCallTestService {

  static final String SERVERS = "/calls/v1/tests";

  /** So often it is looked whether it is time; the first time peripherals have had theirs. */
  static final Duration LOOKED_AT = Duration.ofMinutes(2);

  /**
   * Longer than anything takes: the line is measured for 15 seconds at most, the sound for five.
   */
  static final Duration PATIENCE = Duration.ofSeconds(90);

  private static final Logger LOG = LoggerFactory.getLogger(PreCallTestService.class);

  private final Loop loop;
  private final Clock clock;
  private final KioskState kiosk;
  private final CallTestSettings settings;
  private final PreCallSchedule schedule;
  private final Supplier<UUID> ids;
  private Optional<ManagerMessageChannel> line = Optional.empty();
  private @Nullable PreCallTestRunner page;
  private boolean isOccupied;
  private boolean isSomebodyNear;
  private Optional<Instant> latest = Optional.empty();
  private boolean hasPassed;
  private Optional<UUID> underWay = Optional.empty();

  /** The last one that the page was asked for. */
  private Optional<UUID> asked = Optional.empty();

  /**
   * @param opening when the place is open; unknown without it
   * @param ids numbers for what the page is asked, each once
   */
  public PreCallTestService(
      Loop loop,
      Clock clock,
      KioskState kiosk,
      CallTestSettings settings,
      Optional<OpeningHours> opening,
      Supplier<UUID> ids) {
    this.loop = loop;
    this.clock = clock;
    this.kiosk = kiosk;
    this.settings = settings;
    this.schedule = new PreCallSchedule(opening);
    this.ids = ids;
  }

  /** Has the fleet manager asked by this line. */
  public void by(ManagerMessageChannel way) {
    line = Optional.of(way);
  }

  /** From now on this is the kiosk's page. */
  public void on(PreCallTestRunner open) {
    page = open;
  }

  /** Begins to look at the time; never where the settings want no test. */
  public void start(SessionService session, EventStream<PresenceEvent> presence) {
    kiosk.set(NodeFact.CALL_TEST, Value.of(""));
    session.subscribe(this::sessionMoved);
    presence.subscribe(this::sensed);
    if (settings.isOn()) {
      again();
    }
  }

  private void again() {
    var _ = loop.after(LOOKED_AT, this::look);
  }

  private void look() {
    again();
    boolean mayTry =
        underWay.isEmpty() && !isOccupied && !isSomebodyNear && page != null && page.isOpen();
    if (mayTry && schedule.isDue(clock.instant(), latest, hasPassed)) {
      UUID id = ids.get();
      underWay = Optional.of(id);
      var _ = loop.after(PATIENCE, () -> forget(id));
      // Without the manager it is told anyway that the network is down.
      if (!line.map(it -> it.post(SERVERS, "{}", reply -> answered(id, reply))).orElse(false)) {
        underWay = Optional.empty();
      }
    }
  }

  private void answered(UUID id, Optional<Reply> reply) {
    if (!isUnderWay(id) || page == null) {
      return;
    }
    try {
      JsonObject access =
          UntrustedJsonParser.object(reply.filter(Reply::isTaken).map(Reply::json).orElse("{}"));
      page.test(
          new JsonObject()
              .put("id", id.toString())
              .put(
                  "iceServers",
                  access.getValue("iceServers") instanceof JsonArray servers
                      ? servers
                      : new JsonArray())
              .put("sound", settings.hasSound()));
      asked = Optional.of(id);
    } catch (DecodeException | IllegalArgumentException e) {
      LOG.warn("cause=\"{}\" By which servers a call would go can't be read.", e.getMessage());
      underWay = Optional.empty();
    }
  }

  private void forget(UUID id) {
    if (isUnderWay(id)) {
      underWay = Optional.empty();
      if (asked.filter(id::equals).isPresent()) {
        LOG.info("The page did not tell what became of the call test.");
        // Nobody wants to hear it every two minutes.
        latest = Optional.of(clock.instant());
        hasPassed = false;
      }
    }
  }

  private boolean isUnderWay(UUID id) {
    return underWay.filter(id::equals).isPresent();
  }

  /**
   * The page has tried.
   *
   * @return whether it was asked for, and nobody has come meanwhile
   */
  public boolean told(PreCallResult result) {
    loop.check();
    if (!isUnderWay(result.id())) {
      return false;
    }
    underWay = Optional.empty();
    latest = Optional.of(clock.instant());
    Set<CallTestFinding> findings = result.findings();
    hasPassed = findings.isEmpty();
    String told = CallTestFinding.write(findings);
    LOG.info("result={} The page has tried whether a call would hold.", told);
    kiosk.set(NodeFact.CALL_TEST, Value.of(told));
    return true;
  }

  private void sessionMoved(SessionSnapshot now) {
    isOccupied = now.isOccupied();
    if (isOccupied) {
      underWay = Optional.empty();
    }
  }

  private void sensed(PresenceEvent event) {
    switch (event) {
      case PresenceEvent.Wake _ -> isSomebodyNear = true;
      case PresenceEvent.Dim _, PresenceEvent.CertainAbsence _ -> isSomebodyNear = false;
      case PresenceEvent.Visit _, PresenceEvent.Passer _, PresenceEvent.Doubt _ -> {}
    }
  }
}
