package fr.teleguichet.fleet.interview;

/**
 * Interviews, and the attempts that became none; the two are never added up.
 *
 * @param held a citizen spoke with an agent for a minute or more
 * @param abandoned the citizen left before
 * @param unanswered nobody answered
 * @param failed the kiosk or the network failed
 */
public record Attempts(long held, long abandoned, long unanswered, long failed) {

  static final Attempts NONE = new Attempts(0, 0, 0, 0);

  /** This many of one outcome; one that a newer kiosk told of counts as none of these. */
  static Attempts of(String outcome, long count) {
    return switch (outcome) {
      case "held" -> new Attempts(count, 0, 0, 0);
      case "abandoned" -> new Attempts(0, count, 0, 0);
      case "unanswered" -> new Attempts(0, 0, count, 0);
      case "failed" -> new Attempts(0, 0, 0, count);
      default -> NONE;
    };
  }

  Attempts plus(Attempts other) {
    return new Attempts(
        held + other.held,
        abandoned + other.abandoned,
        unanswered + other.unanswered,
        failed + other.failed);
  }

  /** Attempts that became no interview. */
  public long lost() {
    return abandoned + unanswered + failed;
  }
}
