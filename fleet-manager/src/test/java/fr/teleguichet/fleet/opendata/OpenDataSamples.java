package fr.teleguichet.fleet.opendata;

import fr.teleguichet.fleet.boot.TestPages;
import java.time.LocalDateTime;
import java.time.Year;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** A year of interviews that may be published, for who looks at the page. */
public final class OpenDataSamples {

  /** Journals of kiosks have other numbers. */
  private static final int JOURNAL = 900_000;

  private OpenDataSamples() {}

  /** Some at each site, of two public bodies; a few of one of them at some. */
  public static void on(TestPages.Running pages) {
    int year = Year.now(pages.clock()).getValue() - 2;
    pages
        .database()
        .jdbi()
        .useHandle(
            handle -> {
              List<Integer> sites =
                  handle.createQuery("SELECT id FROM site ORDER BY id").mapTo(Integer.class).list();
              for (int i = 0; i < sites.size(); i++) {
                interviews(handle, year, sites.get(i), "carsat", 20 + i);
                interviews(handle, year, sites.get(i), "caf", 2 + 3 * i);
              }
            });
  }

  private static void interviews(Handle handle, int year, int site, String service, int count) {
    for (int i = 0; i < count; i++) {
      int _ =
          handle.execute(
              "INSERT INTO interview (journal_id, number, kiosk_id, site_id, service, started,"
                  + " seconds, outcome) VALUES (?, ?, 0, ?, ?, ?, 900, 'held')",
              JOURNAL + site,
              service.equals("caf") ? i : 1_000 + i,
              site,
              service,
              LocalDateTime.of(year, 3, 3, 9, 0).plusHours(i));
    }
  }
}
