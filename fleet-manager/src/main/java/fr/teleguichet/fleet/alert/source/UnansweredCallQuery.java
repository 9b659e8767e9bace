package fr.teleguichet.fleet.alert.source;

import fr.teleguichet.fleet.alert.AlertKind;
import fr.teleguichet.fleet.alert.ObservedCondition;
import fr.teleguichet.fleet.platform.database.Database;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Kiosks of which several calls within a day had no answer. */
@Singleton
final class UnansweredCallQuery implements ConditionCountQuery {
  private static final Duration DAY = Duration.ofDays(1);

  private final Jdbi jdbi;

  UnansweredCallQuery(Database database) {
    this.jdbi = database.jdbi();
  }

  @Override
  public AlertKind kind() {
    return AlertKind.CALLS_UNANSWERED;
  }

  @Override
  public List<ObservedCondition> holding(int calls, Instant now) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT k.territory, k.name, k.site_id, c.calls, c.first FROM kiosk k
                    JOIN (SELECT territory, kiosk, COUNT(*) AS calls, MIN(asked) AS first
                      FROM video_call WHERE asked >= :since AND outcome = 'unanswered'
                      GROUP BY territory, kiosk HAVING calls >= :calls) c
                      ON c.territory = k.territory AND c.kiosk = k.name
                    """)
                .bind("since", ConditionCountQuery.utc(now.minus(DAY)))
                .bind("calls", calls)
                .map(
                    (row, _) ->
                        ConditionCountQuery.ofKiosk(
                            kind(),
                            row,
                            ConditionCountQuery.instant(row, "first"),
                            row.getLong("calls")))
                .list());
  }
}
