package fr.teleguichet.fleet.interview;

import java.util.Collection;

/**
 * Interviews, the attempts that became none, and what was asked for while nobody could be called;
 * the three are never added up.
 *
 * @param held a citizen spoke with an agent for a minute or more
 * @param abandoned the citizen left before
 * @param unanswered nobody answered
 * @param failed the kiosk or the network failed
 * @param unreached the kiosk told of other ways at once, since no call could come about
 */
public record InterviewOutcomeCounts(
    long held, long abandoned, long unanswered, long failed, long unreached) {

  /** Nothing. */
  public static final InterviewOutcomeCounts NONE = new InterviewOutcomeCounts(0, 0, 0, 0, 0);

  /** This many of one outcome; one that a newer kiosk told of counts as none of these. */
  static InterviewOutcomeCounts of(String outcome, long count) {
    return switch (outcome) {
      case "held" -> new InterviewOutcomeCounts(count, 0, 0, 0, 0);
      case "abandoned" -> new InterviewOutcomeCounts(0, count, 0, 0, 0);
      case "unanswered" -> new InterviewOutcomeCounts(0, 0, count, 0, 0);
      case "failed" -> new InterviewOutcomeCounts(0, 0, 0, count, 0);
      case "unreached" -> new InterviewOutcomeCounts(0, 0, 0, 0, count);
      default -> NONE;
    };
  }

  /** All together. */
  static InterviewOutcomeCounts sum(Collection<InterviewOutcomeCounts> all) {
    long held = 0;
    long abandoned = 0;
    long unanswered = 0;
    long failed = 0;
    long unreached = 0;
    for (InterviewOutcomeCounts each : all) {
      held += each.held;
      abandoned += each.abandoned;
      unanswered += each.unanswered;
      failed += each.failed;
      unreached += each.unreached;
    }
    return new InterviewOutcomeCounts(held, abandoned, unanswered, failed, unreached);
  }

  /** Both together. */
  public InterviewOutcomeCounts plus(InterviewOutcomeCounts other) {
    return new InterviewOutcomeCounts(
        held + other.held,
        abandoned + other.abandoned,
        unanswered + other.unanswered,
        failed + other.failed,
        unreached + other.unreached);
  }

  /** Attempts that became no interview. */
  public long lost() {
    return abandoned + unanswered + failed;
  }
}
