package fr.teleguichet.fleet.impact;

import java.time.YearMonth;
import org.jdbi.v3.core.Handle;

/** Months in which kiosks were connected. */
final class KioskMonths {

  private KioskMonths() {}

  /** A kiosk's, from one month to another, at the site where it stood. */
  static void add(Handle handle, int kiosk, int site, YearMonth first, YearMonth last) {
    for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
      int _ =
          handle.execute(
              "INSERT INTO kiosk_month (kiosk_id, month, site_id, connected, known, closed,"
                  + " updated) VALUES (?, ?, ?, 3600, 7200, TRUE, NOW())",
              kiosk,
              month.atDay(1),
              site);
    }
  }
}
