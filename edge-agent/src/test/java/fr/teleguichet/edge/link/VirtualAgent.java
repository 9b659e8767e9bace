package fr.teleguichet.edge.link;

import static fr.teleguichet.edge.journal.Journals.done;

import com.google.protobuf.ByteString;
import fr.teleguichet.edge.journal.Journal;
import fr.teleguichet.edge.journal.Journals;
import fr.teleguichet.edge.kiosk.KioskState;
import fr.teleguichet.edge.link.FakeDialer.FakeConnection;
import fr.teleguichet.edge.link.FakeDialer.Sent;
import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.est.OutboundRoute;
import fr.teleguichet.hardware.device.FleetCommand;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.protocol.HostState;
import fr.teleguichet.hardware.protocol.NodeAddress;
import fr.teleguichet.hardware.protocol.PayloadEncoder;
import fr.teleguichet.hardware.protocol.Topic.NodeMessage;
import fr.teleguichet.hardware.protocol.TopicCodec;
import fr.teleguichet.hardware.protocol.Value;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;

/** A kiosk on virtual time with a real journal, and servers that a test plays. */
final class VirtualAgent implements AutoCloseable {

  static final NodeAddress ADDRESS = new NodeAddress("grand-figeac", "bagnac-1");
  static final URI FIRST = URI.create("mqtt://first.example:1883");
  static final URI SECOND = URI.create("mqtt://second.example:1883");
  static final String HOST = "fleet";

  final VirtualLoop loop = new VirtualLoop();
  final KioskState kiosk = new KioskState();
  final FakeDialer dialer = new FakeDialer(loop);
  final Journal journal;
  final SparkplugEdgeNode link;

  VirtualAgent(Path folder) {
    this(folder, UnaryOperator.identity());
  }

  VirtualAgent(Path folder, UnaryOperator<LinkSettings> change) {
    journal = Journals.small(loop, folder);
    var world = new LinkContext(loop, loop.clock(), new Random(7), OutboundRoute.direct());
    LinkSettings settings = change.apply(LinkSettings.of(ADDRESS, List.of(FIRST)));
    link = new SparkplugEdgeNode(settings, world, kiosk, journal, dialer);
  }

  static LinkSettings twoServersAndAHost(LinkSettings settings) {
    return new LinkSettings(
            settings.address(),
            List.of(FIRST, SECOND),
            settings.primaryHost(),
            settings.access(),
            settings.pace(),
            settings.flow())
        .withPrimaryHost(HOST);
  }

  /** Starts the link and gives a host, which says nothing, its time after the births. */
  VirtualAgent start() {
    return startAtOnce().pass(Duration.ofMillis(100));
  }

  /** Starts the link and lets it settle. */
  VirtualAgent startAtOnce() {
    link.start();
    loop.settle();
    return this;
  }

  VirtualAgent pass(Duration time) {
    loop.pass(time);
    return this;
  }

  VirtualAgent seconds(long seconds) {
    return pass(Duration.ofSeconds(seconds));
  }

  FakeConnection server() {
    return dialer.latest();
  }

  List<Sent> sent(String kind) {
    return server().sent(kind);
  }

  void measure(HealthMetric metric, double value) {
    kiosk.measure(Map.of(metric, Value.of(value)));
    loop.settle();
  }

  void measure(HealthMetric metric, boolean value) {
    kiosk.measure(Map.of(metric, Value.of(value)));
    loop.settle();
  }

  void append(int records) {
    for (int i = 0; i < records; i++) {
      var _ = done(journal.append(Journals.record(journal.counts().lastNumber() + 1)));
    }
    loop.settle();
  }

  void command(FleetCommand command) {
    command(ByteString.copyFrom(PayloadEncoder.encode(command.encode(1))));
  }

  void command(ByteString bytes) {
    server().deliver(TopicCodec.of(ADDRESS, NodeMessage.NCMD), bytes);
    loop.settle();
  }

  void acknowledge(long upTo) {
    command(new FleetCommand.AcknowledgeRecords(journal.id(), upTo));
  }

  void resume(long after) {
    command(new FleetCommand.ResumeRecords(journal.id(), after));
  }

  void host(boolean online, long timestamp) {
    server()
        .deliver(
            TopicCodec.ofHost(HOST),
            ByteString.copyFrom(new HostState(online, timestamp).encode()));
    loop.settle();
  }

  @Override
  public void close() {
    done(journal.close());
  }
}
