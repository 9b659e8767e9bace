package fr.teleguichet.broker.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import fr.teleguichet.broker.tls.TestAuthority.Wish;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client with a certificate may do, and how it is told what it may not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AccessIT {
  private static final int GRANTED = 1;
  private static final int CLIENT_IDENTIFIER_NOT_VALID = 0x85;
  private static final int NOT_AUTHORIZED = 0x87;
  private static final int PACKET_TOO_LARGE = 0x95;

  private TlsBroker broker;
  private SSLContext k1;

  @BeforeAll
  void theBrokerIsStarted(@TempDir Path folder) throws IOException {
    broker = new TlsBroker(folder);
    k1 = broker.kiosk("lot", "k1");
  }

  @AfterAll
  void theBrokerIsStopped() {
    broker.close();
  }

  @Test
  void whatAKioskSaysArrivesAtTheHost() throws Exception {
    try (PahoPeer host = host();
        PahoPeer kiosk = kiosk()) {
      for (String topic : new String[] {"NBIRTH/k1", "DBIRTH/k1/printer", "NDATA/k1"}) {
        kiosk.publish("spBv1.0/lot/" + topic, topic);

        assertThat(host.next()).isEqualTo(new PahoPeer.Arrived("spBv1.0/lot/" + topic, topic));
      }
    }
  }

  @Test
  void inAWebSocketTheCertificateCountsAlike() throws Exception {
    SSLContext web = broker.kiosk("lot", "web");
    try (PahoPeer host = host();
        PahoPeer kiosk = PahoPeer.inWebSocket(broker.webSocketPort(), web, "lot/web")) {
      kiosk.publish("spBv1.0/lot/NBIRTH/web", "here");
      assertThat(host.next()).isEqualTo(new PahoPeer.Arrived("spBv1.0/lot/NBIRTH/web", "here"));
      assertThat(kiosk.subscribe("spBv1.0/lot/NCMD/web")).isEqualTo(GRANTED);
      host.publish("spBv1.0/lot/NCMD/web", "rebirth");
      assertThat(kiosk.next()).isEqualTo(new PahoPeer.Arrived("spBv1.0/lot/NCMD/web", "rebirth"));
    }
    assertThatExceptionOfType(MqttException.class)
        .isThrownBy(() -> PahoPeer.inWebSocket(broker.webSocketPort(), web, "lot/k1"))
        .extracting(MqttException::getReasonCode)
        .isEqualTo(CLIENT_IDENTIFIER_NOT_VALID);
    SSLContext nobody = TlsClients.context(broker.authority.root(), Optional.empty());
    assertThatExceptionOfType(MqttException.class)
        .isThrownBy(() -> PahoPeer.inWebSocket(broker.webSocketPort(), nobody, "lot/web"));
  }

  @Test
  void whatTheHostCommandsArrivesAtTheKiosk() throws Exception {
    try (PahoPeer host = host();
        PahoPeer kiosk = kiosk()) {
      assertThat(kiosk.subscribe("spBv1.0/lot/NCMD/k1")).isEqualTo(GRANTED);
      assertThat(kiosk.subscribe("spBv1.0/lot/DCMD/k1/+")).isEqualTo(GRANTED);
      assertThat(kiosk.subscribe("spBv1.0/lot/NDEATH/k1")).isEqualTo(GRANTED);
      assertThat(kiosk.subscribe("spBv1.0/STATE/teleguichet")).isEqualTo(GRANTED);

      host.publish("spBv1.0/lot/NCMD/k1", "rebirth");
      assertThat(kiosk.next()).isEqualTo(new PahoPeer.Arrived("spBv1.0/lot/NCMD/k1", "rebirth"));

      host.publish("spBv1.0/lot/DCMD/k1/screen", "off");
      assertThat(kiosk.next()).isEqualTo(new PahoPeer.Arrived("spBv1.0/lot/DCMD/k1/screen", "off"));

      host.publish("spBv1.0/STATE/teleguichet", "online", 1, true);
      assertThat(kiosk.next())
          .isEqualTo(new PahoPeer.Arrived("spBv1.0/STATE/teleguichet", "online"));
    }
  }

  @Test
  void theDeathOfAKioskWhoseConnectionIsReplacedIsPublished() throws Exception {
    try (PahoPeer host = host();
        PahoPeer _ = PahoPeer.connected(broker.port(), k1, "lot/k1", "spBv1.0/lot/NDEATH/k1");
        PahoPeer _ = kiosk()) {
      assertThat(host.next()).isEqualTo(new PahoPeer.Arrived("spBv1.0/lot/NDEATH/k1", "gone"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lot/k2",
        "lot/k1/",
        "k1",
        "cahors/k1",
        "lot",
        "teleguichet",
        "lot/k1-2",
        "LOT/K1"
      })
  void anotherClientIdIsRefused(String clientId) {
    assertRefused(CLIENT_IDENTIFIER_NOT_VALID, k1, clientId, "spBv1.0/lot/NDEATH/k1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"lot/k1", "teleguichet2", "other-1"})
  void aHostUsesNoOtherClientIdEither(String clientId) {
    assertRefused(CLIENT_IDENTIFIER_NOT_VALID, broker.host("teleguichet"), clientId, null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spiffe://teleguichet/kiosk/lot/k1/x",
        "spiffe://elsewhere/kiosk/lot/k1",
        "spiffe://teleguichet/technician/lot",
        "https://teleguichet/kiosk/lot/k1",
      })
  void aCertificateThatNamesNobodyIsRefused(String uri) {
    SSLContext nobody =
        broker.context(broker.authority.client("CN=k1,OU=lot", uri, Wish.usual(broker.now)));

    assertRefused(NOT_AUTHORIZED, nobody, "lot/k1", null);
  }

  @ParameterizedTest
  @CsvSource({
    "another kiosk, spBv1.0/lot/NDATA/k2",
    "another territory, spBv1.0/cahors/NDATA/k1",
    "a command, spBv1.0/lot/NCMD/k1",
    "a command to a device, spBv1.0/lot/DCMD/k1/screen",
    "the state of the host, spBv1.0/STATE/teleguichet",
    "a device of another kiosk, spBv1.0/lot/DDATA/k2/screen",
    "no device, spBv1.0/lot/NDATA/k1/screen",
    "too deep, spBv1.0/lot/DDATA/k1/screen/x",
    "another namespace, spAv1.0/lot/NDATA/k1",
    "anything else, chat",
  })
  void whatAKioskMayNotSayEndsItsConnection(String what, String topic) throws Exception {
    try (PahoPeer host = host();
        PahoPeer kiosk = kiosk()) {
      kiosk.publish(topic, what);
      assertThat(kiosk.end(10)).as(what).isEqualTo(NOT_AUTHORIZED);

      try (PahoPeer again = kiosk()) {
        assertThat(again.acknowledgement(topic, what)).as(what).isEqualTo(NOT_AUTHORIZED);
      }
      try (PahoPeer fine = kiosk()) {
        fine.publish("spBv1.0/lot/NDATA/k1", "fine");
        assertThat(host.next()).isEqualTo(new PahoPeer.Arrived("spBv1.0/lot/NDATA/k1", "fine"));
      }
    }
  }

  @Test
  void aKioskRetainsNothing() throws Exception {
    try (PahoPeer kiosk = kiosk()) {
      kiosk.publish("spBv1.0/lot/NDATA/k1", "for ever", 1, true);

      assertThat(kiosk.end(10)).isEqualTo(NOT_AUTHORIZED);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#",
        "+/#",
        "spBv1.0/#",
        "spBv1.0/lot/#",
        "spBv1.0/lot/NCMD/+",
        "spBv1.0/lot/NCMD/#",
        "spBv1.0/+/NCMD/k1",
        "spBv1.0/lot/+/k1",
        "+/lot/NCMD/k1",
        "spBv1.0/lot/NCMD/k2",
        "spBv1.0/cahors/NCMD/k1",
        "spBv1.0/lot/DCMD/k2/+",
        "spBv1.0/lot/DCMD/+/screen",
        "spBv1.0/lot/NDATA/k1",
        "$share/group/spBv1.0/lot/NCMD/k1",
        "$share/group/spBv1.0/#",
        "$SYS/#",
      })
  void whatAKioskMayNotHearIsNotGranted(String filter) throws Exception {
    try (PahoPeer kiosk = kiosk()) {
      assertThat(kiosk.subscribe(filter)).isEqualTo(NOT_AUTHORIZED);
      assertThat(kiosk.isConnected()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"spBv1.0/lot/NDEATH/k2", "spBv1.0/lot/NCMD/k1", "spBv1.0/STATE/teleguichet", "x"})
  void aWillElsewhereIsRefused(String topic) {
    assertRefused(NOT_AUTHORIZED, k1, "lot/k1", topic);
  }

  @ParameterizedTest
  @ValueSource(strings = {"spBv1.0/lot/NDATA/k1", "spBv1.0/lot/NBIRTH/k1", "spBv1.0/STATE/other"})
  void aHostSpeaksInNobodysNameButItsOwn(String topic) throws Exception {
    try (PahoPeer host = host()) {
      host.publish(topic, "forged");

      assertThat(host.end(10)).isEqualTo(NOT_AUTHORIZED);
    }
  }

  @Test
  void aPacketBeyondTheLimitEndsTheConnection() throws Exception {
    try (PahoPeer kiosk = kiosk()) {
      kiosk.publish("spBv1.0/lot/NDATA/k1", "x".repeat(300_000));

      assertThat(kiosk.end(10)).isEqualTo(PACKET_TOO_LARGE);
    }
  }

  @Test
  void theSameRefusalIsToldOnce() throws Exception {
    SSLContext talker = broker.kiosk("lot", "talker");
    for (int i = 0; i < 3; i++) {
      try (PahoPeer kiosk = PahoPeer.connected(broker.port(), talker, "lot/talker")) {
        kiosk.publish("spBv1.0/lot/NCMD/k" + i, "forged");
        assertThat(kiosk.end(10)).isEqualTo(NOT_AUTHORIZED);
      }
      assertRefused(CLIENT_IDENTIFIER_NOT_VALID, talker, "lot/k" + i, null);
    }

    await()
        .atMost(Duration.ofMinutes(5))
        .untilAsserted(
            () ->
                assertThat(broker.refusals())
                    .filteredOn(text -> text.contains("client=lot/talker\n"))
                    .satisfiesExactlyInAnyOrder(
                        text ->
                            assertThat(text)
                                .contains("kind=publish\n", "address=127.0.0.1\n", "NCMD/k0"),
                        text -> assertThat(text).contains("kind=client-id\n", "lot/k0")));
    assertThat(broker.output().lines())
        .filteredOn(line -> line.contains("lot/talker"))
        .hasSize(2)
        .allMatch(line -> line.contains(" level=WARN "));
  }

  private PahoPeer kiosk() throws MqttException, IOException {
    return PahoPeer.connected(broker.port(), k1, "lot/k1");
  }

  private PahoPeer host() throws MqttException, IOException {
    PahoPeer host =
        PahoPeer.connected(broker.port(), broker.host("teleguichet"), "teleguichet-test");
    // Not the states of hosts, which are retained and have one level less.
    assertThat(host.subscribe("spBv1.0/+/+/+/#")).isEqualTo(GRANTED);
    return host;
  }

  private void assertRefused(int code, SSLContext context, String clientId, @Nullable String will) {
    assertThatExceptionOfType(MqttException.class)
        .isThrownBy(() -> PahoPeer.connected(broker.port(), context, clientId, will))
        .satisfies(refused -> assertThat(refused.getReasonCode()).isEqualTo(code));
  }
}
