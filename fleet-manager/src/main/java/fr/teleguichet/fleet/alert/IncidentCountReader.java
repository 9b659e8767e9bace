package fr.teleguichet.fleet.alert;

import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.hardware.text.CodedEnum;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Counts what citizens may have met with: alerts that were urgent, or would not go away alone. */
@Singleton
public final class IncidentCountReader {

  private static final String COUNT =
      """
      SELECT a.kind, COUNT(*) AS incidents,
        SUM(TIMESTAMPDIFF(SECOND, GREATEST(a.since, :from),
          LEAST(IF(a.state = 'resolved', a.changed, :now), :to))) AS seconds
      FROM alert a
      WHERE a.since < :to AND (a.state <> 'resolved' OR a.changed > :from)
        AND a.severity IN ('urgent', 'soon')
        AND (:whole OR EXISTS (SELECT 1 FROM alert_member m
          WHERE m.alert_id = a.id AND m.territory IN (<territories>)))
      GROUP BY a.kind ORDER BY incidents DESC, a.kind
      """;

  /**
   * Incidents of one kind.
   *
   * @param seconds how long they lasted together, within the time that was asked for
   */
  public record Count(AlertKind kind, long incidents, long seconds) {}

  private final Jdbi jdbi;

  IncidentCountReader(Database database) {
    this.jdbi = database.jdbi();
  }

  /**
   * Those that touched this time, most frequent first; kinds of a newer release are left out.
   *
   * @param now what is not over lasts until then
   */
  public List<Count> read(Instant from, Instant to, Instant now, Scope scope) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(COUNT)
                .bind("from", LocalDateTime.ofInstant(from, ZoneOffset.UTC))
                .bind("to", LocalDateTime.ofInstant(to, ZoneOffset.UTC))
                .bind("now", LocalDateTime.ofInstant(now, ZoneOffset.UTC))
                .bind("whole", scope.isWholeFleet())
                .bindList("territories", scope.territoriesForSql())
                .map((row, _) -> count(row))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList());
  }

  private static Optional<Count> count(ResultSet row) throws SQLException {
    long incidents = row.getLong("incidents");
    long seconds = Math.max(0, row.getLong("seconds"));
    return CodedEnum.of(AlertKind.class, row.getString("kind"))
        .map(kind -> new Count(kind, incidents, seconds));
  }
}
