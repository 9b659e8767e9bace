package fr.teleguichet.fleet.pki.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.teleguichet.fleet.platform.time.ManualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Power cuts while the authority is made, seen from the files that they leave behind. */
final class InterruptedFoundationTest {
  /** In the order in which they are written. */
  private static final List<String> STEPS =
      List.of(
          "root/root-key.pem",
          "root/root.pem",
          "issuing/1-key.pem",
          "issuing/1.pem",
          "published/authorities.pem",
          "published/crl.pem",
          "published/broker-key.pem",
          "published/broker.pem",
          "published/device-key.pem",
          "published/device.pem",
          "published/host-key.pem",
          "published/host.pem");

  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-24T10:00:00Z"));

  @TempDir private Path whole;
  @TempDir private Path cut;

  @Test
  void theStepsAreAllThatIsWritten() throws IOException {
    CertificateAuthority _ = TestAuthority.open(whole, clock);

    try (var files = Files.walk(whole)) {
      assertThat(files.filter(Files::isRegularFile).map(file -> whole.relativize(file).toString()))
          .containsExactlyInAnyOrderElementsOf(STEPS);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void theNextStartGoesOnFromWhatIsThere(int written) throws IOException {
    CertificateAuthority _ = TestAuthority.open(whole, clock);
    new AuthorityFiles(cut);
    for (String file : STEPS.subList(0, written)) {
      Path _ = Files.copy(whole.resolve(file), cut.resolve(file));
    }

    CertificateAuthority authority = TestAuthority.open(cut, clock);

    assertThat(STEPS).allMatch(file -> Files.exists(cut.resolve(file)));
    for (String kept : STEPS.subList(0, Math.min(written, 4))) {
      assertThat(cut.resolve(kept)).hasSameBinaryContentAs(whole.resolve(kept));
    }
    assertThat(
            authority.check(authority.issue(TestAuthority.KIOSK, TestAuthority.keys().getPublic())))
        .isInstanceOf(CertificateStatus.Valid.class);
  }

  /** The file that was being written then has another name. */
  @Test
  void aHalfWrittenFileIsWrittenAgain() throws IOException {
    new AuthorityFiles(cut);
    Path _ = Files.writeString(cut.resolve("root/root-key.pem.new"), "-----BEGIN PRIV");

    CertificateAuthority authority = TestAuthority.open(cut, clock);

    assertThat(authority.authorities()).hasSize(2);
    assertThat(cut.resolve("root/root-key.pem.new")).doesNotExist();
  }

  @Test
  void aRenewalOfTheIssuingKeyGoesOn() throws IOException {
    CertificateAuthority _ = TestAuthority.open(whole, clock);
    Path _ = Files.copy(whole.resolve("issuing/1-key.pem"), whole.resolve("issuing/2-key.pem"));

    CertificateAuthority authority = TestAuthority.open(whole, clock);

    assertThat(whole.resolve("issuing/2.pem")).exists();
    assertThat(authority.authorities().getLast().getNotAfter())
        .isEqualTo(PemCodec.certificate(whole.resolve("issuing/2.pem")).getNotAfter());
  }

  @Test
  void aKeyThatBelongsToAnotherCertificateIsNotShown() throws IOException {
    CertificateAuthority authority = TestAuthority.open(whole, clock);
    CertificateWithKey old = authority.deviceServer();
    Path _ =
        Files.copy(
            whole.resolve("published/host-key.pem"),
            whole.resolve("published/device-key.pem"),
            java.nio.file.StandardCopyOption.REPLACE_EXISTING);

    CertificateAuthority again = TestAuthority.open(whole, clock);

    assertThat(again.deviceServer().certificate()).isNotEqualTo(old.certificate());
  }

  @Test
  void aDamagedFileIsNamed() throws IOException {
    CertificateAuthority _ = TestAuthority.open(whole, clock);
    Path _ = Files.writeString(whole.resolve("issuing/1-key.pem"), "nonsense");

    assertThatExceptionOfType(AuthorityException.class)
        .isThrownBy(() -> TestAuthority.open(whole, clock))
        .withMessageContaining("1-key.pem")
        .withMessageContaining("authority restore");
  }

  @Test
  void aMissingRootIsNotReplacedByANewOne() throws IOException {
    CertificateAuthority _ = TestAuthority.open(whole, clock);
    Files.delete(whole.resolve("root/root.pem"));
    Files.delete(whole.resolve("root/root-key.pem"));

    assertThatExceptionOfType(AuthorityException.class)
        .isThrownBy(() -> TestAuthority.open(whole, clock))
        .withMessageContaining("root.pem");
  }
}
