package fr.teleguichet.fleet.alert;

import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.hardware.text.CodedEnum;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The table of rules that somebody changed. */
@Singleton
public final class AlertRuleRepository {
  private final Jdbi jdbi;

  AlertRuleRepository(Database database) {
    this.jdbi = database.jdbi();
  }

  /** All rules; a row of a kind or severity that a newer release knows is left aside. */
  public AlertRules read() {
    return AlertRules.with(
        jdbi
            .withHandle(
                handle ->
                    handle
                        .createQuery("SELECT * FROM alert_rule")
                        .map((row, _) -> rule(row))
                        .list())
            .stream()
            .flatMap(Optional::stream)
            .toList());
  }

  private static Optional<AlertRule> rule(ResultSet row) throws SQLException {
    Optional<AlertKind> kind = AlertKind.ofWord(row.getString("kind"));
    Optional<AlertSeverity> severity = CodedEnum.of(AlertSeverity.class, row.getString("severity"));
    if (kind.isEmpty() || severity.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new AlertRule(
            kind.get(),
            row.getBoolean("enabled"),
            severity.get(),
            Duration.ofSeconds(row.getLong("delay_seconds")),
            row.getInt("threshold"),
            row.getBoolean("quiet_when_closed")));
  }

  /** Writes a rule that somebody changed. */
  void put(AlertRule rule, String by, Instant now) {
    jdbi.useHandle(
        handle -> {
          int _ =
              handle
                  .createUpdate(
                      """
                      REPLACE INTO alert_rule (kind, enabled, severity, delay_seconds, threshold,
                        quiet_when_closed, changed, changed_by)
                      VALUES (:kind, :enabled, :severity, :delay, :threshold, :quiet, :now, :by)
                      """)
                  .bind("kind", rule.kind().code())
                  .bind("enabled", rule.enabled())
                  .bind("severity", rule.severity().code())
                  .bind("delay", rule.delay().toSeconds())
                  .bind("threshold", rule.threshold())
                  .bind("quiet", rule.quietWhenClosed())
                  .bind("now", AlertRepository.utc(now))
                  .bind("by", by)
                  .execute();
        });
  }
}
