package fr.teleguichet.fleet.kiosk;

import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.site.KioskUrlName;
import fr.teleguichet.fleet.site.SiteCache;
import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.hardware.protocol.NodeAddress;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kiosks that a unit holds the name of and that never reported: planned ones, and those that speak
 * the device interface of updates only. When the latter last asked is read every ten seconds, as
 * often as it is written down.
 */
@Singleton
final class NeverConnectedKiosks {

  private static final Logger LOG = LoggerFactory.getLogger(NeverConnectedKiosks.class);

  private static final String UNITS =
      """
      SELECT u.territory, u.holds, uk.polled
      FROM unit u LEFT JOIN update_kiosk uk ON uk.kiosk = u.held_target
      """;

  private static final String ASKING =
      UNITS
          + """
          LEFT JOIN kiosk k ON k.territory = u.territory AND k.name = u.holds
          WHERE uk.polled IS NOT NULL AND k.id IS NULL
          """;

  private record Unheard(NodeAddress node, Optional<Instant> asked) {
    static Unheard of(ResultSet row) throws SQLException {
      return new Unheard(
          new NodeAddress(row.getString("territory"), row.getString("holds")),
          Optional.ofNullable(row.getObject("polled", LocalDateTime.class))
              .map(it -> it.toInstant(ZoneOffset.UTC)));
    }
  }

  private final Jdbi jdbi;
  private final SiteCache sites;
  private volatile Map<NodeAddress, Instant> asking = Map.of(); // replaced whole

  NeverConnectedKiosks(Database database, SiteCache sites) {
    this.jdbi = database.jdbi();
    this.sites = sites;
  }

  @Scheduled(fixedDelay = "10s", initialDelay = "1s")
  void read() {
    try {
      Map<NodeAddress, Instant> read =
          jdbi.withHandle(
              handle ->
                  handle.createQuery(ASKING).map((row, _) -> Unheard.of(row)).stream()
                      .collect(
                          Collectors.toUnmodifiableMap(
                              Unheard::node, it -> it.asked().orElseThrow())));
      if (!read.equals(asking)) {
        asking = read;
      }
    } catch (JdbiException failure) {
      LOG.debug("cause=\"{}\" kiosks that only ask stay as last read", failure.getMessage());
    }
  }

  /** When those last asked that only ask for updates; the same map while nothing changes. */
  Map<NodeAddress, Instant> asking() {
    return asking;
  }

  /**
   * The kiosk of this name, or of this group and node, where it is in the scope. Without its
   * database the manager knows of those in the picture only.
   */
  Optional<KioskRow> find(KioskUrlName address, Scope scope) {
    if (!KioskName.isValid(address.name())) {
      return Optional.empty();
    }
    try {
      List<KioskRow> rows =
          read(new KioskName(address.name())).stream()
              .filter(it -> scope.covers(it.node()))
              .filter(it -> address.node().map(it.node()::equals).orElse(true))
              .map(
                  it ->
                      KioskRow.unheard(
                          new KioskUrlName.OfNode(it.node()),
                          sites.now().siteOf(it.node()),
                          it.asked()))
              .toList();
      if (rows.size() > 1) {
        throw new AmbiguousKioskException(
            address.name(), rows.stream().map(KioskRow::address).toList());
      }
      return rows.stream().findFirst();
    } catch (JdbiException _) {
      return Optional.empty();
    }
  }

  private List<Unheard> read(KioskName name) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(UNITS + "WHERE u.holds = :name ORDER BY u.territory")
                .bind("name", name.value())
                .map((row, _) -> Unheard.of(row))
                .list());
  }
}
