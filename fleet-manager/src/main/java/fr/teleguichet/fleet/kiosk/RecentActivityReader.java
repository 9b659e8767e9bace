package fr.teleguichet.fleet.kiosk;

import fr.teleguichet.fleet.site.KioskUrlName;
import fr.teleguichet.fleet.web.page.LocalizedText;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Knows the last days of the kiosks of a list. */
public interface RecentActivityReader {

  /**
   * Their last days, in as many statements for many as for one.
   *
   * @return nothing for kiosks that were never heard of, and for all while the database is away
   */
  Map<KioskUrlName, RecentActivityStrip> read(
      List<KioskRow> kiosks, LocalizedText text, Instant now);
}
