package fr.teleguichet.fleet.alert.source;

import fr.teleguichet.fleet.alert.AlertKind;
import fr.teleguichet.fleet.alert.AlertSubject;
import fr.teleguichet.fleet.alert.ObservedCondition;
import fr.teleguichet.fleet.platform.database.Database;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * Calls within a day that something else carried than what was to: its provider may be gone for
 * good. Over once a call goes by it again, or another one is chosen for the fleet.
 */
@Singleton
final class ReplacedVideoCallQuery implements ConditionCountQuery {
  private static final Duration DAY = Duration.ofDays(1);

  private final Jdbi jdbi;

  ReplacedVideoCallQuery(Database database) {
    this.jdbi = database.jdbi();
  }

  @Override
  public AlertKind kind() {
    return AlertKind.CALLS_REPLACED;
  }

  @Override
  public List<ObservedCondition> holding(int calls, Instant now) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT COUNT(*) AS calls, MIN(c.asked) AS first FROM video_call c
                    LEFT JOIN (SELECT adapter, MAX(asked) AS asked FROM video_call
                      WHERE asked >= :since AND answered IS NOT NULL AND instead_of IS NULL
                      GROUP BY adapter) own ON own.adapter = c.instead_of
                    WHERE c.asked >= :since AND c.instead_of IS NOT NULL
                      AND (own.asked IS NULL OR own.asked <= c.asked)
                      AND NOT EXISTS (SELECT 1 FROM fleet_video f WHERE f.since > c.asked)
                    HAVING calls >= :calls
                    """)
                .bind("since", ConditionCountQuery.utc(now.minus(DAY)))
                .bind("calls", calls)
                .map(
                    (row, _) ->
                        ObservedCondition.of(
                            kind(),
                            new AlertSubject.Network(),
                            Optional.empty(),
                            ConditionCountQuery.instant(row, "first"),
                            row.getLong("calls")))
                .list());
  }
}
