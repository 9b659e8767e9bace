package fr.teleguichet.fleet.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.hardware.peer.Installed;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate of this machine, as an operator has one, made by openssl. */
record TestCertificate(Path certificate, Path key) {

  /** An elliptic curve's. */
  static TestCertificate ec(Path folder) throws IOException, InterruptedException {
    return made(folder, "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256");
  }

  /** RSA's, which authorities still give by default. */
  static TestCertificate rsa(Path folder) throws IOException, InterruptedException {
    return made(folder, "-newkey", "rsa:2048");
  }

  private static TestCertificate made(Path folder, String... kind)
      throws IOException, InterruptedException {
    Path certificate = folder.resolve("pages.pem");
    Path key = folder.resolve("pages-key.pem");
    List<String> command = new ArrayList<>();
    command.add(Installed.program("openssl", "openssl").toString());
    command.addAll(List.of("req", "-x509", "-nodes", "-days", "2", "-subj", "/CN=localhost"));
    command.addAll(List.of("-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"));
    command.addAll(List.of("-out", certificate.toString(), "-keyout", key.toString()));
    command.addAll(List.of(kind));
    Process openssl =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("openssl.log").toFile())
            .start();
    assertThat(openssl.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(openssl.exitValue()).isZero();
    return new TestCertificate(certificate, key);
  }

  /** Both in one file, as proxies want it. */
  Path together() throws IOException {
    Path file = certificate.resolveSibling("together.pem");
    return Files.writeString(file, Files.readString(certificate) + Files.readString(key));
  }

  /** A browser that trusts it. */
  HttpClient trusting() throws IOException, GeneralSecurityException {
    return HttpClient.newBuilder().sslContext(context(read())).build();
  }

  private Certificate read() throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(certificate)) {
      return CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }

  /** TLS of a client that trusts this certificate. */
  static SSLContext context(Certificate trusted) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("trusted", trusted);
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), new SecureRandom());
    return context;
  }
}
