package fr.teleguichet.fleet.telemetry;

import fr.teleguichet.hardware.protocol.NodeAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Decides when a node is asked for its births: not twice within the interval, not more nodes at
 * once than the fleet bears, after a start of ours spread over a few seconds, and again a few times
 * when no birth follows, since a command may be lost. Belongs to the ingest thread.
 */
final class Rebirths {

  /** A node that stays silent after so many requests is left alone until it sends something. */
  static final int MOST_ATTEMPTS = 3;

  private record Plan(Instant at, NodeAddress node, int attempt) {}

  private final IngestSettings settings;
  private final RandomGenerator random;
  private final Map<NodeAddress, Plan> plans = new HashMap<>();
  private final PriorityQueue<Plan> queue = new PriorityQueue<>(Comparator.comparing(Plan::at));
  private Instant second = Instant.EPOCH;
  private int askedThisSecond;

  Rebirths(IngestSettings settings, RandomGenerator random) {
    this.settings = settings;
    this.random = random;
  }

  /** The node's births are needed; when that is known already, this adds nothing. */
  void request(NodeAddress node, Instant now) {
    Plan plan = plans.get(node);
    if (plan == null) {
      put(new Plan(now, node, 1));
    } else if (plan.attempt() > MOST_ATTEMPTS) {
      // It was given up, but it speaks: the plan's time is the earliest at which it may be asked
      // again.
      put(new Plan(plan.at().isAfter(now) ? plan.at() : now, node, MOST_ATTEMPTS));
    }
  }

  /** The node's births are needed unless it sends them by itself within a few seconds. */
  void requestLater(NodeAddress node, Instant now, Duration earliest, Duration spread) {
    put(new Plan(now.plus(earliest).plusMillis(random.nextLong(1 + spread.toMillis())), node, 1));
  }

  /** The node was born: nothing is needed any more. */
  void born(NodeAddress node) {
    var _ = plans.remove(node);
  }

  /** When there is something to ask next; far away when there is nothing. */
  Instant deadline() {
    Plan next = queue.peek();
    return next == null ? Instant.MAX : next.at();
  }

  /** The nodes to ask now. */
  List<NodeAddress> due(Instant now) {
    if (Duration.between(second, now).compareTo(Duration.ofSeconds(1)) >= 0) {
      second = now;
      askedThisSecond = 0;
    }
    List<NodeAddress> nodes = new ArrayList<>();
    for (Plan plan = next(now); plan != null; plan = next(now)) {
      if (askedThisSecond >= settings.rebirthsPerSecond()) {
        put(new Plan(second.plusSeconds(1), plan.node(), plan.attempt()));
      } else {
        askedThisSecond++;
        nodes.add(plan.node());
        again(plan, now);
      }
    }
    return nodes;
  }

  /** Takes the next plan whose time has come, passing over those that were replaced meanwhile. */
  private @Nullable Plan next(Instant now) {
    for (Plan plan = queue.peek(); plan != null && !plan.at().isAfter(now); plan = queue.peek()) {
      queue.remove();
      if (plan.equals(plans.get(plan.node()))) {
        return plan;
      }
    }
    return null;
  }

  private void again(Plan plan, Instant now) {
    Duration wait = settings.rebirthInterval().multipliedBy(1L << (plan.attempt() - 1));
    Plan next = new Plan(now.plus(wait), plan.node(), plan.attempt() + 1);
    if (next.attempt() > MOST_ATTEMPTS) {
      plans.put(next.node(), next); // remembered, so that it isn't asked too soon, but not queued
    } else {
      put(next);
    }
  }

  private void put(Plan plan) {
    plans.put(plan.node(), plan);
    queue.add(plan);
  }
}
