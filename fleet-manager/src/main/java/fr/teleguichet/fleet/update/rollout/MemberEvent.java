package fr.teleguichet.fleet.update.rollout;

import static fr.teleguichet.fleet.update.rollout.MemberState.CANCELLED;
import static fr.teleguichet.fleet.update.rollout.MemberState.FAILED;
import static fr.teleguichet.fleet.update.rollout.MemberState.LEAVING;
import static fr.teleguichet.fleet.update.rollout.MemberState.LEFT;
import static fr.teleguichet.fleet.update.rollout.MemberState.REVERTED;
import static fr.teleguichet.fleet.update.rollout.MemberState.REVERTING;
import static fr.teleguichet.fleet.update.rollout.MemberState.STRANDED;
import static fr.teleguichet.fleet.update.rollout.MemberState.SUCCEEDED;
import static fr.teleguichet.fleet.update.rollout.MemberState.UPDATING;
import static fr.teleguichet.fleet.update.rollout.MemberState.WAITING;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can happen to a kiosk of a rollout. */
enum MemberEvent {
  /** It gets the update. */
  OFFER,
  /** The update that it never read is taken back until a better moment. */
  WITHDRAW,
  /** It is asked to leave its update. */
  LEAVE,
  /** Its update succeeded. */
  SUCCEED,
  /** Its update failed. */
  FAIL,
  /** It left its update, or somebody took it away. */
  YIELD,
  /** There is no such kiosk any more. */
  RETIRE,
  /** It shall try again. */
  RETRY,
  /** It gets what it had before. */
  REVERT,
  /** What it had before is not known. */
  STRAND,
  /** It is not waited for any more. */
  DROP;

  /** The state after this; empty when it can't happen in that state. */
  Optional<MemberState> on(MemberState state) {
    return Optional.ofNullable(next(state));
  }

  private @Nullable MemberState next(MemberState state) {
    return switch (this) {
      case OFFER -> state == WAITING ? UPDATING : null;
      case WITHDRAW -> state == UPDATING ? WAITING : state == REVERTING ? SUCCEEDED : null;
      case LEAVE -> state == UPDATING ? LEAVING : state == REVERTING ? STRANDED : null;
      case SUCCEED ->
          switch (state) {
            // Nothing was heard of one that failed until now.
            case UPDATING, LEAVING, FAILED -> SUCCEEDED;
            case REVERTING, STRANDED -> REVERTED;
            default -> null;
          };
      case FAIL ->
          switch (state) {
            case UPDATING, LEAVING -> FAILED;
            case REVERTING -> STRANDED;
            default -> null;
          };
      case YIELD ->
          switch (state) {
            case UPDATING, LEAVING -> CANCELLED;
            case REVERTING -> STRANDED;
            default -> null;
          };
      case RETIRE ->
          switch (state) {
            case WAITING, UPDATING, LEAVING, REVERTING -> LEFT;
            default -> null;
          };
      case RETRY -> state == FAILED || state == CANCELLED ? WAITING : null;
      case REVERT -> state == SUCCEEDED ? REVERTING : null;
      case STRAND -> state == SUCCEEDED ? STRANDED : null;
      case DROP -> state == WAITING ? CANCELLED : null;
    };
  }
}
