package fr.teleguichet.fleet.boot;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.pki.authority.CertificateAuthority;
import fr.teleguichet.fleet.pki.authority.CertificateStatus;
import fr.teleguichet.fleet.pki.authority.TestAuthority;
import fr.teleguichet.fleet.platform.datadir.DataFolder;
import fr.teleguichet.fleet.platform.time.ClockFactory;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What an operator types to look after the authority's keys. */
final class CertificateAuthorityCommandTest {
  private static final String PASSPHRASE = "correct horse battery staple";

  private final Clock clock = new ClockFactory().machine();

  @TempDir private Path folder;

  private record Outcome(int code, String out, String error) {}

  private Path data() {
    return folder.resolve("data");
  }

  private Path file(String name) {
    return folder.resolve(name);
  }

  @BeforeEach
  void thereIsAnAuthority() throws IOException {
    Path _ = Files.createDirectory(data());
    TestAuthority.open(data().resolve("authority"), clock).close();
    Path _ = Files.writeString(file("passphrase"), PASSPHRASE + "\n");
  }

  private Outcome run(Path data, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter error = new StringWriter();
    CommandLine line =
        FleetManagerMain.commandLine(Map.of("FLEET_DATA", data.toString()))
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(error));
    int code = line.execute(arguments);
    line.getOut().flush();
    line.getErr().flush();
    return new Outcome(code, out.toString(), error.toString());
  }

  @Test
  void theCertificatesAreShownWithTheirFingerprints() {
    Outcome shown = run(data(), "authority", "show");

    assertThat(shown.error()).isEmpty();
    assertThat(shown.code()).isZero();
    assertThat(shown.out())
        .contains("CN=Teleguichet root ", "CN=Teleguichet issuing ", "on this machine")
        .doesNotContain("PRIVATE KEY");
  }

  @Test
  void withoutAnAuthorityItIsSaidWhatToDo() throws IOException {
    Path empty = Files.createDirectory(file("empty"));

    Outcome shown = run(empty, "authority", "show");

    assertThat(shown.code()).isEqualTo(ExitCode.AUTHORITY);
    assertThat(shown.error()).contains("start the fleet manager once").doesNotContain("\tat ");
  }

  @Test
  void aBackupBringsTheSameAuthorityBack() throws Exception {
    CertificateAuthority before = TestAuthority.open(data().resolve("authority"), clock);
    X509Certificate kiosk = before.issue(TestAuthority.KIOSK, TestAuthority.keys().getPublic());
    String to = file("backup.p12").toString();
    String passphrase = file("passphrase").toString();

    Outcome saved = run(data(), "authority", "backup", "--to", to, "--passphrase-file", passphrase);
    Path other = Files.createDirectory(file("other"));
    Outcome restored =
        run(other, "authority", "restore", "--from", to, "--passphrase-file", passphrase);

    assertThat(saved.error() + restored.error()).isEmpty();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(to))))
        .isEqualTo("rw-------");
    assertThat(new String(Files.readAllBytes(Path.of(to)), StandardCharsets.ISO_8859_1))
        .doesNotContain("PRIVATE KEY");
    KeyStore.getInstance(Path.of(to).toFile(), PASSPHRASE.toCharArray());
    CertificateAuthority after = TestAuthority.open(other.resolve("authority"), clock);
    assertThat(after.authorities()).isEqualTo(before.authorities());
    assertThat(after.check(kiosk)).isInstanceOf(CertificateStatus.Valid.class);
    assertThat(Files.readString(other.resolve("authority/root/root-key.pem")))
        .isEqualTo(Files.readString(data().resolve("authority/root/root-key.pem")));
  }

  @Test
  void anotherAuthorityIsNotOverwrittenByARestore() throws IOException {
    String to = file("backup.p12").toString();
    String passphrase = file("passphrase").toString();
    Outcome _ = run(data(), "authority", "backup", "--to", to, "--passphrase-file", passphrase);
    Path other = Files.createDirectory(file("other"));
    TestAuthority.open(other.resolve("authority"), clock).close();

    Outcome restored =
        run(other, "authority", "restore", "--from", to, "--passphrase-file", passphrase);

    assertThat(restored.code()).isEqualTo(ExitCode.AUTHORITY);
    assertThat(restored.error()).contains("another certificate authority", "move that folder");
  }

  @Test
  void anOlderCopyIsNotOverwritten() throws IOException {
    Path to = Files.writeString(file("backup.p12"), "precious");

    Outcome saved =
        run(
            data(),
            "authority",
            "backup",
            "--to",
            to.toString(),
            "--passphrase-file",
            file("passphrase").toString());

    assertThat(saved.code()).isEqualTo(ExitCode.AUTHORITY);
    assertThat(saved.error()).contains("already");
    assertThat(to).hasContent("precious");
  }

  @Test
  void theRootsKeyCanLiveElsewhereAndComesBackForARotation() {
    String to = file("root.p12").toString();
    String passphrase = file("passphrase").toString();

    Outcome exported =
        run(data(), "authority", "export", "--to", to, "--passphrase-file", passphrase, "--remove");

    assertThat(exported.error()).isEmpty();
    assertThat(exported.out()).contains("no longer on this machine");
    assertThat(data().resolve("authority/root/root-key.pem")).doesNotExist();
    assertThat(run(data(), "authority", "show").out()).contains("not here");
    assertThat(run(data(), "authority", "rotate").error()).contains("--root-key FILE");

    Outcome rotated =
        run(data(), "authority", "rotate", "--root-key", to, "--passphrase-file", passphrase);

    assertThat(rotated.error()).isEmpty();
    assertThat(data().resolve("authority/issuing/2.pem")).exists();
    assertThat(data().resolve("authority/root/root-key.pem")).doesNotExist();
    CertificateAuthority authority = TestAuthority.open(data().resolve("authority"), clock);
    assertThat(
            authority.check(authority.issue(TestAuthority.KIOSK, TestAuthority.keys().getPublic())))
        .isInstanceOf(CertificateStatus.Valid.class);
  }

  @Test
  void aWrongOrShortPassphraseIsRefused() throws IOException {
    String to = file("root.p12").toString();
    Path shorter = Files.writeString(file("short"), "secret");
    Path wrong = Files.writeString(file("wrong"), "another passphrase");

    Outcome refused =
        run(
            data(),
            "authority",
            "export",
            "--to",
            to,
            "--passphrase-file",
            shorter.toString(),
            "--remove");
    Outcome _ =
        run(
            data(),
            "authority",
            "export",
            "--to",
            to,
            "--passphrase-file",
            file("passphrase").toString());
    Outcome mistaken =
        run(data(), "authority", "rotate", "--root-key", to, "--passphrase-file", wrong.toString());

    assertThat(refused.error()).contains("12 to 1000 characters");
    assertThat(data().resolve("authority/root/root-key.pem")).exists();
    assertThat(mistaken.code()).isEqualTo(ExitCode.AUTHORITY);
    assertThat(mistaken.error()).contains("cannot be read", "its passphrase");
    assertThat(data().resolve("authority/issuing/2-key.pem")).doesNotExist();
  }

  @Test
  void whatWritesKeysWaitsForARunningManagerToStop() throws IOException {
    try (DataFolder _ = DataFolder.open(data())) {
      assertThat(run(data(), "authority", "rotate").error()).contains("in use by another");
      assertThat(run(data(), "authority", "show").code()).isZero();
    }
  }
}
