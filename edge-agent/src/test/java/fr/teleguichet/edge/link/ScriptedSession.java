package fr.teleguichet.edge.link;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.kiosk.KioskState;
import fr.teleguichet.edge.kiosk.PeripheralReading;
import fr.teleguichet.edge.link.MqttPacket.Publish;
import fr.teleguichet.edge.link.MqttTap.Tapped;
import fr.teleguichet.hardware.device.FleetCommand;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.device.PeripheralState;
import fr.teleguichet.hardware.device.ShutdownReason;
import fr.teleguichet.hardware.peer.PrivateBroker;
import fr.teleguichet.hardware.protocol.Metric;
import fr.teleguichet.hardware.protocol.NodeAddress;
import fr.teleguichet.hardware.protocol.Payload;
import fr.teleguichet.hardware.protocol.PayloadEncoder;
import fr.teleguichet.hardware.protocol.SequenceNumber;
import fr.teleguichet.hardware.protocol.Topic.NodeMessage;
import fr.teleguichet.hardware.protocol.TopicCodec;
import fr.teleguichet.hardware.protocol.Value;
import fr.teleguichet.hardware.protocol.wire.WireMetric;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.eclipse.paho.mqttv5.common.MqttException;

/**
 * A kiosk's life on a real server, written down byte for byte: two connections, of which the first
 * sees births, data, records, a rebirth, devices that come and go, and dies of a cut cable; the
 * second sees history and an orderly end.
 *
 * @param first what the kiosk sent on its first connection
 * @param second and on its second
 * @param seen what another client of the server saw
 */
record ScriptedSession(Tapped first, Tapped second, List<WireObserver.Seen> seen) {

  static final NodeAddress ADDRESS = new NodeAddress("grand-figeac", "bagnac-1");

  /** More messages than there are sequence numbers. */
  private static final int MANY = 300;

  static ScriptedSession record(Path folder) throws MqttException {
    try (var broker = PrivateBroker.start(folder);
        var tap = new MqttTap(broker.uri("mqtt"));
        var observer = new WireObserver(broker.uri("mqtt"));
        var agent = new RealAgent(settings(tap), folder)) {
      agent.run(
          () -> {
            attach(agent.kiosk(), Peripheral.PRINTER, PeripheralState.OK);
            attach(agent.kiosk(), Peripheral.CAMERA, PeripheralState.OK);
            agent.kiosk().measure(Map.of(HealthMetric.CPU_TEMPERATURE, Value.of(50.0)));
          });
      agent.start();
      until(() -> tap.connections().size() == 1);
      Tapped first = tap.connections().getFirst();
      firstConnection(agent, observer, first);
      tap.cut();
      until(() -> tap.connections().size() == 2);
      Tapped second = tap.connections().getLast();
      secondConnection(agent, second);
      until(() -> observer.all("NDEATH").size() >= 2);
      return new ScriptedSession(first, second, observer.all());
    }
  }

  private static LinkSettings settings(MqttTap tap) {
    return LinkSettings.of(ADDRESS, List.of(tap.uri()));
  }

  private static void firstConnection(RealAgent agent, WireObserver observer, Tapped wire)
      throws MqttException {
    until(() -> wire.published("DBIRTH").size() == 2);
    change(agent, HealthMetric.CLOCK_SYNCHRONISED, true);
    until(() -> wire.published("NDATA").size() == 1);
    agent.run(() -> attach(agent.kiosk(), Peripheral.PRINTER, PeripheralState.ERROR));
    until(() -> wire.published("DDATA").size() == 1);
    long number =
        agent.result(() -> agent.journal().append(fr.teleguichet.edge.journal.Journals.record(1)));
    assertThat(number).isEqualTo(1);
    until(() -> wire.published("NDATA").size() == 2);
    askForRebirth(observer);
    until(() -> wire.published("DBIRTH").size() == 4);
    agent.run(
        () -> {
          agent.kiosk().detach(Peripheral.CAMERA);
          attach(agent.kiosk(), Peripheral.SCANNER, PeripheralState.WARNING);
        });
    until(() -> wire.published("DBIRTH").size() == 5 && wire.published("DDEATH").size() == 1);
    for (int i = 0; i < MANY; i++) {
      change(agent, HealthMetric.POWER_THROTTLED, i % 2 == 0);
    }
    until(() -> wire.published("NDATA").size() >= MANY);
  }

