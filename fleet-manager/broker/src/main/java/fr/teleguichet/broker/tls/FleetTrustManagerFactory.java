package fr.teleguichet.broker.tls;

import java.security.InvalidAlgorithmParameterException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.net.ssl.ManagerFactoryParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.TrustManagerFactorySpi;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Judges certificates as the Java platform does and keeps what it refused, which the platform's own
 * exceptions don't. HiveMQ takes its trust managers from the platform's default, so it is made the
 * default here.
 */
public final class FleetTrustManagerFactory extends TrustManagerFactorySpi {
  private static final String ALGORITHM = "FleetPKIX";

  private final TrustManagerFactory platform;
  private final CertificateHandshakeRateLimiter rate;

  /** Called by the platform through {@link Provider.Service} only. */
  private FleetTrustManagerFactory(CertificateHandshakeRateLimiter rate)
      throws NoSuchAlgorithmException {
    this.rate = rate;
    platform = TrustManagerFactory.getInstance("PKIX");
  }

  /**
   * From now on it is what {@link TrustManagerFactory#getDefaultAlgorithm()} names. It sees each
   * connection: one that resumed an earlier TLS session would not show its certificate, so no
   * tickets for that are given.
   */
  public static void becomeTheDefault(Clock clock) {
    String _ = System.setProperty("jdk.tls.server.newSessionTicketCount", "0");
    int _ = Security.addProvider(new Offer(new CertificateHandshakeRateLimiter(clock)));
    Security.setProperty("ssl.TrustManagerFactory.algorithm", ALGORITHM);
  }

  private static final class Offer extends Provider {
    private static final long serialVersionUID = 1L;

    Offer(CertificateHandshakeRateLimiter rate) {
      super(
          "Teleguichet",
          "1",
          "Certificates judged as by the platform, refusals with their certificate");
      putService(new Maker(this, rate));
    }
  }

  private static final class Maker extends Provider.Service {
    private final CertificateHandshakeRateLimiter rate;

    Maker(Provider provider, CertificateHandshakeRateLimiter rate) {
      super(
          provider,
          "TrustManagerFactory",
          ALGORITHM,
          FleetTrustManagerFactory.class.getName(),
          List.of(),
          Map.of());
      this.rate = rate;
    }

    @Override
    public Object newInstance(@Nullable Object parameter) throws NoSuchAlgorithmException {
      return new FleetTrustManagerFactory(rate);
    }
  }

  @Override
  protected void engineInit(@Nullable KeyStore authorities) throws KeyStoreException {
    platform.init(authorities);
  }

  @Override
  protected void engineInit(ManagerFactoryParameters parameters)
      throws InvalidAlgorithmParameterException {
    platform.init(parameters);
  }

  @Override
  protected TrustManager[] engineGetTrustManagers() {
    return Arrays.stream(platform.getTrustManagers())
        .map(
            each ->
                each instanceof X509ExtendedTrustManager judge
                    ? new ClientCertificateTrust(judge, rate)
                    : each)
        .toArray(TrustManager[]::new);
  }
}
