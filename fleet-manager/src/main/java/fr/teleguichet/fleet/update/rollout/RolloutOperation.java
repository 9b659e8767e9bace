package fr.teleguichet.fleet.update.rollout;

import fr.teleguichet.hardware.text.CodedEnum;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a person can do with a rollout on its page, in the order in which it is offered. */
public enum RolloutOperation implements CodedEnum {
  /** Agree as the second person. */
  APPROVE(RolloutEvent.APPROVE),
  /** Begin now. */
  START(RolloutEvent.START),
  /** Go on. */
  RESUME(RolloutEvent.RESUME),
  /** Begin nothing new. */
  PAUSE(RolloutEvent.PAUSE),
  /** Let kiosks that failed try again. */
  RETRY(RolloutEvent.RETRY),
  /** Give kiosks back what they had. */
  ROLL_BACK(RolloutEvent.ROLL_BACK),
  /** Do not agree. */
  REJECT(RolloutEvent.REJECT),
  /** End it where it is. */
  ABORT(RolloutEvent.ABORT),
  /** Do not wait for kiosks that were asked to leave. */
  ABANDON(RolloutEvent.ABORT);

  private final RolloutEvent event;

  RolloutOperation(RolloutEvent event) {
    this.event = event;
  }

  /** Whether it takes something from people or kiosks. */
  public boolean isGrave() {
    return switch (this) {
      case REJECT, ABORT, ABANDON, ROLL_BACK -> true;
      case APPROVE, START, RESUME, PAUSE, RETRY -> false;
    };
  }

  /** The act of a word. */
  static Optional<RolloutOperation> ofWord(String word) {
    return CodedEnum.of(RolloutOperation.class, word);
  }

  /** What can be done now. */
  static List<RolloutOperation> of(RolloutView view) {
    return Arrays.stream(values()).filter(act -> act.fits(view)).toList();
  }

  /** Whether it can be done now. */
  boolean fits(RolloutView view) {
    RolloutState state = view.rollout().state();
    if (this == ABANDON) {
      return state instanceof RolloutState.Aborting;
    }
    boolean possible = event.on(state).isPresent();
    return switch (this) {
      case RETRY ->
          possible && view.count(MemberState.FAILED) + view.count(MemberState.CANCELLED) > 0;
      case ROLL_BACK -> possible && view.count(MemberState.SUCCEEDED) > 0;
      default -> possible;
    };
  }
}
