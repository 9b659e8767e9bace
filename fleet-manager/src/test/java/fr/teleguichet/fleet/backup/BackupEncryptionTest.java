package fr.teleguichet.fleet.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A backup that is encrypted to a certificate, and the tool of others that opens it. */
@Timeout(120)
final class BackupEncryptionTest {
  @TempDir private Path folder;

  private Path file(String name) {
    return folder.resolve(name);
  }

  private void run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(file("log").toFile())
            .start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(Files.readString(file("log"))).isZero();
    } finally {
      var _ = process.destroyForcibly();
    }
  }

  private void pair(String name, String... kind) throws IOException, InterruptedException {
    String[] begin = {"openssl", "req", "-x509", "-nodes", "-subj", "/CN=" + name, "-days", "9"};
    String[] end = {"-keyout", name + "-key.pem", "-out", name + ".pem"};
    String[] all = Arrays.copyOf(begin, begin.length + kind.length + end.length);
    System.arraycopy(kind, 0, all, begin.length, kind.length);
    System.arraycopy(end, 0, all, begin.length + kind.length, end.length);
    run(all);
  }

  @BeforeEach
  void thereIsAPairOfKeys() throws IOException, InterruptedException {
    pair("backup", "-newkey", "rsa:2048");
  }

  private Path encrypted() throws Exception {
    try (OutputStream out = Files.newOutputStream(file("fleet.backup"));
        OutputStream plain =
            BackupEncryption.encrypt(out, BackupEncryption.recipient(file("backup.pem")))) {
      BackupArchiveWriter archive =
          new BackupArchiveWriter(plain, BackupArchiveTest.MANIFEST.created());
      var _ =
          archive.add(
              BackupEntryName.DATABASE,
              content -> {
                content.write("SELECT 1;\n".repeat(5_000).getBytes(StandardCharsets.UTF_8));
                return "";
              });
      var _ =
          archive.add(
              BackupEntryName.MANIFEST,
              content -> {
                content.write(BackupArchiveTest.MANIFEST.text().getBytes(StandardCharsets.UTF_8));
                return "";
              });
      archive.finish();
    }
    return file("fleet.backup");
  }

  private BackupArchiveReader reader(Path backup, String key) {
    return new BackupArchiveReader(backup, Optional.of(file(key)));
  }

  @Test
  void opensslOpensIt() throws Exception {
    Path backup = encrypted();

    run(
        "openssl",
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

    assertThat(new BackupArchiveReader(file("fleet.zip"), Optional.empty()).verify())
        .isEqualTo(BackupArchiveTest.MANIFEST);
    assertThat(new String(Files.readAllBytes(backup), StandardCharsets.ISO_8859_1))
        .doesNotContain("database.sql");
  }

  @Test
  void itsKeyOpensIt() throws Exception {
    assertThat(reader(encrypted(), "backup-key.pem").verify())
        .isEqualTo(BackupArchiveTest.MANIFEST);
  }

  @Test
  void withoutItsKeyOrWithAnotherItIsRefused() throws Exception {
    pair("other", "-newkey", "rsa:2048");
    Path backup = encrypted();

    assertThatExceptionOfType(BackupException.class)
        .isThrownBy(() -> new BackupArchiveReader(backup, Optional.empty()).verify())
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
      Path cut = Files.write(file("cut"), Arrays.copyOf(bytes, length));

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
      Path other = Files.write(file("other"), changed);

      assertThatExceptionOfType(BackupException.class)
          .as("part %d", part)
          .isThrownBy(() -> reader(other, "backup-key.pem").verify());
    }
  }

  @Test
  void aCertificateToWhichNothingCanBeEncryptedIsRefused() throws Exception {
    pair("curve", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1");

    assertThatExceptionOfType(BackupException.class)
        .isThrownBy(() -> BackupEncryption.recipient(file("curve.pem")))
        .withMessageContaining("RSA");
  }
}
