package fr.teleguichet.fleet.alert;

import static fr.teleguichet.fleet.alert.AlertRepository.instant;
import static fr.teleguichet.fleet.alert.AlertRepository.utc;

import fr.teleguichet.fleet.platform.database.Database;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * When citizens could not use a kiosk of a site as they should, for figures that depend on it.
 * Whose business a site is, whoever asks has to know.
 */
@Singleton
public final class SiteOutageReader {

  /** As many as a page can name; more would be no exception any more. */
  private static final int MAX_COUNT = 2_000;

  /**
   * A kiosk was silent, or a part of it did not work.
   *
   * @param site the row of the site where it stood
   * @param ended when it was over; empty while it holds
   */
  public record Outage(AlertKind kind, int site, Instant since, Optional<Instant> ended) {}

  private final Jdbi jdbi;

  SiteOutageReader(Database database) {
    this.jdbi = database.jdbi();
  }

  /** Those of which a part lies between these moments and that held for a day or more, in order. */
  public List<Outage> ofADayOrMore(Instant from, Instant to) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT a.kind, m.site_id, m.since, m.ended
                    FROM alert_member m JOIN alert a ON a.id = m.alert_id
                    WHERE a.kind IN ('offline', 'degraded') AND m.site_id IS NOT NULL
                      AND m.since < :to AND (m.ended IS NULL OR m.ended >= :from)
                      AND m.since <= COALESCE(m.ended, :to) - INTERVAL 1 DAY
                    ORDER BY m.since LIMIT :most
                    """)
                .bind("from", utc(from))
                .bind("to", utc(to))
                .bind("most", MAX_COUNT)
                .map(
                    (row, _) ->
                        new Outage(
                            AlertRepository.kind(row),
                            row.getInt("site_id"),
                            instant(row, "since"),
                            row.getTimestamp("ended") == null
                                ? Optional.empty()
                                : Optional.of(instant(row, "ended"))))
                .list());
  }
}
