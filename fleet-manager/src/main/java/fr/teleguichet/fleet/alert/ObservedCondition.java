package fr.teleguichet.fleet.alert;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that holds at this moment and for which there is a rule.
 *
 * @param site the row of the site where the subject is, where it is at one
 * @param since since when, as far as anybody knows; for people, never for reckoning
 * @param amount how much of it, where the kind has a number
 */
public record ObservedCondition(Key key, Optional<Integer> site, Instant since, long amount) {

  /**
   * What tells conditions apart.
   *
   * @param topic which part of the subject, such as {@code printer}; empty where that says nothing
   */
  public record Key(AlertKind kind, AlertSubject subject, String topic) {}

  /** One about its subject as a whole. */
  public static ObservedCondition of(
      AlertKind kind, AlertSubject subject, Optional<Integer> site, Instant since, long amount) {
    return new ObservedCondition(new Key(kind, subject, ""), site, since, amount);
  }
}
