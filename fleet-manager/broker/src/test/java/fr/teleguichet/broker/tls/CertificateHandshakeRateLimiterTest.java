package fr.teleguichet.broker.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Handshakes are judged in the order in which they come, as HiveMQ's trust manager does it. */
final class CertificateHandshakeRateLimiterTest {
  private final Instant begin = Clock.systemUTC().instant();
  private final TestAuthority authority = new TestAuthority("fleet", begin);
  private final X509Certificate[] kiosk = chain("k1");
  private final X509Certificate[] other = chain("k2");

  private Instant now = begin;
  private ClientCertificateTrust judge;

  private X509Certificate[] chain(String name) {
    return authority.kiosk("lot", name).chain().toArray(X509Certificate[]::new);
  }

  @BeforeEach
  void aJudge() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("root", authority.root());
    TrustManagerFactory platform = TrustManagerFactory.getInstance("PKIX");
    platform.init(store);
    InstantSource source = () -> now;
    judge =
        new ClientCertificateTrust(
            (X509ExtendedTrustManager) platform.getTrustManagers()[0],
            new CertificateHandshakeRateLimiter(source.withZone(ZoneOffset.UTC)));
  }

  private void exhaust() throws CertificateException {
    for (int i = 0; i < CertificateHandshakeRateLimiter.MAX_HANDSHAKES; i++) {
      judge.checkClientTrusted(kiosk, "UNKNOWN");
    }
  }

  @Test
  void oneTooManyIsRefusedAndToldAsSuch() throws Exception {
    exhaust();

    assertThatExceptionOfType(RefusedCertificateException.class)
        .isThrownBy(() -> judge.checkClientTrusted(kiosk, "UNKNOWN"))
        .satisfies(
            refused -> {
              assertThat(refused.certificate()).isEqualTo(kiosk[0]);
              assertThat(refused.isTooOften()).isTrue();
            });
  }

  @Test
  void anotherCertificateIsNoneTheWorse() throws Exception {
    exhaust();

    assertThatNoException().isThrownBy(() -> judge.checkClientTrusted(other, "UNKNOWN"));
  }

  @Test
  void afterThePeriodItIsLetInAgain() throws Exception {
    exhaust();
    now = begin.plus(CertificateHandshakeRateLimiter.PERIOD);

    assertThatNoException().isThrownBy(() -> judge.checkClientTrusted(kiosk, "UNKNOWN"));
  }

  @Test
  void aClockThatIsPutBackLocksNobodyOut() throws Exception {
    exhaust();
    now = begin.minus(Duration.ofDays(1));

    assertThatNoException().isThrownBy(() -> judge.checkClientTrusted(kiosk, "UNKNOWN"));
  }
}
