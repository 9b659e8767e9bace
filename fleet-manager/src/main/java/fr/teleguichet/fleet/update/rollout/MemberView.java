package fr.teleguichet.fleet.update.rollout;

import fr.teleguichet.fleet.enrolment.TargetId;
import fr.teleguichet.fleet.update.action.UpdateActionState;
import fr.teleguichet.fleet.update.failure.UpdateFailureCause;
import fr.teleguichet.fleet.update.rollout.eligibility.BlockingReason;
import fr.teleguichet.hardware.protocol.NodeAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A kiosk of a rollout, with why it waits or why it failed.
 *
 * @param kiosk its id in updates
 * @param wave the number of its wave
 * @param since when it came into its state
 * @param action the number of its update; 0 where it has none
 * @param update how far that is
 * @param previous what it had before, as people call it
 * @param obstacles why it does not begin yet, while its wave's turn has come
 * @param cause why it failed
 */
public record MemberView(
    String kiosk,
    String territory,
    int wave,
    MemberState state,
    Instant since,
    int action,
    Optional<UpdateActionState> update,
    Optional<String> previous,
    List<BlockingReason> obstacles,
    Optional<UpdateFailureCause> cause) {
  public MemberView {
    obstacles = List.copyOf(obstacles);
  }

  /** Its group and node. */
  public NodeAddress node() {
    return new NodeAddress(territory, new TargetId(kiosk).name());
  }

  /** The same, where another kiosk for which it waits is called as people call it. */
  MemberView naming(Function<NodeAddress, String> title) {
    return new MemberView(
        kiosk,
        territory,
        wave,
        state,
        since,
        action,
        update,
        previous,
        obstacles.stream().map(it -> named(it, title)).toList(),
        cause);
  }

  private BlockingReason named(BlockingReason obstacle, Function<NodeAddress, String> title) {
    return obstacle instanceof BlockingReason.AreaBusy(String other)
        ? new BlockingReason.AreaBusy(
            title.apply(new NodeAddress(territory, new TargetId(other).name())))
        : obstacle;
  }

  /** Whether it should have got back what it had, and nobody knows what that was. */
  boolean hasNoWayBack() {
    return state == MemberState.STRANDED && previous.isEmpty() && cause.isEmpty();
  }
}
