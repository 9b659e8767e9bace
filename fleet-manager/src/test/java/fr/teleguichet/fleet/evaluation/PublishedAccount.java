package fr.teleguichet.fleet.evaluation;

import fr.teleguichet.fleet.boot.TestPages;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import org.jdbi.v3.core.Handle;

/**
 * What the first network published of its eighteen months, at eight made-up sites: 250 interviews
 * of which 167 with the pension fund, 200 answers of which 188 satisfied, 141 of them very, and 180
 * would recommend it.
 */
final class PublishedAccount {

  private static final LocalDate FIRST = LocalDate.of(2024, 7, 1);
  private static final int SITES = 8;

  private PublishedAccount() {}

  /** Puts it into the database of the pages. */
  static void on(TestPages.Running pages) {
    pages
        .database()
        .jdbi()
        .useTransaction(
            handle -> {
              for (int site = 1; site <= SITES; site++) {
                site(handle, site, site == 1 ? "=1+1 Mairie de Cajarc" : "Relais " + site);
              }
              for (int i = 0; i < 250; i++) {
                interview(handle, i, 1 + i % SITES, i < 167 ? "carsat" : "caf", at(i));
              }
              for (int i = 0; i < 200; i++) {
                survey(handle, i);
              }
            });
    pages.readSites();
  }

  /** Two days apart, so that all of it is of eighteen months. */
  private static LocalDateTime at(int i) {
    return FIRST.plusDays(2L * i).atTime(9, 0);
  }

  private static void site(Handle handle, int id, String name) {
    int _ =
        handle.execute(
            "INSERT INTO site (id, code, name, commune, insee, latitude, longitude)"
                + " VALUES (?, ?, ?, 'Cajarc', ?, 44.5, 1.8)",
            id,
            "site-" + id,
            name,
            id < 5 ? "46045" : "46128");
  }

  /** One more interview at the first site. */
  static void interview(Handle handle, int number, int site, String service, LocalDateTime at) {
    int _ =
        handle.execute(
            "INSERT INTO interview (journal_id, number, kiosk_id, site_id, service, started,"
                + " seconds, outcome) VALUES (1, ?, 1, ?, ?, ?, 900, 'held')",
            number,
            site,
            service,
            at);
  }

  /** A kiosk at the first site that was connected in so many months. */
  static void connected(TestPages.Running pages, YearMonth first, int months) {
    pages
        .database()
        .jdbi()
        .useHandle(
            handle -> {
              int _ =
                  handle.execute(
                      "INSERT INTO kiosk (id, name, territory, site_id, first_seen, last_seen,"
                          + " link, link_since) VALUES (1, 'borne-1', 'figeac', 1, ?, NOW(),"
                          + " 'connected', NOW())",
                      first.atDay(1));
              for (int i = 0; i < months; i++) {
                int _ =
                    handle.execute(
                        "INSERT INTO kiosk_month (kiosk_id, month, site_id, connected, known,"
                            + " closed, updated) VALUES (1, ?, 1, 3600, 3600, TRUE, NOW())",
                        first.plusMonths(i).atDay(1));
              }
            });
  }

  private static void survey(Handle handle, int i) {
    int _ =
        handle.execute(
            "INSERT INTO survey (id, site_id, service, week, satisfaction, recommend, resolved,"
                + " span) VALUES (?, ?, '', ?, ?, ?, 'yes', 'year')",
            ByteBuffer.allocate(16).putInt(i).array(),
            1 + i % SITES,
            at(i).toLocalDate().withDayOfYear(1),
            i < 141 ? "very-satisfied" : i < 188 ? "satisfied" : "not-satisfied",
            i % 10 == 0 ? "no" : "yes");
  }
}
