package fr.teleguichet.fleet.sparkplug;

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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides when a node is asked for its births: not twice within its interval, not more nodes at
 * once than the fleet bears, after a start of ours spread over a few seconds, and again a few times
 * when no birth follows, since a command may be lost. The interval doubles for as long as births do
 * not help, whatever else arrives between. Belongs to the ingest thread.
 */
public final class RebirthPolicy {

  /** A node that stays silent after so many requests is left alone until it sends something. */
  static final int MAX_ATTEMPTS = 3;

  /** However little births help, they are asked for this often, unless the setting says less. */
  static final Duration MAX_INTERVAL = Duration.ofMinutes(15);

  /** A birth after which none is needed for so long has helped. */
  static final Duration HELPED = Duration.ofMinutes(1);

  private static final Logger LOG = LoggerFactory.getLogger(RebirthPolicy.class);

  private record Plan(Instant at, NodeAddress node, int attempt) {}

  /**
   * The last request to a node.
   *
   * @param interval until the next may go out
   * @param born when the node's last birth since then arrived
   */
  private record Asked(Instant at, Duration interval, @Nullable Instant born) {
    Instant next() {
      return at.plus(interval);
    }

    boolean hasHelped(Instant now) {
      return born != null && !born.plus(HELPED).isAfter(now);
    }
  }

  private final IngestSettings settings;
  private final RandomGenerator random;
  private final Map<NodeAddress, Plan> plans = new HashMap<>();
  private final Map<NodeAddress, Asked> asked = new HashMap<>(); // at most one for each node
  private final PriorityQueue<Plan> queue = new PriorityQueue<>(Comparator.comparing(Plan::at));
  private Instant second = Instant.EPOCH;
  private int askedThisSecond;

  public RebirthPolicy(IngestSettings settings, RandomGenerator random) {
    this.settings = settings;
    this.random = random;
  }

  /** The node's births are needed; when that is known already, this adds nothing. */
  void request(NodeAddress node, Instant now) {
    if (settings.rebirth() && !isPlanned(node, now)) {
      put(new Plan(earliest(node, now, now), node, 1));
    }
  }

  /** A plan that is further away than any is of a time before the clock was set back. */
  private boolean isPlanned(NodeAddress node, Instant now) {
    Plan plan = plans.get(node);
    return plan != null && !plan.at().isAfter(now.plus(longest()));
  }

  /** The node's births are needed unless it sends them by itself within a few seconds. */
  void requestLater(NodeAddress node, Instant now, Duration earliest, Duration spread) {
    if (settings.rebirth()) {
      Instant wanted = now.plus(earliest).plusMillis(random.nextLong(1 + spread.toMillis()));
      put(new Plan(earliest(node, now, wanted), node, 1));
    }
  }

  /**
   * Somebody asked the node: that counts as a request of ours, but one that nothing was wrong
   * before says nothing of whether births help.
   */
  void asked(NodeAddress node, Instant now) {
    if (plans.containsKey(node)) {
      again(new Plan(now, node, MAX_ATTEMPTS), now);
      return;
    }
    forgetWhatHelped(node, now);
    Asked last = asked.get(node);
    Duration interval = last == null ? settings.rebirthInterval() : last.interval();
    asked.put(node, new Asked(now, interval, null));
  }

  /** The node was born: nothing is needed any more, until its births turn out not to help. */
  void born(NodeAddress node, Instant now) {
    var _ = plans.remove(node);
    asked.computeIfPresent(node, (_, last) -> new Asked(last.at(), last.interval(), now));
  }

  /** When there is something to ask next; far away when there is nothing. */
  Instant deadline() {
    Plan next = queue.peek();
    return next == null ? Instant.MAX : next.at();
  }

  /** The nodes to ask now. */
  List<NodeAddress> due(Instant now) {
    if (now.isBefore(second) || Duration.between(second, now).toSeconds() >= 1) {
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

  /** The time at which the node may be asked, which is not before the wanted one. */
  private Instant earliest(NodeAddress node, Instant now, Instant wanted) {
    forgetWhatHelped(node, now);
    Asked last = asked.get(node);
    return last == null || last.next().isBefore(wanted) ? wanted : last.next();
  }

  private void forgetWhatHelped(NodeAddress node, Instant now) {
    Asked last = asked.get(node);
    boolean isSetBack = last != null && now.isBefore(last.at());
    if (last == null || (!isSetBack && !last.hasHelped(now))) {
      return;
    }
    asked.remove(node);
    if (!isSetBack && last.interval().compareTo(settings.rebirthInterval()) > 0) {
      LOG.atInfo()
          .addKeyValue("node", node)
          .log("The births of this node help again; it is asked for them at its usual interval.");
    }
  }

  private void again(Plan plan, Instant now) {
    Asked last = asked.get(plan.node());
    Duration interval = last == null ? settings.rebirthInterval() : doubled(last.interval());
    asked.put(plan.node(), new Asked(now, interval, null));
    if (last != null && last.born() != null && !interval.equals(last.interval())) {
      LOG.atWarn()
          .addKeyValue("node", plan.node())
          .addKeyValue("seconds", interval.toSeconds())
          .log("The births of this node do not help; it is asked for them less often.");
    }
    if (plan.attempt() < MAX_ATTEMPTS) {
      put(new Plan(now.plus(interval), plan.node(), plan.attempt() + 1));
    } else {
      plans.remove(plan.node());
    }
  }

  private Duration doubled(Duration interval) {
    Duration twice = interval.multipliedBy(2);
    return twice.compareTo(longest()) > 0 ? longest() : twice;
  }

  private Duration longest() {
    return settings.rebirthInterval().compareTo(MAX_INTERVAL) > 0
        ? settings.rebirthInterval()
        : MAX_INTERVAL;
  }

  private void put(Plan plan) {
    plans.put(plan.node(), plan);
    queue.add(plan);
  }
}
