package fr.teleguichet.fleet.health;

import fr.teleguichet.fleet.mqtt.link.LinkHealth;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.AbstractHealthIndicator;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.util.Map;

/** Says on /health whether the manager reaches its broker, embedded or not. */
@Singleton
@Readiness
final class BrokerLinkHealthIndicator extends AbstractHealthIndicator<Map<String, Object>> {

  private final LinkHealth link;

  BrokerLinkHealthIndicator(LinkHealth link) {
    this.link = link;
  }

  @Override
  protected String getName() {
    return "broker-link";
  }

  @Override
  protected Map<String, Object> getHealthInformation() {
    boolean away = link.awaySince().isPresent();
    healthStatus = away ? HealthStatus.DOWN : HealthStatus.UP;
    return Map.of("connected", !away, "since", link.since().toString());
  }
}
