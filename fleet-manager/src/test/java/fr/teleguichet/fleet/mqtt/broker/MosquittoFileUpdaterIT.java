package fr.teleguichet.fleet.mqtt.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

import fr.teleguichet.broker.access.PahoPeer;
import fr.teleguichet.broker.access.TlsClients;
import fr.teleguichet.broker.tls.TestAuthority;
import fr.teleguichet.broker.tls.TestAuthority.Leaf;
import fr.teleguichet.fleet.mqtt.link.LinkTls;
import fr.teleguichet.fleet.mqtt.link.MqttSessionTakeover;
import fr.teleguichet.fleet.platform.datadir.DataFolder;
import fr.teleguichet.fleet.platform.process.TcpPortProbe;
import fr.teleguichet.fleet.platform.time.ClockFactory;
import fr.teleguichet.hardware.peer.Installed;
import fr.teleguichet.hardware.protocol.NodeAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.awaitility.Durations;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Mosquitto under the configuration that the manager writes for it. */
@Tag("proof")
final class MosquittoFileUpdaterIT {
  private static final int NOT_AUTHORIZED = 0x87;
  private static final int SESSION_TAKEN_OVER = 0x8E;

  /** Paho's own reason code. */
  private static final int NO_ANSWER = 32_000;

  private static final int DEATHS = 500;
  private static final int FILTERS = 200_000;
  private static final long SMALL_MEMORY = 16 * 1024 * 1024;

  private final TestAuthority authority =
      new TestAuthority("fleet", new ClockFactory().machine().instant());
  private final Set<NodeAddress> allowed = ConcurrentHashMap.newKeySet();
  private final Map<String, NodeAddress> revoked = new ConcurrentHashMap<>();

  @TempDir private Path temporary;
  private Path program;
  private DataFolder folder;
  private MosquittoSettings settings;
  private MosquittoFileUpdater files;
  private Process mosquitto;

  @BeforeEach
  void aMosquittoOfOurOwn() throws Exception {
    program = Installed.program("mosquitto", "mosquitto");
    folder = DataFolder.open(temporary.resolve("data"));
    authority.publish(PublishedPemPaths.in(folder).folder(), authority.server());
    allowed.add(new NodeAddress("lot", "k1"));
    int port = TcpPortProbe.reserve("127.0.0.1");
    int hostsPort = TcpPortProbe.reserve("127.0.0.1");
    settings = new MosquittoSettings(port, hostsPort, List.of(), "");
    files = manager();
    files.refresh();
    begin(configuration());
  }

