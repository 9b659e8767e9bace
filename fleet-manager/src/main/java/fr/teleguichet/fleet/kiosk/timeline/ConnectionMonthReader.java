package fr.teleguichet.fleet.kiosk.timeline;

import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.platform.database.Database;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/**
 * Reads how long kiosks were reached in some months, and how many were in service: a kiosk is in
 * service, at the site where it stood then, in each month in which it was reached at least once.
 * Every figure that counts kiosks, sites or their months counts these.
 */
@Singleton
public final class ConnectionMonthReader {

  /**
   * The kiosks of a site in some months.
   *
   * @param site the site's row; 0 for no site
   * @param months in how many months one of them was in service
   * @param kioskMonths the same, each kiosk's months counted
   * @param connected seconds in which they were reached
   * @param known seconds of which the manager knows how they were
   */
  public record AtSite(int site, int months, int kioskMonths, long connected, long known) {}

  /**
   * All of it.
   *
   * @param kiosks how many different ones were in service
   * @param since the first month of which something is known; empty for none
   * @param sites where something is known, which may be that no kiosk was reached
   */
  public record Connections(int kiosks, Optional<YearMonth> since, List<AtSite> sites) {
    public Connections {
      sites = List.copyOf(sites);
    }

    /** The sites with a kiosk in service; what stood at no site is at none of them. */
    public List<AtSite> inService() {
      return sites.stream().filter(it -> it.site() != 0 && it.kioskMonths() > 0).toList();
    }

    /** How many months the kiosks of this site were in service, each kiosk's months counted. */
    public int kioskMonthsAt(int site) {
      return sites.stream()
          .filter(it -> it.site() == site)
          .mapToInt(AtSite::kioskMonths)
          .findFirst()
          .orElse(0);
    }
  }

  private final Jdbi jdbi;

  ConnectionMonthReader(Database database) {
    this.jdbi = database.jdbi();
  }

  /**
   * How long kiosks were reached in these months at the sites in the scope: all of them, whosever
   * they are, as interviews are counted there.
   */
  public Connections read(YearMonth first, YearMonth last, Scope scope) {
    return jdbi.withHandle(
        handle -> {
          List<AtSite> sites =
              query(
                      handle,
                      """
                      SELECT m.site_id,
                        COUNT(DISTINCT IF(m.connected > 0, m.month, NULL)) AS months,
                        SUM(m.connected > 0) AS kiosk_months, SUM(m.connected) AS connected,
                        SUM(m.known) AS known\
                      """,
                      "GROUP BY m.site_id",
                      first,
                      last,
                      scope)
                  .map(
                      (row, _) ->
                          new AtSite(
                              row.getInt("site_id"),
                              row.getInt("months"),
                              row.getInt("kiosk_months"),
                              row.getLong("connected"),
                              row.getLong("known")))
                  .list();
          return query(
                  handle,
                  "SELECT COUNT(DISTINCT IF(m.connected > 0, m.kiosk_id, NULL)) AS kiosks,"
                      + " MIN(m.month) AS since",
                  "",
                  first,
                  last,
                  scope)
              .map(
                  (row, _) ->
                      new Connections(
                          row.getInt("kiosks"),
                          Optional.ofNullable(row.getObject("since", LocalDate.class))
                              .map(YearMonth::from),
                          sites))
              .one();
        });
  }

  private static Query query(
      Handle handle, String what, String grouped, YearMonth first, YearMonth last, Scope scope) {
    return handle
        .createQuery(
            what
                + " FROM kiosk_month m"
                + " WHERE m.month BETWEEN :first AND :last AND m.known > 0"
                + " AND (:whole OR m.site_id IN (SELECT k.site_id FROM kiosk k"
                + " WHERE k.territory IN (<territories>))) "
                + grouped)
        .bind("first", first.atDay(1))
        .bind("last", last.atDay(1))
        .bind("whole", scope.isWholeFleet())
        .bindList("territories", scope.territoriesForSql());
  }
}
