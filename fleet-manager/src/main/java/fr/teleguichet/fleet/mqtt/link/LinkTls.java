package fr.teleguichet.fleet.mqtt.link;

import com.hivemq.client.mqtt.MqttClientSslConfig;
import fr.teleguichet.fleet.mqtt.broker.PublishedPemPaths;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;

/**
 * How the host application and the broker prove to each other who they are: PEM files (RFC 7468),
 * read again for each session because somebody renews them.
 *
 * @param authorities whose certificate the broker must have
 * @param certificate the host application's own, followed by those that lead to its root
 * @param key the certificate's key, PKCS #8 without a password
 * @param checksName whether the broker's certificate must name the address (RFC 9110, 4.3.4); that
 *     of our own broker names the machine as kiosks know it, and we reach it by loopback
 */
public record LinkTls(Path authorities, Path certificate, Path key, boolean checksName) {

  private static final char[] NO_PASSWORD = new char[0];
  private static final long MAX_FILE_LENGTH = 1L << 20;

  /** With the certificate that the fleet's own authority gives the manager, on this machine. */
  public static LinkTls own(PublishedPemPaths published) {
    return new LinkTls(published.authorities(), published.host(), published.hostKey(), false);
  }

  /** The files as they are now. */
  MqttClientSslConfig clientConfig() throws IOException {
    try {
      var config =
          MqttClientSslConfig.builder().keyManagerFactory(identity()).trustManagerFactory(trust());
      return checksName ? config.build() : config.hostnameVerifier((_, _) -> true).build();
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      String files = certificate + ", " + key + " or " + authorities;
      throw new IOException(
          "the certificates in " + files + " can't be used: " + e.getMessage(), e);
    }
  }

  private TrustManagerFactory trust() throws IOException, GeneralSecurityException {
    KeyStore store = empty();
    int number = 0;
    for (Certificate authority : certificates(authorities)) {
      store.setCertificateEntry("authority-" + number++, authority);
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory;
  }

  private KeyManagerFactory identity() throws IOException, GeneralSecurityException {
    List<X509Certificate> chain = certificates(certificate);
    KeyStore store = empty();
    store.setKeyEntry(
        "host",
        privateKey(chain.getFirst().getPublicKey().getAlgorithm()),
        NO_PASSWORD,
        chain.toArray(X509Certificate[]::new));
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, NO_PASSWORD);
    return factory;
  }

  private PrivateKey privateKey(String algorithm) throws IOException, GeneralSecurityException {
    String text = new String(bytes(key), StandardCharsets.US_ASCII);
    String body = text.replaceAll("-----(BEGIN|END) PRIVATE KEY-----", "");
    return KeyFactory.getInstance(algorithm)
        .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(body)));
  }

  private static List<X509Certificate> certificates(Path file)
      throws IOException, GeneralSecurityException {
    try (InputStream in = new ByteArrayInputStream(bytes(file))) {
      List<X509Certificate> certificates =
          CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (certificates.isEmpty()) {
        throw new IOException("there is no certificate in " + file);
      }
      return certificates;
    }
  }

  private static byte[] bytes(Path file) throws IOException {
    if (Files.size(file) > MAX_FILE_LENGTH) {
      throw new IOException(file + " is longer than 1 MiB");
    }
    return Files.readAllBytes(file);
  }

  private static KeyStore empty() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }
}
