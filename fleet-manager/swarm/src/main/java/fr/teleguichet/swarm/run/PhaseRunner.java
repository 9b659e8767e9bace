package fr.teleguichet.swarm.run;

import fr.teleguichet.swarm.figures.CounterSnapshot;
import fr.teleguichet.swarm.figures.FigureAggregator;
import fr.teleguichet.swarm.figures.RunCounter;
import fr.teleguichet.swarm.load.Swarm;
import fr.teleguichet.swarm.time.RunClock;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Predicate;

/** Leads a swarm through bounded phases and shows how it goes. Used by one thread. */
final class PhaseRunner {

  private static final Duration GLANCE = Duration.ofMillis(10);
  private static final long SECOND = 1_000_000_000L;

  private final Swarm swarm;
  private final FigureAggregator ledger;
  private final RunClock time;
  private final ProgressOutput screen;
  private final StopSignal stop;
  private final LatencyMarkerLog markers;
  private final long start;
  private CounterSnapshot shown;

  PhaseRunner(
      Swarm swarm,
      FigureAggregator ledger,
      RunClock time,
      ProgressOutput screen,
      StopSignal stop,
      LatencyMarkerLog markers) {
    this.swarm = swarm;
    this.ledger = ledger;
    this.time = time;
    this.screen = screen;
    this.stop = stop;
    this.markers = markers;
    this.start = time.nanos();
    this.shown = ledger.now();
  }

  FigureAggregator ledger() {
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
  boolean await(String phase, Duration limit, Predicate<CounterSnapshot> condition)
      throws InterruptedException {
    long end = time.nanos() + limit.toNanos();
    CounterSnapshot now = ledger.now();
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
  boolean rampUp(Duration limit, Predicate<CounterSnapshot> there) throws InterruptedException {
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
            now -> now.get(RunCounter.CONNECTS) - now.get(RunCounter.DISCONNECTS) <= 0);
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

  private void show(String phase, CounterSnapshot now) {
    if (now.nanos() - shown.nanos() >= SECOND) {
      long second = (now.nanos() - start) / SECOND;
      screen.progress(second, line(phase, second, now, now.since(shown)));
      markers.drain(swarm);
      shown = now;
    }
  }

  private String line(String phase, long second, CounterSnapshot now, CounterSnapshot step) {
    long faults = ledger.faults().counts().values().stream().mapToLong(Long::longValue).sum();
    return String.format(
        Locale.ROOT,
        "%5d s %-10s live %,d/%,d  reports %,.0f/s (lag p99 %.1f ms)  records %,.0f/s (%,d open)"
            + "  own CPU %.0f %%  faults %,d",
        second,
        phase,
        now.live(),
        swarm.size(),
        step.perSecond(RunCounter.REPORTS),
        ledger.timings().lag().p99() / 1e3,
        step.perSecond(RunCounter.RECORDS),
        now.unacknowledged(),
        100.0 * step.cpuNanos() / Math.max(1, step.nanos()),
        faults);
  }
}
