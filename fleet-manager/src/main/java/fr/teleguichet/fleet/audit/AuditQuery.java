package fr.teleguichet.fleet.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * What somebody looks for in the log.
 *
 * @param who a part of the actor's name; empty for all
 * @param what the beginning of the action; empty for all
 * @param subject a part of the subject; empty for all
 * @param from the first instant
 * @param to the instant after the last
 * @param before only entries with smaller numbers
 * @param limit the most entries, 1 to 10,000
 */
public record AuditQuery(
    String who,
    String what,
    String subject,
    Optional<Instant> from,
    Optional<Instant> to,
    long before,
    int limit) {

  private static final int MAX_LENGTH = 200;
  private static final int MAX_COUNT = 10_000;

  public AuditQuery {
    who = shortened(who);
    what = shortened(what);
    subject = shortened(subject);
    limit = Math.clamp(limit, 1, MAX_COUNT);
  }

  private static String shortened(String text) {
    return text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text;
  }
}
