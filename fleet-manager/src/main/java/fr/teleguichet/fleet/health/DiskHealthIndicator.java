package fr.teleguichet.fleet.health;

import fr.teleguichet.fleet.platform.datadir.DiskReserve;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.AbstractHealthIndicator;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;

/** Says on /health whether the disks on which the manager writes have more than their reserve. */
@Singleton
@Readiness
final class DiskHealthIndicator extends AbstractHealthIndicator<Map<String, Object>> {

  private final DiskReserve reserve;

  DiskHealthIndicator(DiskReserve reserve) {
    this.reserve = reserve;
  }

  @Override
  protected String getName() {
    return "disk";
  }

  @Override
  protected Map<String, Object> getHealthInformation() {
    healthStatus = reserve.isShort() ? HealthStatus.DOWN : HealthStatus.UP;
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("reserve", reserve.bytes());
    for (DiskReserve.Disk disk : reserve.disks()) {
      details.put(
          String.join(", ", disk.folders()), Map.of("free", disk.free(), "total", disk.total()));
    }
    return details;
  }
}