  private void begin(Path configuration) throws Exception {
    mosquitto =
        new ProcessBuilder(program.toString(), "-c", configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(temporary.resolve("mosquitto.log").toFile())
            .start();
    await()
        .atMost(Durations.FIVE_MINUTES)
        .until(
            () -> TcpPortProbe.answers("127.0.0.1", settings.hostsPort(), Duration.ofSeconds(1)));
    settings =
        new MosquittoSettings(
            settings.port(),
            settings.hostsPort(),
            List.of("kill", "-HUP", Long.toString(mosquitto.pid())),
            settings.plugin());
    files = manager();
    files.refresh();
  }

  /** With one line of its configuration changed. */
  private void restart(String line, String other) throws Exception {
    files.refresh();
    mosquitto.destroy();
    assertThat(mosquitto.onExit()).succeedsWithin(Duration.ofMinutes(5));
    String written = Files.readString(configuration());
    assertThat(written).contains(line);
    begin(Files.writeString(temporary.resolve("other.conf"), written.replace(line, other)));
  }

  private Path configuration() {
    return folder.root().resolve("mosquitto/mosquitto.conf");
  }

  private MosquittoFileUpdater manager() {
    return new MosquittoFileUpdater(
        settings,
        folder,
        "teleguichet",
        () -> allowed,
        () -> revoked,
        new MqttSessionTakeover(settings.hosts(), LinkTls.own(PublishedPemPaths.in(folder))));
  }

  @AfterEach
  void stop() throws IOException {
    mosquitto.destroy();
    assertThat(mosquitto.onExit()).succeedsWithin(Duration.ofMinutes(5));
    files.close();
    folder.close();
  }

  @Test
  void aKioskAndTheHostReachEachOther() throws Exception {
    try (PahoPeer host = host("teleguichet-1");
        PahoPeer kiosk = kiosk(authority.kiosk("lot", "k1"))) {
      assertThat(host.subscribe("spBv1.0/#")).isEqualTo(1);
      assertThat(kiosk.subscribe("spBv1.0/lot/NCMD/k1")).isEqualTo(1);

      kiosk.publish("spBv1.0/lot/NDATA/k1", "bonjour");
      assertThat(host.next()).isEqualTo(new PahoPeer.Arrived("spBv1.0/lot/NDATA/k1", "bonjour"));

      host.publish("spBv1.0/lot/NCMD/k1", "rebirth");
      assertThat(kiosk.next()).isEqualTo(new PahoPeer.Arrived("spBv1.0/lot/NCMD/k1", "rebirth"));
    }
  }

  @Test
  void aKioskSaysNothingElse() throws Exception {
    try (PahoPeer kiosk = kiosk(authority.kiosk("lot", "k1"))) {
      for (String topic :
          List.of(
              "spBv1.0/cahors/NDATA/k1",
              "spBv1.0/lot/NDATA/k2",
              "spBv1.0/lot/NCMD/k1",
              "spBv1.0/STATE/teleguichet")) {
        assertThat(kiosk.acknowledgement(topic, "forged")).as(topic).isEqualTo(NOT_AUTHORIZED);
      }
    }
  }

  @Test
  void aNamesakeInAnotherTerritoryIsSomebodyElse() throws Exception {
    try (PahoPeer kiosk = kiosk(authority.kiosk("cahors", "k1"))) {
      assertThat(kiosk.acknowledgement("spBv1.0/lot/NDATA/k1", "forged")).isEqualTo(NOT_AUTHORIZED);
      assertThat(kiosk.acknowledgement("spBv1.0/cahors/NDATA/k1", "unknown"))
          .isEqualTo(NOT_AUTHORIZED);
    }
  }

  @Test
  void aWideSubscriptionBringsNothingOfOthers() throws Exception {
    allowed.add(new NodeAddress("lot", "k2"));
    files.refresh();
    try (PahoPeer kiosk = kiosk(authority.kiosk("lot", "k1"));
        PahoPeer other = kiosk(authority.kiosk("lot", "k2"));
        PahoPeer host = host("teleguichet-1")) {
      var _ = kiosk.subscribe("#");
      other.publish("spBv1.0/lot/NDATA/k2", "of another");
      host.publish("spBv1.0/lot/NCMD/k2", "to another");
      host.publish("spBv1.0/lot/NCMD/k1", "own");

      assertThat(kiosk.next()).isEqualTo(new PahoPeer.Arrived("spBv1.0/lot/NCMD/k1", "own"));
    }
  }

  @Test
  void aRevokedKioskIsMuteAtOnceThenCutAndItsDeathIsToldAndItStaysOut() throws Exception {
    Leaf stolen = authority.kiosk("lot", "k1");
    try (PahoPeer host = host("teleguichet-1");
        PahoPeer kiosk = kiosk(stolen, "spBv1.0/lot/NDEATH/k1")) {
      assertThat(host.subscribe("spBv1.0/+/NDEATH/+")).isEqualTo(1);
      assertThat(kiosk.acknowledgement("spBv1.0/lot/NDATA/k1", "before"))
          .isNotEqualTo(NOT_AUTHORIZED);

      allowed.clear();
      revoke(stolen, new NodeAddress("lot", "k1"));
      files.refresh();

      await()
          .atMost(Duration.ofMinutes(5))
          .until(() -> kiosk.acknowledgement("spBv1.0/lot/NDATA/k1", "after") == NOT_AUTHORIZED);
      assertThat(kiosk.isConnected()).isTrue();
      files.refresh();
      assertThat(kiosk.end(10)).isEqualTo(SESSION_TAKEN_OVER);
      assertThat(host.next()).isEqualTo(new PahoPeer.Arrived("spBv1.0/lot/NDEATH/k1", "gone"));
      assertThatExceptionOfType(MqttException.class).isThrownBy(() -> kiosk(stolen).close());
    }
    files.refresh();
    assertThat(Files.readString(folder.root().resolve("mosquitto/acl"))).doesNotContain("k1");
  }

  @Test
  void aRevokedCertificateIsCutOnceAlsoWhereTheKioskHasANewOne() throws Exception {
    Leaf old = authority.kiosk("lot", "k1");
    try (PahoPeer before = kiosk(old)) {
      revoke(old, new NodeAddress("lot", "k1"));
      files.refresh();
      await().atMost(Durations.FIVE_MINUTES).until(() -> !letsIn(old));
      files.refresh();
      await().atMost(Durations.FIVE_MINUTES).until(() -> !before.isConnected());
    }
    files = manager();
    files.refresh();
    try (PahoPeer renewed = kiosk(authority.kiosk("lot", "k1"))) {
      files.refresh();
      files.refresh();
      assertThat(renewed.acknowledgement("spBv1.0/lot/NDATA/k1", "still here"))
          .isNotEqualTo(NOT_AUTHORIZED);
    }
  }

  @Test
  void aKioskWhoseCertificateLapsedIsCut() throws Exception {
    try (PahoPeer kiosk = kiosk(authority.kiosk("lot", "k1"))) {
      allowed.clear();
      files.refresh();
      files.refresh();
      assertThat(kiosk.end(10)).isEqualTo(SESSION_TAKEN_OVER);
    }
  }

  @Test
  void aKioskThatWasQuickerThanItsRightsComesBackOnceAndHasThem() throws Exception {
    Leaf fresh = authority.kiosk("lot", "k3");
    try (PahoPeer early = kiosk(fresh)) {
      assertThat(early.acknowledgement("spBv1.0/lot/NBIRTH/k3", "unheard"))
          .isEqualTo(NOT_AUTHORIZED);
      allowed.add(new NodeAddress("lot", "k3"));
      files.refresh();
      files.refresh();
      assertThat(early.end(10)).isEqualTo(SESSION_TAKEN_OVER);
    }
    try (PahoPeer kiosk = kiosk(fresh)) {
      files.refresh();
      await()
          .atMost(Durations.FIVE_MINUTES)
          .until(() -> kiosk.acknowledgement("spBv1.0/lot/NBIRTH/k3", "heard") != NOT_AUTHORIZED);
    }
  }

  @Test
  void whoCouldNotBeCutIsCutLater() throws Exception {
    Leaf stolen = authority.kiosk("lot", "k1");
    try (PahoPeer kiosk = kiosk(stolen)) {
      allowed.clear();
      revoke(stolen, new NodeAddress("lot", "k1"));
      MosquittoSettings right = settings;
      settings =
          new MosquittoSettings(
              right.port(), TcpPortProbe.reserve("127.0.0.1"), right.reload(), right.plugin());
      MosquittoFileUpdater astray = manager();
      settings = right;
      astray.refresh();
      assertThatIOException().isThrownBy(astray::refresh).withMessageContaining("CN=k1,OU=lot");
      astray.close();

      files = manager();
      files.refresh();
      files.refresh();
      assertThat(kiosk.end(10)).isEqualTo(SESSION_TAKEN_OVER);
    }
  }

  /** Its access list grants any filter, so its memory is what is limited: here to a part of it. */
  @Test
  void aKioskThatSubscribesWithoutEndIsCutAndTheOthersStay() throws Exception {
    allowed.add(new NodeAddress("lot", "k2"));
    restart("memory_limit " + MosquittoConfigRenderer.MEMORY_LIMIT, "memory_limit " + SMALL_MEMORY);
    try (PahoPeer other = kiosk(authority.kiosk("lot", "k2"));
        PahoPeer kiosk = kiosk(authority.kiosk("lot", "k1"))) {
      assertThat(subscribesUntilItIsCut(kiosk)).isLessThan(FILTERS);

      assertThat(other.acknowledgement("spBv1.0/lot/NDATA/k2", "still here"))
          .isNotEqualTo(NOT_AUTHORIZED);
      assertThat(other.isConnected()).isTrue();
    }
    assertThat(mosquitto.isAlive()).isTrue();
  }

  /** Also after Mosquitto has read its access list again, for kiosks that it knew at its start. */
  @Test
  void withThePluginAKioskHoldsTheFewFiltersThatItNeeds() throws Exception {
    useThePlugin();
    try (PahoPeer kiosk = kiosk(authority.kiosk("lot", "k1"));
        PahoPeer host = host("teleguichet-1")) {
      allowed.add(new NodeAddress("lot", "k2"));
      files.refresh();
      long before = residentBytes();
      for (int first = 0; first < 70_000; first += 1_000) {
        assertThat(kiosk.subscribe(own(first), 1)).containsOnly(NOT_AUTHORIZED);
      }
      assertThat(kiosk.subscribe(List.of("#", "$share/g/spBv1.0/lot/NCMD/k1", "$x/1"), 1))
          .containsOnly(NOT_AUTHORIZED);
      assertThat(residentBytes() - before).isLessThan(4_000_000);

      assertThat(kiosk.subscribe("spBv1.0/lot/NCMD/k1")).isEqualTo(1);
      assertThat(kiosk.subscribe("spBv1.0/lot/DCMD/k1/+")).isEqualTo(1);
      assertThat(kiosk.subscribe("spBv1.0/STATE/teleguichet")).isEqualTo(1);
      host.publish("spBv1.0/lot/NCMD/k1", "rebirth");
      assertThat(kiosk.next()).isEqualTo(new PahoPeer.Arrived("spBv1.0/lot/NCMD/k1", "rebirth"));
      assertThat(kiosk.acknowledgement("spBv1.0/cahors/NDATA/k1", "forged"))
          .isEqualTo(NOT_AUTHORIZED);
    }
  }

  /** Its start decides: it is limited from the next one, and bounded by memory until then. */
  @Test
  void aKioskThatCameAfterMosquittosStartIsServedAllTheSame() throws Exception {
    useThePlugin();
    allowed.add(new NodeAddress("lot", "k2"));
    files.refresh();
    try (PahoPeer kiosk = kiosk(authority.kiosk("lot", "k2"))) {
      assertThat(kiosk.subscribe("spBv1.0/lot/NCMD/k2")).isEqualTo(1);
      await()
          .atMost(Durations.FIVE_MINUTES)
          .until(() -> kiosk.acknowledgement("spBv1.0/lot/NDATA/k2", "here") != NOT_AUTHORIZED);
    }
  }

  private void useThePlugin() throws Exception {
    settings =
        new MosquittoSettings(
            settings.port(), settings.hostsPort(), List.of(), plugin().toString());
    files = manager();
    files.refresh();
    mosquitto.destroy();
    assertThat(mosquitto.onExit()).succeedsWithin(Duration.ofMinutes(5));
    begin(configuration());
  }

  private static Path plugin() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of("/usr/lib"))) {
      return folders
          .map(architecture -> architecture.resolve("mosquitto_dynamic_security.so"))
          .filter(Files::exists)
          .findFirst()
          .orElseGet(() -> Installed.missing("Mosquitto has no dynamic security plugin here"));
    }
  }

  private static List<String> own(int first) {
    return IntStream.range(first, first + 1_000)
        .mapToObj(number -> "spBv1.0/lot/NCMD/k1/" + number + "/xxx")
        .toList();
  }

  private static int subscribesUntilItIsCut(PahoPeer kiosk) {
    for (int first = 0; first < FILTERS; first += 1_000) {
      try {
        var _ = kiosk.subscribe(own(first), 1);
      } catch (MqttException _) {
        return first;
      }
    }
    return FILTERS;
  }

  @Test
  void whatAKioskSendsItselfAndDoesNotTakeIsKeptUpToItsBytes() throws Exception {
    try (PahoPeer kiosk = kiosk(authority.kiosk("lot", "k1"))) {
      kiosk.acknowledgeNothing();
      assertThat(kiosk.subscribe("spBv1.0/lot/NDEATH/k1")).isEqualTo(1);
      long before = residentBytes();
      int sent = 0;
      // What it drops it need not acknowledge.
      while (sent < DEATHS
          && kiosk.acknowledgement("spBv1.0/lot/NDEATH/k1", "x".repeat(200_000)) < NO_ANSWER) {
        sent++;
      }
      assertThat(residentBytes() - before).isLessThan(50_000_000);
    }
  }

  private long residentBytes() throws IOException {
    return Files.readAllLines(Path.of("/proc/" + mosquitto.pid() + "/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> 1_024 * Long.parseLong(line.replaceAll("[^0-9]", "")))
        .sum();
  }

  private void revoke(Leaf leaf, NodeAddress kiosk) throws IOException {
    authority.revoke(leaf);
    authority.publishList(PublishedPemPaths.in(folder).folder());
    NodeAddress _ = revoked.put(leaf.certificate().getSerialNumber().toString(16), kiosk);
  }

  private boolean letsIn(Leaf leaf) {
    try {
      kiosk(leaf).close();
      return true;
    } catch (MqttException _) {
      return false;
    }
  }

  private PahoPeer kiosk(Leaf leaf, String will) throws MqttException {
    return PahoPeer.connected(settings.port(), context(leaf), "lot/any", will);
  }

  private PahoPeer kiosk(Leaf leaf) throws MqttException {
    return PahoPeer.connected(settings.port(), context(leaf), "lot/any");
  }

  private PahoPeer host(String clientId) throws MqttException {
    return PahoPeer.connected(
        settings.hostsPort(), context(authority.host("teleguichet")), clientId);
  }

  private SSLContext context(Leaf leaf) {
    return TlsClients.context(authority.root(), Optional.of(leaf));
  }
}
