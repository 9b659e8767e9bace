package fr.teleguichet.fleet.mediator;

import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.hardware.journal.ServiceCode;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.EmptyHandling;

/** The table of notes: one sum for each day and kind of visit. */
@Singleton
final class VisitNoteRepository {

  private static final String SUMS =
      """
      SELECT DATE_FORMAT(day, '%Y-%m') AS month, site_id, <theme> AS service,
        SUM(IF(solved, notes, 0)) AS solved, SUM(IF(solved, 0, notes)) AS redirected,
        SUM(IF(first_visit, notes, 0)) AS first_visits
      FROM mediator_note WHERE day >= :first AND site_id IN (<sites>)
      GROUP BY month, site_id, <theme> ORDER BY month DESC, site_id, service
      """;

  private final Jdbi jdbi;

  VisitNoteRepository(Database database) {
    this.jdbi = database.jdbi();
  }

  /** Counts a note. */
  void add(VisitNote note) {
    jdbi.useHandle(
        handle ->
            change(
                handle,
                note,
                """
                INSERT INTO mediator_note (day, site_id, service, solved, first_visit, notes)
                VALUES (:day, :site, :service, :solved, :first, 1)
                ON DUPLICATE KEY UPDATE notes = notes + 1
                """));
  }

  /** Takes a note back that was counted. */
  void remove(VisitNote note) {
    jdbi.useTransaction(
        handle -> {
          String those =
              " WHERE day = :day AND site_id = :site AND service = :service AND solved = :solved"
                  + " AND first_visit = :first";
          change(
              handle,
              note,
              "UPDATE mediator_note SET notes = notes - 1" + those + " AND notes > 0");
          change(handle, note, "DELETE FROM mediator_note" + those + " AND notes = 0");
        });
  }

  private static void change(Handle handle, VisitNote note, String sql) {
    int _ =
        handle
            .createUpdate(sql)
            .bind("day", note.day())
            .bind("site", note.site())
            .bind("service", note.theme().map(ServiceCode::value).orElse(""))
            .bind("solved", note.solved())
            .bind("first", note.firstVisit())
            .execute();
  }

  /** What was noted at these sites since the month, by month and site, newest first. */
  List<VisitNoteCounts> bySite(Collection<Integer> sites, YearMonth since) {
    return sums(sites, since, "''");
  }

  /** The same by theme too. */
  List<VisitNoteCounts> byTheme(Collection<Integer> sites, YearMonth since) {
    return sums(sites, since, "service");
  }

  private List<VisitNoteCounts> sums(Collection<Integer> sites, YearMonth since, String theme) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SUMS)
                .define("theme", theme)
                .bind("first", since.atDay(1))
                .bindList(EmptyHandling.NULL_KEYWORD, "sites", List.copyOf(sites))
                .map((row, _) -> counts(row))
                .list());
  }

  private static VisitNoteCounts counts(ResultSet row) throws SQLException {
    return new VisitNoteCounts(
        YearMonth.parse(row.getString("month")),
        row.getInt("site_id"),
        Optional.of(row.getString("service")).filter(it -> !it.isEmpty()).map(ServiceCode::new),
        row.getLong("solved"),
        row.getLong("redirected"),
        row.getLong("first_visits"));
  }

  /** Deletes some sums of days before; returns how many. */
  int deleteBefore(LocalDate limit, int most) {
    return jdbi.withHandle(
        handle ->
            handle
                .createUpdate(
                    "DELETE FROM mediator_note WHERE day < :limit ORDER BY day LIMIT :most")
                .bind("limit", limit)
                .bind("most", most)
                .execute());
  }
}
