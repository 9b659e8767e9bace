package fr.teleguichet.broker.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import fr.teleguichet.broker.tls.TestAuthority;
import fr.teleguichet.broker.tls.TestAuthority.Leaf;
import fr.teleguichet.broker.tls.TestAuthority.Wish;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What happens to those who are in when trust in them changes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RevocationIT {
  private static final int NOT_AUTHORIZED = 0x87;
  private static final int SERVER_UNAVAILABLE = 0x88;
  private static final int BANNED = 0x8A;
  private static final int ADMINISTRATIVE_ACTION = 0x98;

  /** The promise is a minute. */
  private static final int PROMISE_SECONDS = 60;

  private TlsBroker broker;

  @BeforeAll
  void theBrokerIsStarted(@TempDir Path folder) throws IOException {
    broker = new TlsBroker(folder);
  }

  @AfterAll
  void theBrokerIsStopped() {
    broker.close();
  }

  /** The test before may have left a list that is old or damaged. */
  @BeforeEach
  void theListIsInOrder() throws IOException {
    broker.authority.publishList(broker.published);
    SSLContext anybody = broker.kiosk("lot", "anybody");
    await()
        .atMost(Duration.ofSeconds(PROMISE_SECONDS))
        .ignoreExceptions()
        .untilAsserted(() -> closed(anybody, "lot/anybody"));
  }

  @Test
  void aRevokedKioskIsCutAndStaysOutAlsoWithAResumedSession() throws Exception {
    List<String> before = broker.refusals();
    Leaf leaf = broker.authority.kiosk("lot", "stolen");
    SSLContext stolen = broker.context(leaf);
    try (PahoPeer host =
            PahoPeer.connected(broker.port(), broker.host("teleguichet"), "teleguichet-1");
        PahoPeer other =
            PahoPeer.connected(broker.port(), broker.kiosk("lot", "other"), "lot/other");
        PahoPeer kiosk =
            PahoPeer.connected(broker.port(), stolen, "lot/stolen", "spBv1.0/lot/NDEATH/stolen")) {
      assertThat(host.subscribe("spBv1.0/#")).isEqualTo(1);

      broker.authority.revoke(leaf);
      broker.authority.publishList(broker.published);

      assertThat(kiosk.end(PROMISE_SECONDS)).isEqualTo(ADMINISTRATIVE_ACTION);
      assertThat(host.next()).isEqualTo(new PahoPeer.Arrived("spBv1.0/lot/NDEATH/stolen", "gone"));
      assertThat(other.isConnected()).isTrue();
      assertThatExceptionOfType(MqttException.class)
          .isThrownBy(() -> PahoPeer.connected(broker.port(), stolen, "lot/stolen"))
          .satisfies(refused -> assertThat(refused.getReasonCode()).isEqualTo(BANNED));
    }
    assertThat(broker.refusals())
        .filteredOn(text -> !before.contains(text))
        .singleElement()
        .satisfies(text -> assertThat(text).contains("kind=revoked\n", "client=lot/stolen\n"));
  }

  @Test
  void aCertificateThatEndsEndsItsConnection() throws Exception {
    Wish brief =
        Wish.usual(broker.now)
            .within(broker.now.minusSeconds(60), Clock.systemUTC().instant().plusSeconds(6));
    try (PahoPeer kiosk =
        PahoPeer.connected(
            broker.port(),
            broker.context(broker.authority.kiosk("lot", "brief", brief)),
            "lot/brief")) {
      assertThat(kiosk.end(PROMISE_SECONDS)).isEqualTo(NOT_AUTHORIZED);
    }
  }

  @Test
  void anOldRevocationListKeepsNewcomersOutAndLetsTheOthersStay() throws Exception {
    try (PahoPeer kiosk =
        PahoPeer.connected(broker.port(), broker.kiosk("lot", "early"), "lot/early")) {
      broker.authority.publishList(broker.published, Duration.ofMinutes(-1));

      SSLContext late = broker.kiosk("lot", "late");
      await()
          .atMost(Duration.ofSeconds(PROMISE_SECONDS))
          .untilAsserted(
              () ->
                  assertThatExceptionOfType(MqttException.class)
                      .isThrownBy(() -> closed(late, "lot/late"))
                      .satisfies(
                          refused ->
                              assertThat(refused.getReasonCode()).isEqualTo(SERVER_UNAVAILABLE)));
      assertThat(kiosk.isConnected()).isTrue();
    }
  }

  @Test
  void aDamagedListChangesNothing() throws Exception {
    TestAuthority.write(
        broker.published.resolve("crl.pem"),
        "-----BEGIN X509 CRL-----\nAAAA\n-----END X509 CRL-----");
    await()
        .atMost(Duration.ofSeconds(PROMISE_SECONDS))
        .until(() -> broker.output().contains("can't be used"));

    closed(broker.kiosk("lot", "k1"), "lot/k1");

    assertThat(broker.output().lines().filter(line -> line.contains("can't be used"))).hasSize(1);
  }

  @Test
  void nobodyElseReadsTheKeyStores() throws IOException {
    Path folder = broker.published.resolveSibling("data").resolve("tls");

    assertThat(Files.getPosixFilePermissions(folder)).hasSize(3);
    assertThat(Files.getPosixFilePermissions(folder.resolve("identity.p12"))).hasSize(2);
  }

  private void closed(SSLContext context, String clientId) throws MqttException, IOException {
    PahoPeer.connected(broker.port(), context, clientId).close();
  }
}
