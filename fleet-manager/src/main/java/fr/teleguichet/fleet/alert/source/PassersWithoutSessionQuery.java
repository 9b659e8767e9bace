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
 * Sites that many people pass within a week, and where nobody tries to speak with anybody. Who
 * passed a kiosk before it was moved there passed another site.
 */
@Singleton
final class PassersWithoutSessionQuery implements ConditionCountQuery {
  private static final Duration WEEK = Duration.ofDays(7);

  private final Jdbi jdbi;

  PassersWithoutSessionQuery(Database database) {
    this.jdbi = database.jdbi();
  }

  @Override
  public AlertKind kind() {
    return AlertKind.PASSERS_WITHOUT_SESSION;
  }

  @Override
  public List<ObservedCondition> holding(int passers, Instant now) {
    Instant since = now.minus(WEEK);
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT k.site_id, k.territory, p.passers FROM kiosk k
                    JOIN (SELECT s.site_id, SUM(h.passers) AS passers FROM presence_hour h
                      JOIN kiosk s ON s.id = h.kiosk_id
                      LEFT JOIN (SELECT kiosk_id, MAX(moved) AS moved FROM kiosk_past_site
                        GROUP BY kiosk_id) m ON m.kiosk_id = s.id
                      WHERE h.hour >= :since AND s.site_id IS NOT NULL
                        AND (m.moved IS NULL OR h.hour >= m.moved)
                      GROUP BY s.site_id HAVING passers >= :passers) p ON p.site_id = k.site_id
                    WHERE NOT EXISTS (SELECT 1 FROM interview i
                      WHERE i.site_id = k.site_id AND i.started >= :since)
                    GROUP BY k.site_id, k.territory
                    """)
                .bind("since", ConditionCountQuery.utc(since))
                .bind("passers", passers)
                .map(
                    (row, _) ->
                        ConditionCountQuery.ofSite(kind(), row, since, row.getLong("passers")))
                .list());
  }
}
