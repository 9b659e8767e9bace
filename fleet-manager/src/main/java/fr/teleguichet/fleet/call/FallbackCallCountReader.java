package fr.teleguichet.fleet.call;

import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.platform.database.Database;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Jdbi;

/** Counts calls that something else carried than what was to, as long as calls are kept. */
@Singleton
public final class FallbackCallCountReader {

  /**
   * Calls that an adviser answered.
   *
   * @param fallback those that the video tool could not carry, and another one did
   * @param answered all of them
   */
  public record Count(long fallback, long answered) {}

  private final Jdbi jdbi;

  FallbackCallCountReader(Database database) {
    this.jdbi = database.jdbi();
  }

  /** Those that kiosks in the scope asked for in this time. */
  public Count read(Instant from, Instant to, Scope scope) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT COUNT(instead_of) AS fallback, COUNT(*) AS answered FROM video_call
                    WHERE asked >= :from AND asked < :to AND answered IS NOT NULL
                      AND (:whole OR territory IN (<territories>))
                    """)
                .bind("from", LocalDateTime.ofInstant(from, ZoneOffset.UTC))
                .bind("to", LocalDateTime.ofInstant(to, ZoneOffset.UTC))
                .bind("whole", scope.isWholeFleet())
                .bindList("territories", scope.territoriesForSql())
                .map((row, _) -> new Count(row.getLong("fallback"), row.getLong("answered")))
                .one());
  }
}
