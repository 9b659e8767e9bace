package fr.teleguichet.fleet.compliance.accessibility;

import fr.teleguichet.hardware.notice.AccessibilityConformity;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** What is stated of the accessibility, read at most once in a few seconds however many ask. */
@Singleton
public final class PublishedAccessibilityConformity {

  private static final Duration FRESH = Duration.ofSeconds(10);

  private final AccessibilityStatementTable statements;
  private final Clock clock;
  private volatile Read last =
      new Read(Instant.MIN, AccessibilityConformity.NONE); // replaced whole

  private record Read(Instant at, AccessibilityConformity conformity) {}

  PublishedAccessibilityConformity(AccessibilityStatementTable statements, Clock clock) {
    this.statements = statements;
    this.clock = clock;
  }

  /** What is stated; where nobody stated anything nothing conforms, as the law has it. */
  public AccessibilityConformity now() {
    Instant now = clock.instant();
    Read known = last;
    if (now.minus(FRESH).isAfter(known.at()) || now.isBefore(known.at())) {
      known =
          new Read(
              now,
              statements
                  .read()
                  .map(AccessibilityStatement::conformity)
                  .orElse(AccessibilityConformity.NONE));
      last = known;
    }
    return known.conformity();
  }
}
