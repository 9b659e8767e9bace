package fr.teleguichet.fleet.kiosk;

import fr.teleguichet.fleet.kiosk.StatusReason.UpdateGivenUp;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.hardware.protocol.NodeAddress;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kiosks to which a person has to go for their update, by what their journals say, read every three
 * seconds. An update that succeeds afterwards ends it.
 */
@Singleton
final class UpdatesNeedingVisit {

  private static final Logger LOG = LoggerFactory.getLogger(UpdatesNeedingVisit.class);

  private static final String QUERY =
      """
      SELECT k.territory, k.name, u.cause, u.version_to, u.occurred
      FROM update_record u JOIN kiosk k ON k.id = u.kiosk_id
      WHERE u.cause IN ('waited-too-long', 'no-way-back') AND NOT EXISTS
        (SELECT 1 FROM update_record l WHERE l.kiosk_id = u.kiosk_id
         AND l.occurred > u.occurred AND l.ending = 'succeeded')
      ORDER BY u.occurred, u.number
      """;

  private final Jdbi jdbi;
  private volatile Map<NodeAddress, UpdateGivenUp> known = Map.of(); // replaced whole

  UpdatesNeedingVisit(Database database) {
    this.jdbi = database.jdbi();
  }

  @Scheduled(fixedDelay = "3s", initialDelay = "1s")
  void read() {
    try {
      Map<NodeAddress, UpdateGivenUp> read = new HashMap<>();
      jdbi.useHandle(
          handle ->
              handle
                  .createQuery(QUERY)
                  .map(
                      (row, _) ->
                          Map.entry(
                              new NodeAddress(row.getString("territory"), row.getString("name")),
                              new UpdateGivenUp(
                                  row.getString("cause"),
                                  row.getString("version_to"),
                                  KioskHistoryReader.instant(row, "occurred"))))
                  .forEach(it -> read.put(it.getKey(), it.getValue())));
      if (!read.equals(known)) {
        known = Map.copyOf(read);
      }
    } catch (JdbiException failure) {
      LOG.debug("cause=\"{}\" updates given up stay as last read", failure.getMessage());
    }
  }

  /** The same map while nothing changes. */
  Map<NodeAddress, UpdateGivenUp> now() {
    return known;
  }
}
