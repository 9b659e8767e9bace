package fr.teleguichet.fleet.alert.source;

import fr.teleguichet.fleet.alert.AlertKind;
import fr.teleguichet.fleet.alert.ObservedCondition;
import fr.teleguichet.fleet.platform.database.Database;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Sites with kiosks that have long been there, and without an interview since so many weeks. */
@Singleton
final class UnusedSiteQuery implements ConditionCountQuery {
  private final Jdbi jdbi;

  UnusedSiteQuery(Database database) {
    this.jdbi = database.jdbi();
  }

  @Override
  public AlertKind kind() {
    return AlertKind.SITE_UNUSED;
  }

  @Override
  public List<ObservedCondition> holding(int weeks, Instant now) {
    Instant since = now.minus(Duration.ofDays(7L * weeks));
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT DISTINCT k.site_id, k.territory FROM kiosk k
                    JOIN (SELECT s.site_id FROM kiosk s
                      LEFT JOIN (SELECT kiosk_id, MAX(moved) AS moved FROM kiosk_past_site
                        GROUP BY kiosk_id) m ON m.kiosk_id = s.id
                      WHERE s.site_id IS NOT NULL GROUP BY s.site_id
                      HAVING MIN(COALESCE(m.moved, s.first_seen)) < :since) old
                      ON old.site_id = k.site_id
                    WHERE NOT EXISTS (SELECT 1 FROM interview i
                      WHERE i.site_id = k.site_id AND i.started >= :since AND i.outcome = 'held')
                    AND NOT EXISTS (SELECT 1 FROM site_life l
                      WHERE l.site_id = k.site_id AND l.since >= DATE(:since))
                    """)
                .bind("since", ConditionCountQuery.utc(since))
                .map((row, _) -> ConditionCountQuery.ofSite(kind(), row, since, weeks))
                .list());
  }
}
