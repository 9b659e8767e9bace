package fr.teleguichet.fleet.call;

/** Knows whose turn comes before that of people who asked earlier. */
@FunctionalInterface
public interface CallPriorityRule {

  /** Whether the citizen who calls was asked to come at this time. */
  boolean isExpected(VideoCall call);

  /** Whoever is expected, and who is passed on, goes before those who came by themselves. */
  default boolean isAfterOthers(VideoCall call) {
    return call.transferredBy().isEmpty() && !isExpected(call);
  }
}
