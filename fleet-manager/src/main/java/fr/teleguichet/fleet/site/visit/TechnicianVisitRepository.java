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
final class TechnicianVisitRepository {

  private static final int MAX_SHOWN = 20;

  /** Many years of visits of one site. */
  private static final int MAX_READ = 1_000;

  private final Jdbi jdbi;
  private final Clock clock;

  TechnicianVisitRepository(Database database, Clock clock) {
    this.jdbi = database.jdbi();
    this.clock = clock;
  }

  /**
   * Notes a visit. Where there is little network, the same note comes again when its answer got
   * lost: it is one visit.
   */
  void add(int site, TechnicianVisit visit) {
    jdbi.useHandle(
        handle -> {
          int _ =
              handle
                  .createUpdate(
                      """
                      INSERT INTO technician_visit
                        (site_id, kiosk, day, technician, part, done, parts_used, recorded)
                      SELECT :site, :kiosk, :day, :technician, :part, :done, :parts, :now FROM DUAL
                      WHERE NOT EXISTS (SELECT 1 FROM technician_visit
                        WHERE site_id = :site AND kiosk = :kiosk AND day = :day
                          AND technician = :technician AND part = :part AND done = :done
                          AND parts_used = :parts)
                      """)
                  .bind("site", site)
                  .bind("kiosk", visit.kiosk())
                  .bind("day", visit.day())
                  .bind("technician", visit.technician())
                  .bind("part", visit.part())
                  .bind("done", visit.done())
                  .bind("parts", visit.partsUsed())
                  .bind("now", LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                  .execute();
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
