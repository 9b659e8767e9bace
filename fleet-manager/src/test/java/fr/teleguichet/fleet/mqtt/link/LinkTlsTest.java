package fr.teleguichet.fleet.mqtt.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import fr.teleguichet.broker.tls.TestAuthority;
import fr.teleguichet.fleet.mqtt.broker.PublishedPemPaths;
import fr.teleguichet.fleet.platform.time.ClockFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LinkTlsTest {
  private PublishedPemPaths files;
  private LinkTls tls;

  @BeforeEach
  void theFilesOfAnAuthority(@TempDir Path folder) throws IOException {
    files = new PublishedPemPaths(folder);
    TestAuthority authority = new TestAuthority("fleet", new ClockFactory().machine().instant());
    authority.publish(folder, authority.server());
    tls = LinkTls.own(files);
  }

  @Test
  void theFilesMakeAClientsTls() throws IOException {
    assertThat(tls.clientConfig().getKeyManagerFactory()).isPresent();
    assertThat(tls.clientConfig().getTrustManagerFactory()).isPresent();
    assertThat(tls.checksName()).isFalse();
  }

  @Test
  void theyAreReadAgainEachTime() throws IOException {
    var _ = tls.clientConfig();
    Files.delete(files.hostKey());
    assertThatIOException().isThrownBy(tls::clientConfig).withMessageContaining("host-key.pem");
  }

  @Test
  void aFileThatIsNoneIsNamed() throws IOException {
    TestAuthority.write(
        files.hostKey(), "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----");
    assertThatIOException().isThrownBy(tls::clientConfig).withMessageContaining("host-key.pem");
    TestAuthority.write(files.hostKey(), "-----BEGIN PRIVATE KEY-----\n*\n");
    assertThatIOException().isThrownBy(tls::clientConfig).withMessageContaining("host-key.pem");
  }

  @Test
  void aFileWithoutACertificateIsNamed() throws IOException {
    TestAuthority.write(files.authorities(), "");
    assertThatIOException().isThrownBy(tls::clientConfig).withMessageContaining("authorities.pem");
    TestAuthority.write(
        files.authorities(), "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----");
    assertThatIOException().isThrownBy(tls::clientConfig).withMessageContaining("authorities.pem");
  }

  @Test
  void anEndlessFileIsNotRead() throws IOException {
    TestAuthority.write(files.host(), "x".repeat((1 << 20) + 1));
    assertThatIOException()
        .isThrownBy(tls::clientConfig)
        .withMessageContaining("longer than 1 MiB");
  }
}
