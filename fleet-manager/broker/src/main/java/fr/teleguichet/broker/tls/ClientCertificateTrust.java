package fr.teleguichet.broker.tls;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Passes the platform's judgement on, a refusal with the certificate that it is about, and refuses
 * what is good but comes too often.
 */
final class ClientCertificateTrust extends X509ExtendedTrustManager {
  private final X509ExtendedTrustManager platform;
  private final CertificateHandshakeRateLimiter rate;

  ClientCertificateTrust(X509ExtendedTrustManager platform, CertificateHandshakeRateLimiter rate) {
    this.platform = platform;
    this.rate = rate;
  }

  private interface Judgement {
    void on(X509ExtendedTrustManager platform) throws CertificateException;
  }

  private void named(X509Certificate @Nullable [] chain, Judgement judgement)
      throws CertificateException {
    try {
      judgement.on(platform);
    } catch (CertificateException refusal) {
      throw chain == null || chain.length == 0
          ? refusal
          : RefusedCertificateException.judged(chain[0], refusal);
    }
    if (chain != null && chain.length > 0 && !rate.admits(chain[0])) {
      throw RefusedCertificateException.tooOften(chain[0]);
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    named(chain, judge -> judge.checkClientTrusted(chain, type, engine));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    named(chain, judge -> judge.checkClientTrusted(chain, type, socket));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    named(chain, judge -> judge.checkClientTrusted(chain, type));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    platform.checkServerTrusted(chain, type, engine);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    platform.checkServerTrusted(chain, type, socket);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    platform.checkServerTrusted(chain, type);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return platform.getAcceptedIssuers();
  }
}
