package fr.teleguichet.fleet.kiosk;

import fr.teleguichet.fleet.account.Scope;
import fr.teleguichet.fleet.database.Database;
import fr.teleguichet.fleet.site.SiteDirectory;
import fr.teleguichet.hardware.device.KioskId;
import fr.teleguichet.hardware.protocol.NodeAddress;
import jakarta.inject.Singleton;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Kiosks that a unit holds the name of and that never reported: planned ones, and those that speak
 * the device interface of updates only. They are not in the picture of the fleet.
 */
@Singleton
final class UnheardKiosks {
  private final Jdbi jdbi;
  private final SiteDirectory sites;

  UnheardKiosks(Database database, SiteDirectory sites) {
    this.jdbi = database.jdbi();
    this.sites = sites;
  }

  /**
   * The kiosk of this name, or of this group and node in one segment, where it is in the scope.
   * Without its database the manager knows of those in the picture only.
   */
  Optional<KioskRow> find(String address, Scope scope) {
    Optional<NodeAddress> node = NodeAddress.ofSegment(address);
    String name = node.map(NodeAddress::node).orElse(address);
    if (!KioskId.isValid(name)) {
      return Optional.empty();
    }
    try {
      return read(name)
          .filter(row -> scope.covers(row.territory()))
          .filter(row -> node.map(it -> it.group().equals(row.territory())).orElse(true));
    } catch (JdbiException _) {
      return Optional.empty();
    }
  }

  private Optional<KioskRow> read(String name) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT u.holds, u.territory, k.polled FROM unit u
                    LEFT JOIN update_kiosk k ON k.kiosk = u.holds WHERE u.holds = :name
                    """)
                .bind("name", name)
                .map(
                    (row, _) ->
                        KioskRow.unheard(
                            row.getString("holds"),
                            row.getString("territory"),
                            sites.now().siteOf(row.getString("holds")),
                            Optional.ofNullable(row.getObject("polled", LocalDateTime.class))
                                .map(it -> it.toInstant(ZoneOffset.UTC))))
                .findOne());
  }
}
