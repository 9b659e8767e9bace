package fr.teleguichet.fleet.update.rollout;

import fr.teleguichet.fleet.enrolment.TargetId;
import fr.teleguichet.fleet.update.action.UpdateActionState;
import fr.teleguichet.hardware.protocol.NodeAddress;
import java.time.Instant;
import java.util.Optional;

/**
 * A kiosk of a rollout as it stands.
 *
 * @param kiosk its id in updates
 * @param wave the number of its wave
 * @param action the number of its update; 0 where it has none
 * @param update how far that is
 * @param forced whether that is forced
 * @param previous the distribution that it had before; 0 where it is not known
 * @param begun whether it said that it installs its update
 * @param held whether it has read its update and is told to wait
 */
record RolloutMember(
    String kiosk,
    String territory,
    int wave,
    MemberState state,
    Instant since,
    int action,
    Optional<UpdateActionState> update,
    boolean forced,
    int previous,
    boolean begun,
    boolean held) {

  /** Its group and node. */
  NodeAddress node() {
    return new NodeAddress(territory, new TargetId(kiosk).name());
  }

  /** A kiosk whose turn has not come. */
  static RolloutMember waiting(RolloutCandidate kiosk, int wave, Instant now) {
    return new RolloutMember(
        kiosk.kiosk(),
        kiosk.territory(),
        wave,
        MemberState.WAITING,
        now,
        0,
        Optional.empty(),
        false,
        0,
        false,
        false);
  }

  /** Whether its update is not over. */
  boolean isOpen() {
    return update.map(UpdateActionState::isOpen).orElse(false);
  }

  /** Whether its update was never read. */
  boolean isUnread() {
    return update.filter(it -> it instanceof UpdateActionState.Offered).isPresent();
  }

  /** Whether it has read what it shall do and has not said how it ended. */
  boolean isAtIt() {
    return isOpen()
        && !isUnread()
        && switch (state) {
          case UPDATING, LEAVING, REVERTING -> true;
          case WAITING, SUCCEEDED, FAILED, CANCELLED, LEFT, REVERTED, STRANDED -> false;
        };
  }

  /** Whether it knows its update, and it is not over. */
  boolean isRead() {
    return update.filter(it -> it instanceof UpdateActionState.Running).isPresent();
  }

  RolloutMember in(MemberState next, Instant now) {
    return new RolloutMember(
        kiosk, territory, wave, next, now, action, update, forced, previous, begun, held);
  }

  /** The same without an update. */
  RolloutMember free() {
    return new RolloutMember(
        kiosk, territory, wave, state, since, 0, Optional.empty(), false, previous, false, false);
  }

  /** The same with an update whose number is not known yet. */
  RolloutMember offered(boolean force, int before) {
    return new RolloutMember(
        kiosk,
        territory,
        wave,
        state,
        since,
        0,
        Optional.of(new UpdateActionState.Offered()),
        force,
        before,
        false,
        false);
  }

  /** The same with the number of its update. */
  RolloutMember numbered(int number) {
    return new RolloutMember(
        kiosk, territory, wave, state, since, number, update, forced, previous, begun, held);
  }

  /** The same with its update in another state. */
  RolloutMember with(UpdateActionState other, boolean force) {
    return new RolloutMember(
        kiosk,
        territory,
        wave,
        state,
        since,
        action,
        Optional.of(other),
        force,
        previous,
        begun,
        held);
  }

  /** The same, whose kiosk said that it installs its update, or not. */
  RolloutMember beginning(boolean installs) {
    return new RolloutMember(
        kiosk, territory, wave, state, since, action, update, forced, previous, installs, held);
  }

  /** The same, told to wait or not. */
  RolloutMember holding(boolean wait) {
    return new RolloutMember(
        kiosk, territory, wave, state, since, action, update, forced, previous, begun, wait);
  }
}
