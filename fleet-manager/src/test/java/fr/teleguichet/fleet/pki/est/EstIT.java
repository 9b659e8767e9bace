package fr.teleguichet.fleet.pki.est;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.boot.SharedPages;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.pki.authority.RevocationReason;
import fr.teleguichet.fleet.pki.authority.TestAuthority;
import fr.teleguichet.fleet.pki.device.DeviceClient;
import fr.teleguichet.hardware.identity.Fingerprint;
import fr.teleguichet.hardware.identity.SpiffeId;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The operations of RFC 7030 over the wire. */
@ExtendWith(SharedPages.class)
final class EstIT {
  private static final String ENROL = "/.well-known/est/simpleenroll";
  private static final String RENEW = "/.well-known/est/simplereenroll";
  private static final String CERTIFICATES = "application/pkcs7-mime; smime-type=certs-only";

  private static DeviceClient stranger(TestPages.Running server) {
    return DeviceClient.stranger(server.devices(), server.authority().root());
  }

  private static DeviceClient kiosk(
      TestPages.Running server, KeyPair keys, X509Certificate certificate) {
    return DeviceClient.showing(
        server.devices(), server.authority().root(), keys.getPrivate(), certificate);
  }

  private static HttpRequest.Builder post(DeviceClient client, String path, String body) {
    return client
        .request(path)
        .header("Content-Type", "application/pkcs10")
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  private static String basic(String pair) {
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aClaimGetsACertificateForItsKey(TestPages.Running server) throws IOException {
    KeyPair keys = TestAuthority.keys();
    server.desk().onEnrol(_ -> new EnrolmentDecision.Issue(TestAuthority.KIOSK));
    try (DeviceClient client = stranger(server)) {
      HttpResponse<String> answer =
          client.send(
              post(client, ENROL, Requests.first(keys))
                  .header("Authorization", basic("claim-1:se:cret"))
                  .build());

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type")).hasValue(CERTIFICATES);
      assertThat(answer.headers().firstValue("Content-Transfer-Encoding")).hasValue("base64");
      assertThat(Requests.certificates(answer.body()))
          .singleElement()
          .satisfies(
              certificate -> {
                assertThat(certificate.getPublicKey()).isEqualTo(keys.getPublic());
                assertThat(SpiffeId.of(certificate)).contains(TestAuthority.KIOSK);
              });
    }
    assertThat(server.desk().asked())
        .containsExactly(
            new EnrolmentAuthoriser.Request(
                Fingerprint.of(keys.getPublic()),
                new EstCredential.Claim("claim-1", "se:cret"),
                "127.0.0.1"));
    assertThat(server.audit().of("certificate.issued")).hasSize(1);
    assertThat(server.audit().of("certificate.issued").getFirst().toString())
        .doesNotContain("cret");
  }

  /** The power may fail between the server's answer and the kiosk's writing it down. */
  @Test
  void theSameRequestGetsTheSameCertificateAgain(TestPages.Running server) throws IOException {
    String request = Requests.first(TestAuthority.keys());
    server.desk().onEnrol(_ -> new EnrolmentDecision.Issue(TestAuthority.KIOSK));
    try (DeviceClient client = stranger(server)) {
      String first = client.post(ENROL, request).body();

      assertThat(client.post(ENROL, request).body()).isEqualTo(first);
    }
    assertThat(server.audit().of("certificate.issued")).hasSize(1);
  }

  @Test
  void whoeverShowsNothingWaitsForAPerson(TestPages.Running server) throws IOException {
    server.desk().onEnrol(_ -> new EnrolmentDecision.Wait(Duration.ofMillis(30_400)));
    try (DeviceClient client = stranger(server)) {
      HttpResponse<String> answer = client.post(ENROL, Requests.first(TestAuthority.keys()));

      assertThat(answer.statusCode()).isEqualTo(202);
      assertThat(answer.headers().firstValue("Retry-After")).hasValue("30");
    }
    assertThat(server.desk().asked())
        .extracting(EnrolmentAuthoriser.Request::credential)
        .containsExactly(new EstCredential.Nothing());
  }

  @Test
  void anUnreadableClaimIsNotTakenForNone(TestPages.Running server) throws IOException {
    try (DeviceClient client = stranger(server)) {
      for (String header : List.of("Bearer x", "Basic %%%", basic("no-colon"))) {
        HttpResponse<String> answer =
            client.send(
                post(client, ENROL, Requests.first(TestAuthority.keys()))
                    .header("Authorization", header)
                    .build());

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
            .startsWith("Basic realm=");
      }
    }
  }

  @Test
  void aKioskRenewsWithANewKey(TestPages.Running server) throws IOException {
    KeyPair old = TestAuthority.keys();
    KeyPair next = TestAuthority.keys();
    X509Certificate current = server.authority().issue(TestAuthority.KIOSK, old.getPublic());
    server.desk().onRenew(_ -> new EnrolmentDecision.Issue(TestAuthority.KIOSK));
    try (DeviceClient client = kiosk(server, old, current)) {
      HttpResponse<String> answer = client.post(RENEW, Requests.renewal(next, TestAuthority.KIOSK));

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(Requests.certificates(answer.body()))
          .singleElement()
          .satisfies(
              certificate -> assertThat(certificate.getPublicKey()).isEqualTo(next.getPublic()));
    }
    assertThat(server.desk().asked())
        .extracting(EnrolmentAuthoriser.Request::credential)
        .containsExactly(new EstCredential.Certificate(current));
  }

  @Test
  void aRenewalWithTheSameKeyIsANewCertificate(TestPages.Running server) throws IOException {
    KeyPair keys = TestAuthority.keys();
    X509Certificate current = server.authority().issue(TestAuthority.KIOSK, keys.getPublic());
    server.desk().onRenew(_ -> new EnrolmentDecision.Issue(TestAuthority.KIOSK));
    try (DeviceClient client = kiosk(server, keys, current)) {
      HttpResponse<String> answer = client.post(RENEW, Requests.renewal(keys, TestAuthority.KIOSK));

      assertThat(Requests.certificates(answer.body())).doesNotContain(current).hasSize(1);
    }
  }

  /** What is revoked then is what is written down; this certificate is not yet. */
  @Test
  void whoeverIsRevokedWhileACertificateIsMadeDoesNotGetIt(TestPages.Running server)
      throws IOException {
    KeyPair keys = TestAuthority.keys();
    X509Certificate current = server.authority().issue(TestAuthority.KIOSK, keys.getPublic());
    server
        .desk()
        .onRenew(
            _ -> {
              int _ =
                  server
                      .authority()
                      .revokeAll(TestAuthority.KIOSK, RevocationReason.KEY_COMPROMISE);
              server.desk().takeBack();
              return new EnrolmentDecision.Issue(TestAuthority.KIOSK);
            });
    try (DeviceClient client = kiosk(server, keys, current)) {
      HttpResponse<String> answer = client.post(RENEW, Requests.renewal(keys, TestAuthority.KIOSK));

      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.body()).contains("while its certificate was being made");
    }
    assertThat(server.authority().certificatesOf(Fingerprint.of(keys.getPublic())))
        .hasSize(2)
        .allSatisfy(it -> assertThat(it.revocation()).isPresent());
  }

  @ParameterizedTest
  @CsvSource({
    "'OU=lot,CN=figeac-2',spiffe://teleguichet/kiosk/lot/figeac-1",
    "'OU=lot,CN=figeac-1',spiffe://teleguichet/kiosk/lot/figeac-2",
    "'CN=figeac-1',spiffe://teleguichet/kiosk/lot/figeac-1",
  })
  void aRenewalUnderAnotherNameIsRefused(String subject, String uri, TestPages.Running server)
      throws IOException {
    KeyPair keys = TestAuthority.keys();
    X509Certificate current = server.authority().issue(TestAuthority.KIOSK, keys.getPublic());
    try (DeviceClient client = kiosk(server, keys, current)) {
      HttpResponse<String> answer =
          client.post(
              RENEW,
              Requests.renewal(
                  keys, subject, new GeneralName(GeneralName.uniformResourceIdentifier, uri)));

      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains("CN=figeac-1,OU=lot");
    }
    assertThat(server.desk().asked()).isEmpty();
  }

  @Test
  void onlySmallRequestsOfTheRightKindAreRead(TestPages.Running server) throws IOException {
    try (DeviceClient client = stranger(server)) {
      HttpResponse<String> large = client.post(ENROL, "A".repeat(16 * 1024 + 1));
      assertThat(large.statusCode()).isEqualTo(413);
      assertThat(large.body()).isEqualTo("The request is larger than 16 KiB.\n");
      HttpResponse<String> huge = client.post(ENROL, "A".repeat(11 * 1024 * 1024));
      assertThat(huge.statusCode()).isEqualTo(413);
      assertThat(huge.body()).isEqualTo("The request is larger than the server takes.\n");
      assertThat(
              client
                  .send(
                      client
                          .request(ENROL)
                          .header("Content-Type", "text/plain")
                          .POST(HttpRequest.BodyPublishers.ofString("AAAA"))
                          .build())
                  .statusCode())
          .isEqualTo(415);
      assertThat(
              client
                  .send(
                      client
                          .request(ENROL)
                          .header("Content-Type", "application/pkcs10")
                          .POST(
                              HttpRequest.BodyPublishers.fromPublisher(
                                  HttpRequest.BodyPublishers.ofString("AAAA")))
                          .build())
                  .statusCode())
          .isEqualTo(411);
      assertThat(client.post(ENROL, "AAAA").statusCode()).isEqualTo(400);
      assertThat(client.post(ENROL, "").statusCode()).isEqualTo(400);
      assertThat(client.get("/.well-known/est/fullcmc").statusCode()).isEqualTo(404);
    }
  }
}
