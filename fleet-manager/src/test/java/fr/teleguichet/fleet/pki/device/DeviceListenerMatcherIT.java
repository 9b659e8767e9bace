package fr.teleguichet.fleet.pki.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import fr.teleguichet.fleet.boot.SharedPages;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.pki.authority.CertificateSerialNumber;
import fr.teleguichet.fleet.pki.authority.RevocationReason;
import fr.teleguichet.fleet.pki.authority.TestAuthority;
import fr.teleguichet.fleet.pki.est.EnrolmentDecision;
import fr.teleguichet.fleet.pki.est.EstCredential;
import fr.teleguichet.fleet.pki.est.Requests;
import fr.teleguichet.fleet.platform.time.ClockFactory;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.awaitility.Durations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets in at the device listener, over real connections. */
@ExtendWith(SharedPages.class)
final class DeviceListenerMatcherIT {
  private static final String RENEW = "/.well-known/est/simplereenroll";
  private static final String ENROL = "/.well-known/est/simpleenroll";
  private static final String AUTHORITIES = "/.well-known/est/cacerts";

  private static DeviceClient stranger(TestPages.Running server) {
    return DeviceClient.stranger(server.devices(), server.authority().root());
  }

  private static DeviceClient showing(
      TestPages.Running server, KeyPair keys, X509Certificate... chain) {
    return DeviceClient.showing(
        server.devices(), server.authority().root(), keys.getPrivate(), chain);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/sites",
        "/health",
        "/prometheus",
        "/api/v1/kiosks",
        "/webjars/htmx.org/2.0.10/dist/htmx.min.js"
      })
  void pagesAreNotServedToDevices(String path, TestPages.Running server) throws IOException {
    assertThat(server.get(path).statusCode()).isNotEqualTo(404);
    try (DeviceClient client = stranger(server)) {
      HttpResponse<String> answer = client.get(path);

      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        AUTHORITIES,
        "/.well-known/est/csrattrs",
        "//.well-known/est/cacerts",
        "/.well-known/est/cacerts/",
        "/%2ewell-known/est/cacerts"
      })
  void devicesAreNotServedWithPages(String path, TestPages.Running server) {
    HttpResponse<String> answer = server.get(path);
    assertThat(answer.statusCode()).isIn(404, 400);
    assertThat(answer.body()).doesNotStartWith("MII");
  }

  @Test
  void aStrangerSeesWhoVouchesForTheFleetAndNothingElse(TestPages.Running server)
      throws IOException {
    try (DeviceClient client = stranger(server)) {
      assertThat(Requests.certificates(client.get(AUTHORITIES).body()))
          .containsExactlyInAnyOrderElementsOf(server.authority().authorities());

      HttpResponse<String> refused =
          client.post(RENEW, Requests.renewal(TestAuthority.keys(), TestAuthority.KIOSK));

      assertThat(refused.statusCode()).isEqualTo(401);
      assertThat(refused.body()).contains("enrol it first");
    }
  }

  @Test
  void anotherFleetsCertificateEndsTheHandshakeAndIsWrittenDownOnce(
      TestPages.Running server, @TempDir Path other) {
    KeyPair keys = TestAuthority.keys();
    X509Certificate foreign =
        TestAuthority.open(other, new ClockFactory().machine())
            .issue(TestAuthority.KIOSK, keys.getPublic());

    for (int i = 0; i < 3; i++) {
      assertRefusedInTheHandshake(server, keys, foreign);
    }

    await()
        .atMost(Durations.FIVE_MINUTES)
        .until(() -> !server.audit().of("device.refused").isEmpty());
    assertThat(server.audit().of("device.refused"))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.address()).contains("127.0.0.1");
              assertThat(entry.details())
                  .containsEntry("kind", "foreign")
                  .hasEntrySatisfying(
                      "reason", reason -> assertThat(reason).contains("not signed by this fleet"));
            });
  }

  static void assertRefusedInTheHandshake(
      TestPages.Running server, KeyPair keys, X509Certificate certificate) {
    try (DeviceClient client = showing(server, keys, certificate)) {
      assertThatExceptionOfType(SSLException.class)
          .isThrownBy(
              () -> {
                HttpResponse<String> _ = client.get(AUTHORITIES);
              })
          .withMessageContaining("certificate_unknown");
    }
  }

  /** A kiosk that was switched off for months must be able to say so. */
  @Test
  void aLapsedCertificateMayAskForANewOneAndForNothingElse(TestPages.Running server)
      throws IOException {
    KeyPair keys = TestAuthority.keys();
    X509Certificate lapsed =
        TestAuthority.sign(
            server.authorityFolder(),
            TestAuthority.KIOSK,
            keys,
            server.clock().instant().minus(Duration.ofDays(100)),
            Duration.ofDays(90));
    server.desk().onEnrol(_ -> new EnrolmentDecision.Wait(Duration.ofSeconds(90)));
    try (DeviceClient client = showing(server, keys, lapsed)) {
      HttpResponse<String> waiting = client.post(ENROL, Requests.first(keys));
      HttpResponse<String> renewal =
          client.post(RENEW, Requests.renewal(keys, TestAuthority.KIOSK));

      assertThat(waiting.statusCode()).isEqualTo(202);
      assertThat(waiting.headers().firstValue("Retry-After")).hasValue("90");
      assertThat(server.desk().asked())
          .singleElement()
          .satisfies(
              asked -> assertThat(asked.credential()).isEqualTo(new EstCredential.Lapsed(lapsed)));
      assertThat(renewal.statusCode()).isEqualTo(403);
      assertThat(renewal.body()).contains("time was over at").contains("enrol again");
    }
  }

  @Test
  void aCertificateOfTheFutureIsRefusedWithBothTimes(TestPages.Running server) throws IOException {
    Instant begin = server.clock().instant().plus(Duration.ofDays(1));
    KeyPair keys = TestAuthority.keys();
    X509Certificate future =
        TestAuthority.sign(
            server.authorityFolder(), TestAuthority.KIOSK, keys, begin, Duration.ofDays(90));

    assertRefused(server, keys, future, "not-yet-valid", "set the clocks right");
  }

  @Test
  void aServersOwnCertificateIsNoKiosks(TestPages.Running server) throws IOException {
    KeyPair keys = TestAuthority.keys();
    X509Certificate certificate =
        TestAuthority.signServer(
            server.authorityFolder(), keys, server.clock().instant().minusSeconds(60));

    assertRefused(server, keys, certificate, "wrong-purpose", "not that of a kiosk");
  }

  private static void assertRefused(
      TestPages.Running server,
      KeyPair keys,
      X509Certificate certificate,
      String kind,
      String sentence)
      throws IOException {
    try (DeviceClient client = showing(server, keys, certificate)) {
      for (String path : List.of(ENROL, RENEW)) {
        HttpResponse<String> refused = client.post(path, Requests.first(keys));

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains(sentence);
      }
      assertThat(client.get(AUTHORITIES).statusCode()).isEqualTo(403);
    }
    assertThat(server.audit().of("device.refused"))
        .singleElement()
        .satisfies(entry -> assertThat(entry.details()).containsEntry("kind", kind));
  }

  @Test
  void aRevocationReachesAnOpenConnection(TestPages.Running server) throws IOException {
    KeyPair keys = TestAuthority.keys();
    X509Certificate certificate = server.authority().issue(TestAuthority.KIOSK, keys.getPublic());
    server.desk().onRenew(_ -> new EnrolmentDecision.Wait(Duration.ofSeconds(30)));
    String request = Requests.renewal(keys, TestAuthority.KIOSK);
    try (DeviceClient client = showing(server, keys, certificate)) {
      assertThat(client.post(RENEW, request).statusCode()).isEqualTo(202);

      boolean _ =
          server
              .authority()
              .revoke(
                  CertificateSerialNumber.of(certificate).orElseThrow(),
                  RevocationReason.KEY_COMPROMISE);

      HttpResponse<String> refused = client.post(RENEW, request);
      assertThat(refused.statusCode()).isEqualTo(403);
      assertThat(refused.body()).contains("was revoked").contains("claim");
    }
    assertThat(server.audit().of("device.refused"))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.details()).containsEntry("kind", "revoked");
              assertThat(entry.subject()).isEqualTo(TestAuthority.KIOSK.uri().toString());
            });
  }

  @Test
  void theListenersOwnCertificateIsReplacedWhileItRuns(TestPages.Running server)
      throws IOException {
    X509Certificate first = shown(server, "TLSv1.3");
    assertThat(first).isEqualTo(server.authority().deviceServer().certificate());

    boolean _ =
        server
            .authority()
            .revoke(CertificateSerialNumber.of(first).orElseThrow(), RevocationReason.SUPERSEDED);

    assertThat(shown(server, "TLSv1.3"))
        .isNotEqualTo(first)
        .isEqualTo(server.authority().deviceServer().certificate());
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void bothVersionsOfTlsAreSpoken(String version, TestPages.Running server) throws IOException {
    assertThat(shown(server, version)).isEqualTo(server.authority().deviceServer().certificate());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256",
        "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384",
        "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA"
      })
  void suitesWithoutAuthenticatedEncryptionAreRefused(String suite, TestPages.Running server)
      throws IOException {
    try (DeviceClient client = stranger(server);
        SSLSocket socket = socket(server, client)) {
      socket.setEnabledProtocols(new String[] {"TLSv1.2"});
      socket.setEnabledCipherSuites(new String[] {suite});

      assertThatExceptionOfType(SSLException.class)
          .isThrownBy(socket::startHandshake)
          .withMessageContaining("handshake_failure");
    }
  }

  private static X509Certificate shown(TestPages.Running server, String version)
      throws IOException {
    try (DeviceClient client = stranger(server);
        SSLSocket socket = socket(server, client)) {
      socket.setEnabledProtocols(new String[] {version});
      socket.startHandshake();
      return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    }
  }

  private static SSLSocket socket(TestPages.Running server, DeviceClient client)
      throws IOException {
    return (SSLSocket)
        client
            .tls()
            .getSocketFactory()
            .createSocket(server.devices().getHost(), server.devices().getPort());
  }
}
