package fr.teleguichet.fleet.mqtt.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.teleguichet.fleet.platform.datadir.DataFolder;
import fr.teleguichet.fleet.platform.process.SupervisedProcessFactory;
import fr.teleguichet.fleet.platform.process.TcpPortProbe;
import fr.teleguichet.fleet.platform.settings.Settings;
import fr.teleguichet.fleet.platform.time.ClockFactory;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.IMqttMessageListener;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The real broker program under supervision. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("proof")
final class EmbeddedBrokerIT {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final SupervisedProcessFactory supervisor =
      new SupervisedProcessFactory(new ClockFactory().machine(), new Random(1));

  private DataFolder dataFolder;
  private MqttBroker broker;

  @BeforeAll
  void theBrokerIsStarted(@TempDir Path temporary) {
    dataFolder = DataFolder.open(temporary);
    broker = open();
  }

  @AfterAll
  void theBrokerIsStopped() throws IOException {
    broker.close();
    dataFolder.close();
  }

  @Test
  void aMessageGoesThrough() throws MqttException, InterruptedException {
    BlockingQueue<String> received = new LinkedBlockingQueue<>();
    MqttClient client = client();
    client.connect();
    IMqttMessageListener listener =
        (_, message) -> received.put(new String(message.getPayload(), StandardCharsets.UTF_8));
    var _ =
        client.subscribe(
            new MqttSubscription[] {new MqttSubscription("spBv1.0/#", 0)},
            new IMqttMessageListener[] {listener});

    client.publish(
        "spBv1.0/lot/NDATA/k1", new MqttMessage("bonjour".getBytes(StandardCharsets.UTF_8)));

    assertThat(received.poll(60, TimeUnit.SECONDS)).isEqualTo("bonjour");
    client.disconnect();
    client.close();
  }

  @Test
  void aKilledBrokerComesBackWhereItWas() {
    URI uri = broker.uri();
    long pid = pid(broker);

    assertThat(ProcessHandle.of(pid).orElseThrow().destroyForcibly()).isTrue();

    await().atMost(PATIENCE).until(() -> broker.process().orElseThrow().pid().orElse(pid) != pid);
    await()
        .atMost(PATIENCE)
        .until(() -> TcpPortProbe.answers("127.0.0.1", uri.getPort(), PATIENCE));
  }

  @Test
  void aManagerThatWasKilledFindsItsBrokerAgain() {
    await().atMost(PATIENCE).until(() -> broker.process().orElseThrow().pid().isPresent());
    long pid = pid(broker);

    MqttBroker second = open();

    assertThat(pid(second)).isEqualTo(pid);
    assertThat(second.uri()).isEqualTo(broker.uri());

    // The first manager is not really dead and takes the end of its broker for a failure.
    second.close();
    await().atMost(PATIENCE).until(() -> broker.process().orElseThrow().pid().orElse(pid) != pid);
  }

  @Test
  void anExternalBrokerIsOnlyNamed() {
    Settings settings = Settings.of(Map.of("fleet.broker.url", "ssl://mqtt.example.org:8883"));

    try (MqttBroker external =
        MqttBroker.open(BrokerSettings.from(settings), dataFolder, supervisor)) {
      assertThat(external.uri()).isEqualTo(URI.create("ssl://mqtt.example.org:8883"));
      assertThat(external.process()).isEmpty();
    }
  }

  private MqttBroker open() {
    Settings settings =
        Settings.of(
            Map.of(
                "fleet.broker.plain", "true",
                "fleet.broker.plain-port", "0",
                "fleet.broker.memory", "128M"));
    return MqttBroker.open(BrokerSettings.from(settings), dataFolder, supervisor);
  }

  private MqttClient client() throws MqttException {
    return new MqttClient(broker.uri().toString(), "test", new MemoryPersistence());
  }

  private static long pid(MqttBroker broker) {
    return broker.process().orElseThrow().pid().orElseThrow();
  }
}
