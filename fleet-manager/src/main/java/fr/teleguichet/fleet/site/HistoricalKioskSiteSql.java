package fr.teleguichet.fleet.site;

/**
 * Where a kiosk stood at a time, for statements that keep what it counted then: it may tell of it
 * after it was moved.
 */
public final class HistoricalKioskSiteSql {

  /** Tables to select from, {@code k} for the kiosk; its one parameter is the time, UTC. */
  public static final String TABLES =
      """
      kiosk k LEFT JOIN kiosk_past_site p ON p.kiosk_id = k.id AND p.moved =
        (SELECT MIN(q.moved) FROM kiosk_past_site q WHERE q.kiosk_id = k.id AND q.moved > ?)
      """;

  /** The site's row out of these; null for no site. */
  public static final String SITE = "IF(p.kiosk_id IS NULL, k.site_id, p.site_id)";

  private HistoricalKioskSiteSql() {}
}
