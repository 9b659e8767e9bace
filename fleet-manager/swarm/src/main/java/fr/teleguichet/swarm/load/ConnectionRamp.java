package fr.teleguichet.swarm.load;

import fr.teleguichet.swarm.kiosk.ConnectionDialler;
import fr.teleguichet.swarm.kiosk.SimulatedKiosk;
import fr.teleguichet.swarm.time.RunClock;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.random.RandomGenerator;

/** Brings the kiosks of an event loop to the broker, no faster than planned. */
final class ConnectionRamp {

  private final RampPlan plan;
  private final RunClock time;
  private final RandomGenerator random;
  private final ConnectionDialler dialler;
  private final RateLimiter pace;
  private final int mostUnderWay;
  private final Queue<SimulatedKiosk> waiting = new ArrayDeque<>();
  private final PriorityQueue<Comeback> comebacks =
      new PriorityQueue<>(Comparator.comparingLong(Comeback::due));
  private int underWay;
  private boolean open = true;

  private record Comeback(SimulatedKiosk kiosk, long due) {}

  /** A connector with its share of the plan's rates, a part of 1. */
  ConnectionRamp(
      RampPlan plan,
      double part,
      RunClock time,
      RandomGenerator random,
      ConnectionDialler dialler) {
    this.plan = plan;
    this.time = time;
    this.random = random;
    this.dialler = dialler;
    this.pace = new RateLimiter(plan.perSecond() * part);
    this.mostUnderWay = (int) Math.max(1, plan.underWay() * part);
  }

  /** Queues a kiosk that has never been there. */
  void add(SimulatedKiosk kiosk) {
    waiting.add(kiosk);
  }

  /** Has a kiosk come back after its time away. */
  void comeBack(SimulatedKiosk kiosk) {
    if (open) {
      long shortest = plan.shortestAway().toNanos();
      long spread = plan.longestAway().toNanos() - shortest;
      long away = shortest + (long) (random.nextDouble() * spread);
      comebacks.add(new Comeback(kiosk, time.nanos() + away));
    }
  }

  /** A connection that was under way is made, or failed. */
  void settled() {
    underWay--;
  }

  /** Begins as many connections as are allowed now. */
  void work(long now) {
    for (var first = comebacks.peek(); first != null && first.due() <= now; ) {
      waiting.add(comebacks.remove().kiosk());
      first = comebacks.peek();
    }
    while (!waiting.isEmpty() && underWay < mostUnderWay && pace.take(now)) {
      underWay++;
      waiting.remove().dial(dialler);
    }
  }

  /** Lets nobody come back any more. */
  void close() {
    open = false;
    waiting.clear();
    comebacks.clear();
  }
}
