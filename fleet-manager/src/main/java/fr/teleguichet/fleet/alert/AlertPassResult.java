package fr.teleguichet.fleet.alert;

import java.util.List;

/** What one pass of the engine changes; all of it is stored, or nothing. */
sealed interface AlertPassResult {

  /** A condition was seen that was not before. */
  record Began(TrackedCondition held) implements AlertPassResult {}

  /** It is not seen any more, or again, or has another amount. */
  record Changed(TrackedCondition held) implements AlertPassResult {}

  /** It has not been seen for so long that it is over. */
  record Ended(TrackedCondition held) implements AlertPassResult {}

  /**
   * A new alert, to be told.
   *
   * @param members what it tells, earliest first
   */
  record Opened(AlertRule rule, AlertGroupKey cause, List<TrackedCondition> members)
      implements AlertPassResult {
    public Opened {
      members = List.copyOf(members);
    }
  }

  /** More of the same, which is told already. */
  record Joined(long alert, List<TrackedCondition> members) implements AlertPassResult {
    public Joined {
      members = List.copyOf(members);
    }
  }

  /** Nothing of it holds any more. */
  record Resolved(long alert) implements AlertPassResult {}
}
