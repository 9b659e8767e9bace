package fr.teleguichet.swarm.load;

import fr.teleguichet.swarm.figures.LoopRecorder;
import fr.teleguichet.swarm.kiosk.BirthGate;
import fr.teleguichet.swarm.kiosk.KioskListener;
import fr.teleguichet.swarm.kiosk.KioskPlan;
import fr.teleguichet.swarm.kiosk.LoopContext;
import fr.teleguichet.swarm.kiosk.SimulatedKiosk;
import fr.teleguichet.swarm.load.LoadPlan.Churn;
import fr.teleguichet.swarm.time.RunClock;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The kiosks of one event loop and what makes them move: a clockwork that ticks every 1 to 10 ms,
 * as work comes due. Everything here runs on the loop; others use {@link #tell}.
 */
final class KioskLoop implements KioskListener {

  private static final Logger LOG = LoggerFactory.getLogger(KioskLoop.class);
  private static final long MIN_TICK_LENGTH = 1_000_000;
  private static final long MAX_TICK_LENGTH = 10_000_000;
  // After so much at a stretch, what came in from the network gets its turn.
  private static final int STRETCH = 500;
  private static final int LOOK_PARTS = 20;
  private static final long LOOK_PERIOD = 50_000_000;

  private final EventLoop loop;
  private final RunClock time;
  private final LoopRecorder recorder;
  private final List<SimulatedKiosk> kiosks = new ArrayList<>();
  private final List<LatencyProbe> probes = new ArrayList<>();
  private final BirthGate gate;
  private final ConnectionRamp connector;
  private final RoundRobinDuty reports;
  private final RoundRobinDuty records;
  private final RoundRobinDuty churn;
  private final OpenLoopSchedule looks;
  private Churn manner = Churn.ABRUPT;
  private boolean abruptly = true;
  private int lookPart;
  private boolean stopped;

  KioskLoop(
      EventLoop loop,
      RunClock time,
      LoopRecorder recorder,
      BirthGate gate,
      ConnectionRamp connector) {
    this.loop = loop;
    this.time = time;
    this.recorder = recorder;
    this.gate = gate;
    this.connector = connector;
    this.reports = new RoundRobinDuty(kiosks, SimulatedKiosk::report);
    this.records = new RoundRobinDuty(kiosks, (kiosk, _) -> kiosk.write());
    this.churn = new RoundRobinDuty(kiosks, (kiosk, _) -> end(kiosk));
    this.looks = new OpenLoopSchedule(1e9 / LOOK_PERIOD, time.nanos());
  }

  /** Adds a kiosk; only before the squad starts. */
  void enlist(SimulatedKiosk kiosk) {
    kiosks.add(kiosk);
    connector.add(kiosk);
  }

  /** Makes a kiosk a probe; only before the squad starts. */
  void enlist(LatencyProbe probe) {
    probes.add(probe);
  }

  /** What the kiosks of this squad are to share. */
  LoopContext workplace(KioskPlan plan) {
    return LoopContext.of(time, plan, recorder, gate, this);
  }

  LoopRecorder recorder() {
    return recorder;
  }

  /** Has the squad do something on its loop. */
  void tell(Consumer<KioskLoop> order) {
    loop.execute(() -> guarded(() -> order.accept(this)));
  }

  /** Collects something of every kiosk, on the loop. */
  <T> Future<List<T>> ask(Function<SimulatedKiosk, T> question) {
    return loop.submit(() -> kiosks.stream().map(question).toList());
  }

  void start() {
    tick();
  }

  void follow(LoadPlan plan) {
    long now = time.nanos();
    reports.follow(new OpenLoopSchedule(plan.reports(), now, plan.most()));
    records.follow(new OpenLoopSchedule(plan.records(), now));
    churn.follow(new OpenLoopSchedule(plan.churn(), now));
    manner = plan.manner();
  }

  /** Every kiosk writes a record. */
  void writeAll() {
    inStretches(0, SimulatedKiosk::write);
  }

  /** Lets births through, all those at once that were held back. */
  void openGate() {
    gate.open();
    inStretches(0, SimulatedKiosk::beBorn);
  }

  void cutAll() {
    inStretches(0, SimulatedKiosk::vanish);
  }

  void letGo() {
    follow(LoadPlan.QUIET);
    connector.close();
    inStretches(0, SimulatedKiosk::leave);
  }

  void stop() {
    stopped = true;
  }

  private void inStretches(int from, Consumer<SimulatedKiosk> duty) {
    int to = Math.min(kiosks.size(), from + STRETCH);
    kiosks.subList(from, to).forEach(duty);
    if (to < kiosks.size()) {
      loop.execute(() -> guarded(() -> inStretches(to, duty)));
    }
  }

  @Override
  public void onSettled(SimulatedKiosk kiosk) {
    connector.settled();
  }

  @Override
  public void onAway(SimulatedKiosk kiosk) {
    connector.comeBack(kiosk);
  }

  private void tick() {
    if (!stopped) {
      guarded(this::work);
    }
  }

  private void work() {
    long now = time.nanos();
    connector.work(now);
    probes.forEach(LatencyProbe::work);
    boolean more = reports.work(now, STRETCH);
    more |= records.work(now, STRETCH);
    more |= churn.work(now, STRETCH);
    lookAround(now);
    if (more) {
      loop.execute(this::tick);
    } else {
      var _ = loop.schedule(this::tick, untilNextTick(now), TimeUnit.NANOSECONDS);
    }
  }

  private long untilNextTick(long now) {
    long next = Math.min(reports.until(now), Math.min(records.until(now), churn.until(now)));
    return Math.clamp(next, MIN_TICK_LENGTH, probes.isEmpty() ? MAX_TICK_LENGTH : MIN_TICK_LENGTH);
  }

  private void lookAround(long now) {
    if (looks.until(now) <= 0) {
      looks.next();
      for (int i = lookPart; i < kiosks.size(); i += LOOK_PARTS) {
        kiosks.get(i).look();
      }
      lookPart = (lookPart + 1) % LOOK_PARTS;
    }
  }

  private void end(SimulatedKiosk kiosk) {
    boolean cut =
        switch (manner) {
          case ABRUPT -> true;
          case ORDERLY -> false;
          case MIXED -> abruptly;
        };
    abruptly = !abruptly;
    if (cut) {
      kiosk.vanish();
    } else if (kiosk.isLive()) {
      kiosk.leave();
    }
  }

  /** A defect here must end the run with a message and not leave a silent, idle loop. */
  private void guarded(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      stopped = true;
      LOG.error("loop=\"{}\" The event loop's clockwork stopped.", loop, e);
      recorder.faults().stop(e);
    }
  }
}
