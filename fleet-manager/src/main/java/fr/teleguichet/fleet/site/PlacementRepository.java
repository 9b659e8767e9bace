package fr.teleguichet.fleet.site;

import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TransactionRetry;
import fr.teleguichet.hardware.device.Territory;
import fr.teleguichet.hardware.protocol.NodeAddress;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;

/** Which kiosk stands at which site, and which is meant to. */
@Singleton
final class PlacementRepository {

  /**
   * A kiosk and its site.
   *
   * @param kiosk its address; the name alone where it was planned under it
   * @param siteId the site's row
   * @param seen whether it was ever heard of
   * @param owner the territory of the unit that is meant by a name alone
   */
  record Placement(KioskUrlName kiosk, int siteId, boolean seen, Optional<Territory> owner) {}

  private static final String ALL =
      """
      SELECT territory, name, site_id, TRUE AS seen FROM kiosk WHERE site_id IS NOT NULL
      UNION ALL
      SELECT u.territory, p.name, p.site_id, FALSE FROM planned_kiosk p
      LEFT JOIN unit u ON u.held_target = p.name AND u.holds = p.name
      WHERE NOT EXISTS (SELECT 1 FROM kiosk k WHERE k.name = SUBSTRING_INDEX(p.name, ':', -1)
        AND p.name IN (k.name, CONCAT(k.territory, ':', k.name)))
      """;

  /** A kiosk that never stood anywhere leaves nothing: what it tells late counts at its first. */
  private static final String LEFT =
      """
      INSERT IGNORE INTO kiosk_past_site (kiosk_id, moved, site_id)
      SELECT k.id, :now, k.site_id FROM kiosk k
      WHERE k.name = :name AND (:group IS NULL OR k.territory = :group)
        AND NOT (k.site_id <=> :site)
        AND (k.site_id IS NOT NULL
          OR EXISTS (SELECT 1 FROM kiosk_past_site p WHERE p.kiosk_id = k.id))
      FOR UPDATE
      """;

  private static final String MOVED =
      """
      UPDATE kiosk SET site_id = :site
      WHERE name = :name AND (:group IS NULL OR territory = :group)
        AND (:site IS NOT NULL OR site_id IS NOT NULL)
      """;

  private final Jdbi jdbi;
  private final Clock clock;

  PlacementRepository(Database database, Clock clock) {
    this.jdbi = database.jdbi();
    this.clock = clock;
  }

  static List<Placement> all(Handle handle) {
    return handle
        .createQuery(ALL)
        .map(
            (row, _) ->
                row.getBoolean("seen")
                    ? new Placement(
                        new KioskUrlName.OfNode(
                            new NodeAddress(row.getString("territory"), row.getString("name"))),
                        row.getInt("site_id"),
                        true,
                        Optional.empty())
                    : new Placement(
                        KioskUrlName.parse(row.getString("name")),
                        row.getInt("site_id"),
                        false,
                        Optional.ofNullable(row.getString("territory")).map(Territory::new)))
        .list();
  }

  /** Puts the kiosk at the site, or plans it there when it was never heard of. */
  void place(KioskUrlName kiosk, Site site) {
    boolean _ =
        change(
            handle -> {
              forgetPlan(handle, kiosk);
              // The driver counts rows that were found, changed or not.
              if (move(handle, kiosk, Optional.of(site)) == 0) {
                plan(handle, kiosk, site);
              }
              return true;
            });
  }

  /** Two who look for a plan where none is and write one there stop each other. */
  private boolean change(HandleCallback<Boolean, RuntimeException> change) {
    return TransactionRetry.again(() -> jdbi.inTransaction(change));
  }

  private int move(Handle handle, KioskUrlName kiosk, Optional<Site> site) {
    int _ = move(handle, LEFT, kiosk, site);
    return move(handle, MOVED, kiosk, site);
  }

  private int move(Handle handle, String statement, KioskUrlName kiosk, Optional<Site> site) {
    return handle
        .createUpdate(statement)
        .bind("now", now())
        .bind("site", site.map(Site::id).orElse(null))
        .bind("name", kiosk.name())
        .bind("group", kiosk.node().map(NodeAddress::group).orElse(null))
        .execute();
  }

  private LocalDateTime now() {
    return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private void plan(Handle handle, KioskUrlName kiosk, Site site) {
    int _ =
        handle
            .createUpdate(
                "INSERT INTO planned_kiosk (name, site_id, planned) VALUES (:name, :site, :now)")
            .bind("name", kiosk.text())
            .bind("site", site.id())
            .bind("now", now())
            .execute();
  }

  /** Takes the kiosk from its site, or drops the plan. Returns false when there was neither. */
  boolean remove(KioskUrlName kiosk) {
    return change(
        handle -> {
          boolean planned = forgetPlan(handle, kiosk);
          return move(handle, kiosk, Optional.empty()) > 0 || planned;
        });
  }

  /** Also of the name alone, where the unit of this kiosk is meant by it. */
  @com.google.errorprone.annotations.CanIgnoreReturnValue
  private static boolean forgetPlan(Handle handle, KioskUrlName kiosk) {
    return handle
            .createUpdate(
                """
                DELETE FROM planned_kiosk WHERE name = :kiosk OR name IN
                  (SELECT held_target FROM unit
                   WHERE held_target = holds AND CONCAT(territory, ':', holds) = :kiosk)
                """)
            .bind("kiosk", kiosk.text())
            .execute()
        > 0;
  }
}
