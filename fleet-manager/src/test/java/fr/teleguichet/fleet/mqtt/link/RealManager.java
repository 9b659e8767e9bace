package fr.teleguichet.fleet.mqtt.link;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.mqtt.link.MqttPacket.Publish;
import fr.teleguichet.fleet.mqtt.link.MqttTap.Tapped;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.settings.Settings;
import fr.teleguichet.fleet.platform.time.ClockFactory;
import fr.teleguichet.fleet.sparkplug.IngestSettings;
import fr.teleguichet.fleet.sparkplug.NodeView;
import fr.teleguichet.fleet.sparkplug.TestNode;
import fr.teleguichet.fleet.telemetry.TelemetryIngest;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;

/** The manager's link and ingest on a real database, at a real broker where nodes speak to it. */
final class RealManager implements AutoCloseable {

  private final Clock clock = new ClockFactory().machine();
  private final MqttTap tap;
  private final WireObserver nodes;
  private final TelemetryIngest telemetry;
  private final SparkplugHostLink link;
  private int bystanders;

  /** Starts all of it, with this many seconds of reorder timeout, and waits until it is online. */
  RealManager(URI broker, Database database, int reorderTimeout) {
    Settings settings =
        Settings.of(Map.of("fleet.ingest.reorder-timeout", String.valueOf(reorderTimeout)));
    tap = new MqttTap(broker);
    nodes = new WireObserver(broker);
    link =
        new SparkplugHostLink(
            LinkSettings.from(settings, tap.uri(), RecordedHost.HOST_ID, RecordedHost.UNUSED_TLS),
            clock,
            new Random(1));
    telemetry =
        new TelemetryIngest(
            database.dataSource(),
            IngestSettings.from(settings),
            List.of(),
            link::send,
            () -> false,
            clock,
            new Random(1));
    telemetry.start();
    link.start(telemetry);
    RecordedHost.untilAsserted(() -> assertThat(wire()).as("of all: %s", tap).isPresent());
  }

  /**
   * The connection on which the host announced itself. A kiosk of another test that looks for its
   * broker, which is gone, may have come to this port as well.
   */
  private Optional<Tapped> wire() {
    return tap.connections().stream().filter(it -> !it.published("STATE").isEmpty()).findFirst();
  }

  TelemetryIngest telemetry() {
    return telemetry;
  }

  /** The time on the wire has milliseconds and no more. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** Nodes publish these messages, in this order. */
  void receive(TestNode.Sent... messages) {
    for (TestNode.Sent message : messages) {
      int qos = message.topic().contains("/NDEATH/") ? 1 : 0;
      nodes.publish(message.topic(), message.payload(), qos, false);
    }
  }

  /** As {@link #receive}, and waits until the manager has read it all. */
  void read(TestNode.Sent... messages) {
    receive(messages);
    bystanders++;
    TestNode bystander = new TestNode("bystanders", "number-" + bystanders);
    receive(bystander.birth(now()));
    var _ = await(bystander, NodeView::isCurrent);
  }

  /** What the manager shows of the node. */
  Optional<NodeView> view(TestNode node) {
    return telemetry.board().view(node.address);
  }

  /** The node as the manager shows it, once it is so. */
  NodeView await(TestNode node, Predicate<NodeView> wanted) {
    RecordedHost.until(() -> view(node).filter(wanted).isPresent());
    return view(node).orElseThrow();
  }

  /** The commands that the manager has published. */
  List<Publish> commands() {
    return wire().orElseThrow().published("NCMD");
  }

  /** The first command of the manager; waits for it. */
  Publish firstCommand() {
    RecordedHost.until(() -> !commands().isEmpty());
    return commands().getFirst();
  }

  /** Waits until the node was asked for its births, and holds that against the standard. */
  void requireRebirthRequest(TestNode node) {
    Publish command = firstCommand();
    assertThat(command.topic())
        .isEqualTo("spBv1.0/" + node.address.group() + "/NCMD/" + node.address.node());
    assertThat(command.payload().getMetricsList())
        .singleElement()
        .matches(it -> it.getName().equals("Node Control/Rebirth") && it.getBooleanValue());
  }

  @Override
  public void close() {
    link.close();
    telemetry.close();
    nodes.close();
    tap.close();
  }
}
