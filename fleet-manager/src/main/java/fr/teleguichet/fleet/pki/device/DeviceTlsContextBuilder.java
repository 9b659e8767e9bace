package fr.teleguichet.fleet.pki.device;

import fr.teleguichet.fleet.pki.authority.CertificateAuthority;
import io.micronaut.http.server.netty.ssl.ServerSslBuilder;
import io.micronaut.http.ssl.ServerSslConfiguration;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * TLS of the device listener: 1.3, and 1.2 with forward secrecy and authenticated encryption only
 * (RFC 9325), with the authority's certificate of the moment.
 */
@Singleton
public final class DeviceTlsContextBuilder implements ServerSslBuilder {

  static final List<String> VERSIONS = List.of("TLSv1.3", "TLSv1.2");
  static final List<String> SUITES =
      List.of(
          "TLS_AES_256_GCM_SHA384",
          "TLS_AES_128_GCM_SHA256",
          "TLS_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256");

  private static final int MAX_SESSIONS = 20_000;
  private static final int SESSION_SECONDS = 3600;

  private final CertificateAuthority authority;

  /** TLS with the certificates of this authority. */
  public DeviceTlsContextBuilder(CertificateAuthority authority) {
    this.authority = authority;
  }

  /** Not enabled: the pages have no TLS, and the listener for devices asks for it by itself. */
  @Override
  public ServerSslConfiguration getSslConfiguration() {
    return new ServerSslConfiguration();
  }

  @Override
  public Optional<SslContext> build() {
    try {
      return Optional.of(
          SslContextBuilder.forServer(new DeviceListenerKeySelector(authority::deviceServer))
              .sslProvider(SslProvider.JDK)
              .trustManager(new FleetClientCertificateValidator(authority))
              .clientAuth(ClientAuth.OPTIONAL)
              .protocols(VERSIONS)
              .ciphers(SUITES)
              .sessionCacheSize(MAX_SESSIONS)
              .sessionTimeout(SESSION_SECONDS)
              .build());
    } catch (SSLException e) {
      throw new IllegalStateException("every JDK has these versions and suites", e);
    }
  }
}
