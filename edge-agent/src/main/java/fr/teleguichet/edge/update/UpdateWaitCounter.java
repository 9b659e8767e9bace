package fr.teleguichet.edge.update;

import java.time.Duration;
import java.time.Instant;

/**
 * How long an update has waited for its files and its moment. What passed before this start is told
 * by the clock, and what has passed since then by the loop: a board whose clock has no battery gets
 * another day from the network while it runs. Belongs to the loop.
 */
final class UpdateWaitCounter {

  private final UpdateCoordinator.World world;
  private Instant since = Instant.MIN;
  private Duration began = Duration.ZERO;

  UpdateWaitCounter(UpdateCoordinator.World world) {
    this.world = world;
  }

  /** The wait that began then, first asked for when it begins or when the agent has started. */
  Duration since(Instant beginning) {
    Duration uptime = world.loop().uptime();
    if (!beginning.equals(since)) {
      Duration before = Duration.between(beginning, world.clock().instant());
      since = beginning;
      began = before.isNegative() ? uptime : uptime.minus(before);
    }
    return uptime.minus(began);
  }
}
