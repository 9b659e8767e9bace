package fr.teleguichet.broker.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.teleguichet.broker.tls.TestAuthority;
import fr.teleguichet.broker.tls.TestAuthority.Leaf;
import fr.teleguichet.broker.tls.TestAuthority.Wish;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.awaitility.Durations;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Who is turned away by TLS already, and with which alert (RFC 8446, section 6.2). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("proof")
final class HandshakeIT {
  /** The Java platform's alert for whatever is wrong with a certificate. */
  private static final String ANY_FAULT = "certificate_unknown";

  private TlsBroker broker;

  @BeforeAll
  void theBrokerIsStarted(@TempDir Path folder) throws IOException {
    broker = new TlsBroker(folder);
  }

  @AfterAll
  void theBrokerIsStopped() {
    broker.close();
  }

  @Test
  void aCertificateOfTheFleetIsAccepted() throws IOException {
    assertThat(answer(broker.authority.kiosk("lot", "k1"))).isEqualTo("accepted");
  }

  @Test
  void noCertificateIsRefused() throws IOException {
    SSLContext none = TlsClients.context(broker.authority.root(), Optional.empty());

    assertThat(TlsClients.answer(none, broker.port())).contains("certificate_required");
  }

  @Test
  void anotherAuthoritysCertificateIsRefused() throws IOException {
    Leaf foreign = new TestAuthority("fleet", broker.now).kiosk("lot", "k1");

    assertThat(answer(foreign)).contains(ANY_FAULT);
  }

  @Test
  void aLapsedCertificateIsRefused() throws IOException {
    Wish lapsed =
        Wish.usual(broker.now)
            .within(broker.now.minus(Duration.ofDays(90)), broker.now.minusSeconds(60));

    assertThat(answer(broker.authority.kiosk("lot", "k1", lapsed))).contains(ANY_FAULT);
  }

  @Test
  void aCertificateOfTomorrowIsRefused() throws IOException {
    Wish tomorrow =
        Wish.usual(broker.now)
            .within(broker.now.plus(Duration.ofDays(1)), broker.now.plus(Duration.ofDays(90)));

    assertThat(answer(broker.authority.kiosk("lot", "k1", tomorrow))).contains(ANY_FAULT);
  }

  @Test
  void aSignatureWithSha1IsRefused() throws IOException {
    Wish sha1 = Wish.usual(broker.now).signedWith("SHA1withECDSA");

    assertThat(answer(broker.authority.kiosk("lot", "k1", sha1))).contains(ANY_FAULT);
  }

  @Test
  void aKeyOf1024BitsIsRefused() throws IOException {
    Wish small = Wish.usual(broker.now).withKey("RSA", "1024");

    assertThat(answer(broker.authority.kiosk("lot", "k1", small))).contains(ANY_FAULT);
  }

  @Test
  void aServersCertificateIsNoClientsCertificate() throws IOException {
    assertThat(answer(broker.authority.server())).contains(ANY_FAULT);
  }

  @Test
  void olderTlsIsRefused() throws IOException {
    SSLContext kiosk = broker.kiosk("lot", "k1");

    assertThat(TlsClients.answer(kiosk, broker.port(), "TLSv1.2")).contains("protocol_version");
    assertThat(
            TlsClients.answer(
                kiosk,
                broker.port(),
                new String[] {"TLSv1.2"},
                new String[] {"TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA"}))
        .contains("protocol_version");
  }

  @Test
  void whatTlsTurnedAwayIsHandedOverOnceAndInWords() throws IOException {
    Wish lapsed =
        Wish.usual(broker.now)
            .within(broker.now.minus(Duration.ofDays(90)), broker.now.minusSeconds(60));
    Leaf over = broker.authority.kiosk("lot", "over", lapsed);
    Leaf foreign = new TestAuthority("fleet", broker.now).kiosk("lot", "forged");
    SSLContext none = TlsClients.context(broker.authority.root(), Optional.empty());
    for (int attempt = 0; attempt < 3; attempt++) {
      var _ = answer(over);
      var _ = answer(foreign);
      var _ = TlsClients.answer(none, broker.port());
    }
    var _ = TlsClients.answer(broker.kiosk("lot", "old"), broker.port(), "TLSv1.2");

    try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), broker.port())) {
      plain.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      int _ = plain.getInputStream().read();
    }

    await().atMost(Durations.FIVE_MINUTES).until(() -> told("kind=old-tls\n").size() == 1);
    await().atMost(Durations.FIVE_MINUTES).until(() -> told("kind=not-tls\n").size() == 1);
    assertThat(told("client=lot/over\n"))
        .singleElement(InstanceOfAssertFactories.STRING)
        .contains("kind=out-of-time\n", "address=127.0.0.1\n", "proved=false\n", "clock");
    assertThat(told("client=lot/forged\n"))
        .singleElement(InstanceOfAssertFactories.STRING)
        .contains("kind=foreign\n", "no authority of the fleet issued");
    assertThat(told("kind=no-certificate\n"))
        .singleElement(InstanceOfAssertFactories.STRING)
        .contains("client=\n", "the device must enrol");
  }

  @Test
  void whoDistrustsTheBrokerIsHandedOver() throws IOException {
    SSLContext elsewhere =
        TlsClients.context(
            new TestAuthority("other", broker.now).root(),
            Optional.of(broker.authority.kiosk("lot", "k1")));
    var _ = TlsClients.answer(elsewhere, broker.port());

    await().atMost(Durations.FIVE_MINUTES).until(() -> told("kind=distrust\n").size() == 1);
  }

  private List<String> told(String line) throws IOException {
    return broker.refusals().stream().filter(text -> text.contains(line)).toList();
  }

  private String answer(Leaf leaf) throws IOException {
    return TlsClients.answer(broker.context(leaf), broker.port());
  }
}
