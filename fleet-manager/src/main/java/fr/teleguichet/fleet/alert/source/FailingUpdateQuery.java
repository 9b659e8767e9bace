package fr.teleguichet.fleet.alert.source;

import fr.teleguichet.fleet.alert.AlertKind;
import fr.teleguichet.fleet.alert.ObservedCondition;
import fr.teleguichet.fleet.platform.database.Database;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/**
 * Kiosks whose updates failed several times within a week, or that gave one up for good, and none
 * of whose updates succeeded since.
 */
@Singleton
final class FailingUpdateQuery implements ConditionCountQuery {
  private static final Duration WEEK = Duration.ofDays(7);

  private final Jdbi jdbi;

  FailingUpdateQuery(Database database) {
    this.jdbi = database.jdbi();
  }

  @Override
  public AlertKind kind() {
    return AlertKind.UPDATE_FAILING;
  }

  @Override
  public List<ObservedCondition> holding(int failures, Instant now) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT k.territory, k.name, k.site_id, COUNT(DISTINCT u.action) AS failures,
                      MIN(u.occurred) AS first
                    FROM update_record u JOIN kiosk k ON k.id = u.kiosk_id
                    WHERE u.ending = 'failed'
                      AND (u.occurred >= :since OR u.cause IN ('waited-too-long', 'no-way-back'))
                      AND NOT EXISTS (SELECT 1 FROM update_record l WHERE l.kiosk_id = u.kiosk_id
                        AND l.occurred > u.occurred AND l.ending = 'succeeded')
                    GROUP BY k.id, k.territory, k.name, k.site_id
                    HAVING failures >= :failures
                      OR SUM(u.cause IN ('waited-too-long', 'no-way-back')) > 0
                    """)
                .bind("since", ConditionCountQuery.utc(now.minus(WEEK)))
                .bind("failures", failures)
                .map(
                    (row, _) ->
                        ConditionCountQuery.ofKiosk(
                            kind(),
                            row,
                            ConditionCountQuery.instant(row, "first"),
                            row.getLong("failures")))
                .list());
  }
}
