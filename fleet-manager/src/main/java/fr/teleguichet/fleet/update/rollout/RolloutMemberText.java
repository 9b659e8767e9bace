package fr.teleguichet.fleet.update.rollout;

import fr.teleguichet.fleet.update.failure.FailureReasonLine;
import fr.teleguichet.fleet.update.failure.UpdateFailureText;
import fr.teleguichet.fleet.update.rollout.eligibility.BlockingReason;
import fr.teleguichet.fleet.web.page.LocalizedText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How far a kiosk of a rollout is and why, in words for people. */
public final class RolloutMemberText {

  private RolloutMemberText() {}

  /** How far a kiosk is. */
  public static String member(MemberState state, LocalizedText text) {
    return text.say("rollout.member." + state.code());
  }

  /** How a kiosk looks, by the words of the style sheet. */
  public static String look(MemberState state) {
    return switch (state) {
      case WAITING -> "never-seen";
      case UPDATING, LEAVING, REVERTING -> "unknown";
      case SUCCEEDED -> "ok";
      case FAILED, STRANDED -> "failed";
      case CANCELLED, LEFT, REVERTED -> "stopped";
    };
  }

  /** Why a kiosk is where it is; nothing where its state says it. */
  public static List<FailureReasonLine> why(
      MemberView member, Rollout rollout, LocalizedText text) {
    List<FailureReasonLine> why = new ArrayList<>();
    member
        .cause()
        .ifPresent(
            cause -> {
              why.add(
                  FailureReasonLine.of(
                      UpdateFailureText.sentence(cause, rollout.name(), member.since(), text)));
              cause.details().stream().map(FailureReasonLine::ofKiosk).forEach(why::add);
            });
    if (member.hasNoWayBack()) {
      why.add(FailureReasonLine.of(text.say("rollout.why.no-way-back")));
    }
    member.obstacles().forEach(obstacle -> why.add(FailureReasonLine.of(obstacle(obstacle, text))));
    // The window is all that the deadline lifts.
    if (member.obstacles().stream().anyMatch(BlockingReason.Closed.class::isInstance)) {
      rollout
          .plan()
          .deadline()
          .ifPresent(
              deadline ->
                  why.add(FailureReasonLine.of(text.say("rollout.until", text.moment(deadline)))));
    }
    return why;
  }

  /** Why a kiosk does not begin yet. */
  public static String obstacle(BlockingReason obstacle, LocalizedText text) {
    Object[] facts =
        obstacle.facts().stream()
            .map(it -> it instanceof Instant moment ? text.moment(moment) : it)
            .toArray();
    return text.say("rollout.obstacle." + obstacle.code(), facts);
  }
}
