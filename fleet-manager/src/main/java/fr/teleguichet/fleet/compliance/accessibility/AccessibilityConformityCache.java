package fr.teleguichet.fleet.compliance.accessibility;

import fr.teleguichet.hardware.notice.AccessibilityConformity;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.JdbiException;

/** What is stated of the accessibility, read at most once in a few seconds however many ask. */
@Singleton
public final class AccessibilityConformityCache {

  private static final Duration FRESH = Duration.ofSeconds(10);

  private final AccessibilityStatementRepository statements;
  private final Clock clock;
  private volatile Read last =
      new Read(Instant.MIN, AccessibilityConformity.NONE); // replaced whole

  private record Read(Instant at, AccessibilityConformity conformity) {}

  AccessibilityConformityCache(AccessibilityStatementRepository statements, Clock clock) {
    this.statements = statements;
    this.clock = clock;
  }

  /** What is stated; where nobody stated anything nothing conforms, as the law has it. */
  public AccessibilityConformity now() {
    Instant now = clock.instant();
    Read known = last;
    if (now.minus(FRESH).isAfter(known.at()) || now.isBefore(known.at())) {
      known = new Read(now, again(known));
      last = known;
    }
    return known.conformity();
  }

  /** Read again; where the database is away, as last read. */
  private AccessibilityConformity again(Read known) {
    try {
      return statements
          .read()
          .map(AccessibilityStatement::conformity)
          .orElse(AccessibilityConformity.NONE);
    } catch (JdbiException failure) {
      if (known.at().equals(Instant.MIN)) {
        throw failure;
      }
      return known.conformity();
    }
  }
}
