package fr.teleguichet.swarm.run;

import fr.teleguichet.swarm.figures.Count;
import fr.teleguichet.swarm.figures.Ledger;
import fr.teleguichet.swarm.figures.Totals;
import fr.teleguichet.swarm.load.Swarm;
import fr.teleguichet.swarm.time.Time;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Predicate;

/** Leads a swarm through bounded phases and shows how it goes. Used by one thread. */
final class Stage {

  private static final Duration GLANCE = Duration.ofMillis(10);
  private static final long SECOND = 1_000_000_000L;

  private final Swarm swarm;
  private final Ledger ledger;
  private final Time time;
  private final Screen screen;
  private final StopSignal stop;
  private final MarkerLog markers;
  private final long start;
  private Totals shown;

  Stage(Swarm swarm, Ledger ledger, Time time, Screen screen, StopSignal stop, MarkerLog markers) {
    this.swarm = swarm;
    this.ledger = ledger;
    this.time = time;
    this.screen = screen;
    this.stop = stop;
    this.markers = markers;
    this.start = time.nanos();
    this.shown = ledger.now();
  }

  Ledger ledger() {
    return ledger;
  }

  Swarm swarm() {
    return swarm;
  }

  void say(String line) {
    screen.say(line);
  }

  boolean isStopped() {
    return stop.isGiven();
  }

  /** Lets time pass, unless the run is to end early. */
  void hold(String phase, Duration length) throws InterruptedException {
    var _ = await(phase, length, _ -> false);
  }

  /**
   * Waits until the condition holds, at most so long.
   *
   * @return whether it came to hold
   * @throws IllegalStateException when the program itself failed on an event loop
   */
  boolean await(String phase, Duration limit, Predicate<Totals> condition)
      throws InterruptedException {
    long end = time.nanos() + limit.toNanos();
    Totals now = ledger.now();
    while (!condition.test(now)) {
      requireNoDefect();
      if (now.nanos() >= end || stop.isGiven()) {
        return false;
      }
      show(phase, now);
      time.rest(GLANCE);
      now = ledger.now();
    }
    return true;
  }

  /** Starts the swarm and waits until every kiosk got there. */
  boolean rampUp(Duration limit, Predicate<Totals> there) throws InterruptedException {
    swarm.start();
    return await("connecting", limit, there);
  }

  /** Has all kiosks go and waits until they went. */
  void letGo() throws InterruptedException {
    swarm.letGo();
    var _ =
        await(
            "leaving",
            Duration.ofSeconds(15),
            now -> now.get(Count.CONNECTS) - now.get(Count.DISCONNECTS) <= 0);
    markers.drain(swarm);
  }

  private void requireNoDefect() {
    ledger
        .faults()
        .defect()
        .ifPresent(
            cause -> {
              throw new IllegalStateException("the load generator itself failed", cause);
            });
  }

  private void show(String phase, Totals now) {
    if (now.nanos() - shown.nanos() >= SECOND) {
      long second = (now.nanos() - start) / SECOND;
      screen.progress(second, line(phase, second, now, now.since(shown)));
      markers.drain(swarm);
      shown = now;
    }
  }

  private String line(String phase, long second, Totals now, Totals step) {
    long faults = ledger.faults().counts().values().stream().mapToLong(Long::longValue).sum();
    return String.format(
        Locale.ROOT,
        "%5d s %-10s live %,d/%,d  reports %,.0f/s (lag p99 %.1f ms)  records %,.0f/s (%,d open)"
            + "  own CPU %.0f %%  faults %,d",
        second,
        phase,
        now.live(),
        swarm.size(),
        step.perSecond(Count.REPORTS),
        ledger.timings().lag().p99() / 1e3,
        step.perSecond(Count.RECORDS),
        now.unacknowledged(),
        100.0 * step.cpuNanos() / Math.max(1, step.nanos()),
        faults);
  }
}
