package fr.teleguichet.fleet.site.visit;

import fr.teleguichet.fleet.platform.database.Database;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Predicate;
import org.jdbi.v3.core.Jdbi;

/** The table of visits of technicians. */
@Singleton
final class TechnicianVisitTable {

  private static final int MAX_SHOWN = 20;

  /** Many years of visits of one site. */
  private static final int MAX_READ = 1_000;

  private final Jdbi jdbi;
  private final Clock clock;

  TechnicianVisitTable(Database database, Clock clock) {
    this.jdbi = database.jdbi();
    this.clock = clock;
  }

  void add(int site, TechnicianVisit visit) {
    jdbi.useHandle(
        handle -> {
          int _ =
              handle.execute(
                  "INSERT INTO technician_visit (site_id, kiosk, day, technician, part, done,"
                      + " parts_used, recorded) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                  site,
                  visit.kiosk(),
                  visit.day(),
                  visit.technician(),
                  visit.part(),
                  visit.done(),
                  visit.partsUsed(),
                  LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
        });
  }

  /**
   * The last visits of the site of this row, the newest first.
   *
   * @param isSeen whether the reader may know of the kiosk of this name
   */
  List<TechnicianVisit> last(int site, Predicate<String> isSeen) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT kiosk, day, technician, part, done, parts_used FROM technician_visit"
                        + " WHERE site_id = :site ORDER BY day DESC, id DESC LIMIT "
                        + MAX_READ)
                .bind("site", site)
                .map(
                    (row, _) ->
                        new TechnicianVisit(
                            row.getString("kiosk"),
                            row.getObject("day", LocalDate.class),
                            row.getString("technician"),
                            row.getString("part"),
                            row.getString("done"),
                            row.getString("parts_used")))
                .list()
                .stream()
                .filter(it -> it.kiosk().isEmpty() || isSeen.test(it.kiosk()))
                .limit(MAX_SHOWN)
                .toList());
  }
}
