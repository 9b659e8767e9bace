package fr.teleguichet.fleet.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The file of a backup, whole and otherwise. */
final class BackupArchiveTest {
  static final BackupManifest MANIFEST =
      new BackupManifest(
          Instant.parse("2026-11-27T10:00:00Z"),
          "1.0",
          "120",
          "5f3c",
          "ab".repeat(32),
          "teleguichet",
          Optional.empty(),
          Map.of("cd".repeat(32), "kiosk.swu"),
          Map.of("kiosk", 3L),
          4_711);

  @TempDir private Path folder;

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void add(BackupArchiveWriter archive, String name, String content)
      throws IOException, SQLException {
    var _ =
        archive.add(
            name,
            out -> {
              out.write(text(content));
              return name;
            });
  }

  /** Writes a backup whose database is this. */
  static void write(OutputStream out, String dump, List<String> more)
      throws IOException, SQLException {
    BackupArchiveWriter archive = new BackupArchiveWriter(out, MANIFEST.created());
    add(archive, BackupEntryName.DATABASE, dump);
    add(archive, "authority/root/root.pem", "root");
    for (String name : more) {
      add(archive, name, name);
    }
    add(archive, BackupEntryName.MANIFEST, MANIFEST.text());
    archive.finish();
  }

  private static byte[] archive(List<String> more) throws IOException, SQLException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    write(bytes, "CREATE TABLE `kiosk` (id INT);\n", more);
    return bytes.toByteArray();
  }

  private BackupArchiveReader reader(byte[] bytes) throws IOException {
    return new BackupArchiveReader(
        Files.write(folder.resolve("fleet.backup"), bytes), Optional.empty(), Optional.empty());
  }

  @Test
  void whatWasWrittenIsRead() throws Exception {
    Map<String, String> read = new TreeMap<>();

    BackupManifest manifest =
        reader(archive(List.of("api-token")))
            .read(
                (name, content) -> {
                  String _ =
                      read.put(name, new String(content.readAllBytes(), StandardCharsets.UTF_8));
                });

    assertThat(manifest).isEqualTo(MANIFEST);
    assertThat(read)
        .containsOnly(
            Map.entry(BackupEntryName.DATABASE, "CREATE TABLE `kiosk` (id INT);\n"),
            Map.entry("authority/root/root.pem", "root"),
            Map.entry("api-token", "api-token"));
  }

  @Test
  void theLastBytesAreTheSumOfAllBefore() throws Exception {
    byte[] bytes = archive(List.of());
    byte[] before = Arrays.copyOf(bytes, bytes.length - 64);

    assertThat(new String(bytes, bytes.length - 64, 64, StandardCharsets.US_ASCII))
        .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(before)));
  }

  @Test
  void aBackupThatEndsEarlierIsRefusedWhereverItEnds() throws Exception {
    byte[] bytes = archive(List.of("api-token"));

    for (int length = 0; length < bytes.length; length++) {
      BackupArchiveReader cut = reader(Arrays.copyOf(bytes, length));

      assertThatExceptionOfType(BackupException.class)
          .as("%d of %d bytes", length, bytes.length)
          .isThrownBy(cut::verify);
    }
  }

  @Test
  void aBackupWithOneOtherByteIsRefusedWhicheverItIs() throws Exception {
    byte[] bytes = archive(List.of("api-token"));

    for (int at = 0; at < bytes.length; at++) {
      byte[] changed = bytes.clone();
      changed[at] ^= 0x10;
      BackupArchiveReader other = reader(changed);

      assertThatExceptionOfType(BackupException.class)
          .as("byte %d of %d", at, bytes.length)
          .isThrownBy(other::verify);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../api-token",
        "/etc/passwd",
        "authority/../../x.pem",
        "authority/root/../x.pem",
        "run/lock",
        "restore-unfinished",
        "database/data/ibdata1",
        "artifacts/ab/../../api-token",
        "artifacts/ab/abcd"
      })
  void anEntryThatIsNoneOfABackupsIsRefused(String name) throws Exception {
    BackupArchiveReader strange = reader(archive(List.of(name)));

    assertThatExceptionOfType(BackupException.class)
        .isThrownBy(strange::verify)
        .withMessageContaining("none of a backup's");
  }

  @Test
  void aBackupOfANewerFormatIsRefusedInWords() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> BackupManifest.parse(MANIFEST.text().replace("format=1", "format=2")))
        .withMessageContaining("its format is 2");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    Path nowhere = folder.resolve("nowhere");

    assertThatExceptionOfType(BackupException.class)
        .isThrownBy(
            () -> new BackupArchiveReader(nowhere, Optional.empty(), Optional.empty()).verify())
        .withMessageContaining("There is no file");
  }
}
