package fr.teleguichet.fleet.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A backup that is encrypted to a certificate, and the tool of others that opens it. */
@Timeout(300)
final class BackupEncryptionTest {
  private final OpenSslFolder tool;

  BackupEncryptionTest(@TempDir Path folder) {
    this.tool = new OpenSslFolder(folder);
  }

  @BeforeEach
  void thereIsAPairOfKeys() throws IOException, InterruptedException {
    tool.pair("backup", "rsa:2048");
  }

  private Path encrypted() throws Exception {
    return encrypted("backup.pem");
  }

  private Path encrypted(String certificate) throws Exception {
    try (OutputStream out = Files.newOutputStream(tool.file("fleet.backup"));
        OutputStream plain =
            BackupEncryption.encrypt(out, BackupEncryption.recipient(tool.file(certificate)))) {
      BackupArchiveTest.write(plain, "SET unique_checks = 0;\n".repeat(5_000), List.of());
    }
    return tool.file("fleet.backup");
  }

  private BackupArchiveReader reader(Path backup, String key) {
    return new BackupArchiveReader(backup, Optional.of(tool.file(key)), Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"rsa:2048", "P-256", "P-384", "P-521"})
  void opensslOpensItAndSoDoesTheProgram(String kind) throws Exception {
    tool.pair("backup", key(kind));
    Path backup = encrypted();
    assertThat(reader(backup, "backup-key.pem").verify()).isEqualTo(BackupArchiveTest.MANIFEST);

    tool.openssl(
        "cms",
        "-decrypt",
        "-inform",
        "DER",
        "-in",
        backup.toString(),
        "-inkey",
        "backup-key.pem",
        "-out",
        "fleet.zip");

    assertThat(
            new BackupArchiveReader(tool.file("fleet.zip"), Optional.empty(), Optional.empty())
                .verify())
        .isEqualTo(BackupArchiveTest.MANIFEST);
    assertThat(new String(Files.readAllBytes(backup), StandardCharsets.ISO_8859_1))
        .doesNotContain("database.sql");
  }

  private static String[] key(String kind) {
    return kind.startsWith("rsa")
        ? new String[] {kind}
        : new String[] {"ec", "-pkeyopt", "ec_paramgen_curve:" + kind};
  }

  @ParameterizedTest
  @CsvSource({
    "rsa:2048, rsa:2048",
    "rsa:2048, rsa:1024",
    "P-256, P-256",
    "P-256, rsa:2048",
    "rsa:2048, P-256"
  })
  void withoutItsKeyOrWithAnotherItIsRefused(String kind, String another) throws Exception {
    tool.pair("backup", key(kind));
    tool.pair("other", key(another));
    Path backup = encrypted();

    assertThatExceptionOfType(BackupException.class)
        .isThrownBy(
            () -> new BackupArchiveReader(backup, Optional.empty(), Optional.empty()).verify())
        .withMessageContaining("--key");
    assertThatExceptionOfType(BackupException.class)
        .isThrownBy(() -> reader(backup, "other-key.pem").verify())
        .withMessageContaining("other-key.pem");
  }

  @Test
  void cutOffItIsRefused() throws Exception {
    byte[] bytes = Files.readAllBytes(encrypted());

    for (int part = 1; part < 40; part++) {
      int length = bytes.length * part / 40;
      Path cut = Files.write(tool.file("cut"), Arrays.copyOf(bytes, length));

      assertThatExceptionOfType(BackupException.class)
          .as("%d of %d bytes", length, bytes.length)
          .isThrownBy(() -> reader(cut, "backup-key.pem").verify());
    }
  }

  /** Before that stands for whom it is, and no byte of what it holds. */
  @Test
  void changedInItsSecondHalfItIsRefused() throws Exception {
    byte[] bytes = Files.readAllBytes(encrypted());

    for (int part = 20; part < 40; part++) {
      byte[] changed = bytes.clone();
      changed[bytes.length * part / 40] ^= 1;
      Path other = Files.write(tool.file("other"), changed);

      assertThatExceptionOfType(BackupException.class)
          .as("part %d", part)
          .isThrownBy(() -> reader(other, "backup-key.pem").verify());
    }
  }

  @Test
  void aCertificateToWhichNothingCanBeEncryptedIsRefused() throws Exception {
    tool.pair("signs", "ed25519");
    tool.pair("short", "rsa:1024");

    for (String name : List.of("signs.pem", "short.pem")) {
      assertThatExceptionOfType(BackupException.class)
          .as(name)
          .isThrownBy(() -> BackupEncryption.recipient(tool.file(name)))
          .withMessageContaining(name)
          .withMessageContaining(
              "RSA key of 2048 bits or more, or with a key on an elliptic curve");
    }
    assertThatExceptionOfType(BackupException.class)
        .isThrownBy(() -> BackupEncryption.recipient(tool.file("backup-key.pem")))
        .withMessageContaining("no certificate");
  }
}
