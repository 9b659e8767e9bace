package fr.teleguichet.fleet.mqtt.link;

import fr.teleguichet.fleet.mqtt.link.MqttPacket.Publish;
import fr.teleguichet.fleet.mqtt.link.MqttTap.Tapped;
import fr.teleguichet.fleet.platform.settings.Settings;
import fr.teleguichet.fleet.platform.time.ClockFactory;
import fr.teleguichet.fleet.telemetry.MessageReceiver;
import fr.teleguichet.hardware.device.FleetCommand;
import fr.teleguichet.hardware.peer.PrivateBroker;
import fr.teleguichet.hardware.protocol.HostState;
import fr.teleguichet.hardware.protocol.NodeAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ThrowingRunnable;

/**
 * A host application's life at a real broker, written down byte for byte: two sessions, of which
 * the first hears a death of its own that is not true, sends commands, and dies of a cut cable; the
 * second sends commands and ends in order.
 *
 * @param first what the host sent in its first session
 * @param second and in its second
 * @param seen what another client of the broker saw, from the beginning
 * @param whileOnline what a client was told of the host's state that came during the first session
 * @param afterwards what a client was told that came after the end
 * @param times when what happened, by the clock of the machine
 */
record RecordedHost(
    Tapped first,
    Tapped second,
    List<Publish> seen,
    Publish whileOnline,
    Publish afterwards,
    Times times) {

  static final String HOST_ID = "teleguichet";

  /** A plain connection needs none. */
  static final LinkTls UNUSED_TLS = new LinkTls(Path.of("a"), Path.of("c"), Path.of("k"), true);

  static final String STATE = "spBv1.0/STATE/teleguichet";
  static final NodeAddress NODE = new NodeAddress("grand-figeac", "bagnac-1");
  static final UUID JOURNAL = UUID.fromString("0199a000-0000-7000-8000-000000000001");

  /** Milliseconds since 1970 UTC. */
  record Times(
      long started, long online, long cut, long reconnected, long stopping, long stopped) {}

  /** Nobody needs what is heard here. */
  private static final class Deaf implements MessageReceiver {
    @Override
    public void received(String topic, byte[] payload) {}

    @Override
    public void linkUp() {}

    @Override
    public void linkDown() {}
  }

  static RecordedHost record(Path folder) {
    Clock clock = new ClockFactory().machine();
    try (var broker = PrivateBroker.start(folder);
        var tap = new MqttTap(broker.uri("tcp"));
        var observer = new WireObserver(broker.uri("tcp"))) {
      long started = clock.millis();
      long online;
      long cut;
      long reconnected;
      long stopping;
      Publish whileOnline;
      List<Tapped> sessions = new ArrayList<>();
      try (var link = started(tap.uri())) {
        observer.await(it -> isState(it, true));
        online = clock.millis();
        // On a machine with other work a connection may be given up before the broker has answered.
        int tries = tap.connections().size();
        Tapped first = tap.connections().getLast();
        sessions.add(first);
        whileOnline = retainedState(broker);
        observer.publish(STATE, new HostState(false, 1_000).encode(), 1, true);
        until(() -> first.published("STATE").size() >= 2);
        command(link, first);

        cut = clock.millis();
        tap.cut();
        observer.await(it -> isState(it, first.will()));
        until(
            () ->
                tap.connections().size() > tries
                    && !tap.connections().getLast().published("STATE").isEmpty());
        Tapped second = tap.connections().getLast();
        sessions.add(second);
        reconnected = clock.millis();
        command(link, second);
        stopping = clock.millis();
      }
      long stopped = clock.millis();
      Tapped second = sessions.getLast();
      until(() -> second.packets().getLast() instanceof MqttPacket.Disconnect);
      observer.await(it -> isState(it, second.published("STATE").getLast()));
      return new RecordedHost(
          sessions.getFirst(),
          second,
          observer.all(),
          whileOnline,
          retainedState(broker),
          new Times(started, online, cut, reconnected, stopping, stopped));
    }
  }

  /** Starts a link whose messages nobody needs. */
  static SparkplugHostLink started(URI broker) {
    SparkplugHostLink link =
        new SparkplugHostLink(
            LinkSettings.from(Settings.of(Map.of()), broker, HOST_ID, UNUSED_TLS),
            new ClockFactory().machine(),
            new Random(1));
    link.start(new Deaf());
    return link;
  }

  /** Every command that there is. */
  private static void command(SparkplugHostLink link, Tapped wire) {
    link.send(NODE, new FleetCommand.Rebirth());
    link.send(NODE, new FleetCommand.AcknowledgeRecords(JOURNAL, 17));
    until(() -> wire.published("NCMD").size() == 2);
  }

  private static Publish retainedState(PrivateBroker broker) {
    try (var late = new WireObserver(broker.uri("tcp"))) {
      return late.await(it -> it.topic().equals(STATE));
    }
  }

  private static boolean isState(Publish message, boolean online) {
    return message.topic().equals(STATE) && message.state().online() == online;
  }

  private static boolean isState(Publish message, Publish published) {
    return message.topic().equals(STATE) && message.bytes().equals(published.bytes());
  }

  static void until(BooleanSupplier condition) {
    patiently().until(condition::getAsBoolean);
  }

  static void untilAsserted(ThrowingRunnable assertion) {
    patiently().untilAsserted(assertion);
  }

  private static ConditionFactory patiently() {
    return Awaitility.await().atMost(Duration.ofMinutes(5)).pollInterval(Duration.ofMillis(10));
  }

  List<Tapped> sessions() {
    return List.of(first, second);
  }

  List<Publish> wills() {
    return sessions().stream().map(Tapped::will).toList();
  }

  /** The first state of each session. */
  List<Publish> births() {
    return sessions().stream().map(it -> it.published("STATE").getFirst()).toList();
  }

  /** The state with which the second session ended. */
  Publish death() {
    return second.published("STATE").getLast();
  }

  /** All commands of both sessions. */
  List<Publish> commands() {
    return sessions().stream().flatMap(it -> it.published("NCMD").stream()).toList();
  }

  /** Those of the commands that ask for births. */
  List<Publish> rebirths() {
    return commands().stream()
        .filter(
            it ->
                it.payload().getMetricsList().stream()
                    .anyMatch(metric -> metric.getName().equals(FleetCommand.REBIRTH)))
        .toList();
  }

  /** Everything that the host published. */
  List<Publish> published() {
    return Stream.concat(first.published().stream(), second.published().stream()).toList();
  }
}
