package fr.teleguichet.fleet.health;

import fr.teleguichet.fleet.telemetry.StoreHealth;
import fr.teleguichet.fleet.telemetry.TelemetryIngest;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.AbstractHealthIndicator;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.util.Map;

/** Says on /health whether the database takes what kiosks send. */
@Singleton
@Readiness
final class StoreHealthIndicator extends AbstractHealthIndicator<Map<String, Object>> {

  private final StoreHealth store;

  StoreHealthIndicator(TelemetryIngest telemetry) {
    this.store = telemetry.health();
  }

  @Override
  protected String getName() {
    return "store";
  }

  @Override
  protected Map<String, Object> getHealthInformation() {
    int kiosks = store.refusals().repeated().size();
    healthStatus = kiosks > 0 ? HealthStatus.DOWN : HealthStatus.UP;
    return Map.of(
        "kiosksRefused",
        kiosks,
        "itemsRefused",
        store.refusedItems(),
        "recordsSetAside",
        store.recordsAside());
  }
}
