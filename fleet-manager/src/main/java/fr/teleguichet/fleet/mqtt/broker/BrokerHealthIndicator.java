package fr.teleguichet.fleet.mqtt.broker;

import fr.teleguichet.fleet.platform.process.ProcessState;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.AbstractHealthIndicator;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;

/** Says on /health how the broker's process does; an external broker is judged by the link. */
@Singleton
@Readiness
final class BrokerHealthIndicator extends AbstractHealthIndicator<Map<String, Object>> {
  private final MqttBroker broker;

  BrokerHealthIndicator(MqttBroker broker) {
    this.broker = broker;
  }

  @Override
  protected String getName() {
    return "broker";
  }

  @Override
  protected Map<String, Object> getHealthInformation() {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("uri", broker.uri().toString());
    broker.process().ifPresent(process -> details.put("process", process.state().code()));
    healthStatus = broker.process().map(process -> status(process.state())).orElse(HealthStatus.UP);
    return details;
  }

  private static HealthStatus status(ProcessState state) {
    return state instanceof ProcessState.Running ? HealthStatus.UP : HealthStatus.DOWN;
  }
}
