package fr.teleguichet.edge.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificates are made by the JDK's keytool and taken apart into PEM files. */
class FleetTlsContextFactoryTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"EC", "RSA", "Ed25519"})
  void aCertificateWithItsKeyMakesConnections(String algorithm) throws Exception {
    Pair own = pair(algorithm);
    var tls =
        new FleetTlsContextFactory(
            own.certificate, Optional.of(new FleetTlsContextFactory.Own(own.certificate, own.key)));

    assertThat(shownBy(tls, tls))
        .isEqualTo(IdentityPemReader.certificates(own.certificate).getFirst());
    // Who shows nothing does not come in, so it is the certificate that counts.
    assertThatThrownBy(
            () -> shownBy(tls, new FleetTlsContextFactory(own.certificate, Optional.empty())))
        .hasCauseInstanceOf(SSLException.class);
  }

  /** What a server that asks for it is shown. */
  private static Certificate shownBy(FleetTlsContextFactory serving, FleetTlsContextFactory coming)
      throws Exception {
    InetAddress here = InetAddress.getLoopbackAddress();
    try (var server =
        (SSLServerSocket) serving.get().getServerSocketFactory().createServerSocket(0, 1, here)) {
      server.setNeedClientAuth(true);
      var shown =
          new FutureTask<Certificate>(
              () -> {
                try (var it = (SSLSocket) server.accept()) {
                  it.startHandshake();
                  return it.getSession().getPeerCertificates()[0];
                }
              });
      Thread.ofVirtual().start(shown);
      try (var client =
          (SSLSocket) coming.get().getSocketFactory().createSocket(here, server.getLocalPort())) {
        client.startHandshake();
        return shown.get(60, TimeUnit.SECONDS);
      }
    }
  }

  @Test
  void authoritiesAloneAreEnough() throws Exception {
    assertThat(new FleetTlsContextFactory(pair("EC").certificate, Optional.empty()).get())
        .isNotNull();
  }

  @Test
  void filesThatCanNotBeUsedAreNamed() throws Exception {
    Pair own = pair("EC");
    Path missing = folder.resolve("missing.pem");
    assertThatThrownBy(() -> new FleetTlsContextFactory(missing, Optional.empty()).get())
        .isInstanceOf(FleetTlsContextFactory.UnusableException.class)
        .hasMessageContaining("missing.pem");
    Path empty = Files.writeString(folder.resolve("empty.pem"), "");
    assertThatThrownBy(() -> new FleetTlsContextFactory(empty, Optional.empty()).get())
        .hasMessageContaining("empty.pem holds no PEM certificate");
    var swapped = Optional.of(new FleetTlsContextFactory.Own(own.certificate, own.certificate));
    assertThatThrownBy(() -> new FleetTlsContextFactory(own.certificate, swapped).get())
        .hasMessageContaining("holds no \"PRIVATE KEY\"; \"openssl pkey");
    Path broken =
        Files.writeString(
            folder.resolve("broken.key"),
            "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
    assertThatThrownBy(
            () ->
                new FleetTlsContextFactory(
                        own.certificate,
                        Optional.of(new FleetTlsContextFactory.Own(own.certificate, broken)))
                    .get())
        .hasMessageContaining("broken.key holds a key that is none of");
    Path huge = Files.writeString(folder.resolve("huge.pem"), "x".repeat(300_000));
    assertThatThrownBy(() -> new FleetTlsContextFactory(huge, Optional.empty()).get())
        .hasMessageContaining("is larger than 256 KiB");
  }

  private record Pair(Path certificate, Path key) {}

  private Pair pair(String algorithm) throws Exception {
    Path store = folder.resolve(algorithm + ".p12");
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    Process process =
        new ProcessBuilder(
                List.of(
                    keytool.toString(),
                    "-genkeypair",
                    "-alias",
                    "kiosk",
                    "-keyalg",
                    algorithm,
                    "-dname",
                    "CN=relais-01",
                    "-storepass",
                    "changeit",
                    "-keystore",
                    store.toString()))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.txt").toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return split(store, algorithm);
  }

  private Pair split(Path store, String algorithm) throws Exception {
    var keys = java.security.KeyStore.getInstance(store.toFile(), "changeit".toCharArray());
    return new Pair(
        pem(algorithm + ".pem", "CERTIFICATE", keys.getCertificate("kiosk").getEncoded()),
        pem(
            algorithm + ".key",
            "PRIVATE KEY",
            keys.getKey("kiosk", "changeit".toCharArray()).getEncoded()));
  }

  private Path pem(String name, String kind, byte[] content) throws IOException {
    String text = java.util.Base64.getMimeEncoder().encodeToString(content);
    return Files.writeString(
        folder.resolve(name),
        "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
  }
}
