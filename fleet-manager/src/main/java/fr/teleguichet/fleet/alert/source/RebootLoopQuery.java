package fr.teleguichet.fleet.alert.source;

import fr.teleguichet.fleet.alert.AlertKind;
import fr.teleguichet.fleet.alert.ObservedCondition;
import fr.teleguichet.fleet.platform.database.Database;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Kiosks that connect anew again and again. */
@Singleton
final class RebootLoopQuery implements ConditionCountQuery {
  private static final Duration DAY = Duration.ofDays(1);

  private final Jdbi jdbi;

  RebootLoopQuery(Database database) {
    this.jdbi = database.jdbi();
  }

  @Override
  public AlertKind kind() {
    return AlertKind.REBOOT_LOOP;
  }

  @Override
  public List<ObservedCondition> holding(int times, Instant now) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT k.territory, k.name, k.site_id, c.times, c.first FROM kiosk k
                    JOIN (SELECT kiosk_id, COUNT(*) AS times, MIN(at) AS first FROM link_change
                      WHERE at >= :since AND link = 'connected'
                      GROUP BY kiosk_id HAVING times >= :times) c ON c.kiosk_id = k.id
                    """)
                .bind("since", ConditionCountQuery.utc(now.minus(DAY)))
                .bind("times", times)
                .map(
                    (row, _) ->
                        ConditionCountQuery.ofKiosk(
                            kind(),
                            row,
                            ConditionCountQuery.instant(row, "first"),
                            row.getLong("times")))
                .list());
  }
}
