package fr.teleguichet.edge.link;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.journal.Journals;
import fr.teleguichet.hardware.device.FleetCommand;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.peer.PrivateBroker;
import fr.teleguichet.hardware.protocol.PayloadEncoder;
import fr.teleguichet.hardware.protocol.Topic.NodeMessage;
import fr.teleguichet.hardware.protocol.TopicCodec;
import fr.teleguichet.hardware.protocol.Value;
import fr.teleguichet.hardware.protocol.wire.WireMetric;
import fr.teleguichet.hardware.protocol.wire.WireRow;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real server is killed and comes back, several times, while records are made. */
@Tag("proof")
final class BrokerAwayIT {

  private static final int OUTAGES = 4;
  private static final int RECORDS = 40;

  @TempDir Path folder;
  private final Map<Long, String> table = new TreeMap<>();

  @Test
  void noRecordIsLostOrDoubledWhenTheServerIsKilled() throws Exception {
    try (var broker = PrivateBroker.start(folder);
        var agent =
            new RealAgent(
                LinkSettings.of(ScriptedSession.ADDRESS, List.of(broker.uri("mqtt"))), folder)) {
      agent.run(() -> agent.kiosk().measure(Map.of(HealthMetric.CPU_TEMPERATURE, Value.of(50.0))));
      agent.start();
      List<Long> numbers = new ArrayList<>();
      for (int outage = 0; outage < OUTAGES; outage++) {
        append(agent, numbers, outage * 3);
        try (var host = new WireObserver(broker.uri("mqtt"))) {
          until(() -> isOnline(agent));
          append(agent, numbers, RECORDS);
          until(() -> receiveSome(agent, host));
          broker.kill();
        }
        until(() -> !isOnline(agent));
        append(agent, numbers, RECORDS);
        broker.up();
      }
      try (var host = new WireObserver(broker.uri("mqtt"))) {
        until(
            () ->
                receiveSome(agent, host)
                    && agent.on(() -> agent.journal().counts().recordsWaiting()) == 0);
        assertThat(numbers).isEqualTo(LongStream.rangeClosed(1, numbers.size()).boxed().toList());
        assertThat(table.keySet()).containsExactlyElementsOf(numbers);
        until(() -> agent.on(() -> agent.journal().counts().reportsWaiting()) == 0);
      }
      assertThat(agent.on(() -> agent.link().counts().sessions())).isEqualTo(OUTAGES + 1L);
    }
  }

  private static void append(RealAgent agent, List<Long> numbers, int records) {
    for (int i = 0; i < records; i++) {
      numbers.add(agent.result(() -> agent.journal().append(Journals.record(numbers.size()))));
    }
  }

  /** Takes what came into the table and acknowledges it; answers whether there is anything. */
  private boolean receiveSome(RealAgent agent, WireObserver host) {
    List<WireMetric> metrics =
        host.all("NDATA").stream()
            .flatMap(message -> message.payload().getMetricsList().stream())
            .filter(metric -> metric.getDatasetValue().getRowsCount() > 0)
            .toList();
    metrics.forEach(metric -> metric.getDatasetValue().getRowsList().forEach(this::commit));
    long upTo = 0;
    while (table.containsKey(upTo + 1)) {
      upTo++;
    }
    acknowledge(host, agent.on(() -> agent.journal().id()), upTo);
    return !metrics.isEmpty();
  }

  private void commit(WireRow row) {
    String record = row.getElements(1).getLongValue() + row.getElements(3).getStringValue();
    String before = table.putIfAbsent(row.getElements(0).getLongValue(), record);
    assertThat(before).as("a number means one record").isIn(null, record);
  }

  private static void acknowledge(WireObserver host, UUID journal, long upTo) {
    byte[] payload =
        PayloadEncoder.encode(new FleetCommand.AcknowledgeRecords(journal, upTo).encode(1));
    try {
      host.publish(TopicCodec.of(ScriptedSession.ADDRESS, NodeMessage.NCMD), payload, 0, false);
    } catch (MqttException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean isOnline(RealAgent agent) {
    return agent.on(() -> agent.link().state() instanceof LinkState.Online);
  }

  private static void until(BooleanSupplier condition) {
    Awaitility.await()
        .atMost(Duration.ofMinutes(5))
        .pollInterval(Duration.ofMillis(50))
        .until(condition::getAsBoolean);
  }
}
