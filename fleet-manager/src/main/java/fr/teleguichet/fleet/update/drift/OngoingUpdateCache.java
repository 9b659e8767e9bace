package fr.teleguichet.fleet.update.drift;

import fr.teleguichet.fleet.kiosk.OngoingKioskUpdates;
import fr.teleguichet.hardware.protocol.NodeAddress;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** At which kiosks an update is under way, read every three seconds. */
@Singleton
final class OngoingUpdateCache implements OngoingKioskUpdates {

  private static final Logger LOG = LoggerFactory.getLogger(OngoingUpdateCache.class);

  private final RunningVersionRepository table;
  private volatile Map<NodeAddress, Instant> known = Map.of(); // replaced whole

  OngoingUpdateCache(RunningVersionRepository table) {
    this.table = table;
  }

  @Scheduled(fixedDelay = "3s", initialDelay = "1s")
  void read() {
    try {
      Map<NodeAddress, Instant> read = table.underWay();
      if (!read.equals(known)) {
        known = Map.copyOf(read);
      }
    } catch (JdbiException failure) {
      LOG.debug("cause=\"{}\" updates under way stay as last read", failure.getMessage());
    }
  }

  @Override
  public Map<NodeAddress, Instant> now() {
    return known;
  }
}