  /** With QoS 1 and without a timestamp, as some hosts do. */
  private static void askForRebirth(WireObserver observer) throws MqttException {
    Metric rebirth = Metric.command(FleetCommand.REBIRTH, Value.of(true));
    observer.publish(
        TopicCodec.of(ADDRESS, NodeMessage.NCMD),
        PayloadEncoder.encode(new Payload(null, null, List.of(rebirth))),
        1,
        false);
  }

  private static void secondConnection(RealAgent agent, Tapped wire) {
    until(() -> wire.published("DBIRTH").size() == 2);
    until(() -> wire.published("NDATA").stream().anyMatch(ScriptedSession::isHistory));
    var _ = agent.result(() -> agent.link().announceStop(ShutdownReason.UPDATE));
  }

  private static void change(RealAgent agent, HealthMetric metric, boolean value) {
    agent.run(() -> agent.kiosk().measure(Map.of(metric, Value.of(value))));
  }

  private static void attach(KioskState kiosk, Peripheral peripheral, PeripheralState state) {
    kiosk.attach(peripheral, new PeripheralReading(state, "", "Maker Model"));
  }

  private static void until(BooleanSupplier condition) {
    Awaitility.await()
        .atMost(Duration.ofMinutes(5))
        .pollInterval(Duration.ofMillis(10))
        .until(condition::getAsBoolean);
  }

  static boolean isHistory(Publish message) {
    return message.payload().getMetricsList().stream().anyMatch(WireMetric::getIsHistorical);
  }

  /** Everything that the kiosk published, connection after connection. */
  List<Publish> published() {
    return Stream.concat(first.published().stream(), second.published().stream()).toList();
  }

  /** Everything of these kinds; there is always some. */
  List<Publish> published(String... kinds) {
    List<Publish> found =
        published().stream().filter(message -> Stream.of(kinds).anyMatch(message::is)).toList();
    assertThat(found).isNotEmpty();
    return found;
  }

  /** All births, of the node and of devices. */
  List<Publish> births() {
    return published("NBIRTH", "DBIRTH");
  }

  /** All data, of the node and of devices. */
  List<Publish> data() {
    return published("NDATA", "DDATA");
  }

  /** All metrics of the messages. */
  static List<WireMetric> metrics(List<Publish> messages) {
    List<WireMetric> metrics =
        messages.stream().flatMap(it -> it.payload().getMetricsList().stream()).toList();
    assertThat(metrics).isNotEmpty();
    return metrics;
  }

  static WireMetric metric(Publish message, String name) {
    return message.payload().getMetricsList().stream()
        .filter(metric -> metric.getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no metric " + name + " on " + message.topic()));
  }

  /** The will of a connection's CONNECT packet. */
  static Publish will(Tapped wire) {
    Publish will = wire.connect().will();
    if (will == null) {
      throw new AssertionError("CONNECT without a will");
    }
    return will;
  }

  /** From the given message on, each number follows the one before, and births begin at zero. */
  void requireSequence(Predicate<Publish> concerned) {
    for (Tapped wire : List.of(first, second)) {
      int last = -1;
      for (Publish message : wire.published()) {
        if (message.is("NDEATH")) {
          continue;
        }
        int seq = (int) message.payload().getSeq();
        if (message.is("NBIRTH")) {
          assertThat(seq).isZero();
        } else if (concerned.test(message)) {
          assertThat(seq).as(message.topic()).isEqualTo(SequenceNumber.after(last));
        }
        last = seq;
      }
    }
  }
}
