package fr.teleguichet.fleet.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup's file appears whole, or not at all. */
final class BackupFileWriterTest {
  @TempDir private Path folder;

  private Path target() {
    return folder.resolve("fleet.backup");
  }

  private BackupFileWriter file() {
    return BackupFileWriter.at(target(), Optional.empty());
  }

  @Test
  void onlyItsOwnerReadsIt() throws Exception {
    BackupManifest _ =
        file()
            .write(
                0,
                out -> {
                  out.write("all".getBytes(StandardCharsets.UTF_8));
                  return BackupArchiveTest.MANIFEST;
                });

    assertThat(target()).hasContent("all");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target())))
        .isEqualTo("rw-------");
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void aFailureLeavesNothing() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(
            () -> {
              BackupManifest _ =
                  file()
                      .write(
                          0,
                          out -> {
                            out.write(1);
                            throw new IOException("the disk is full");
                          });
            });

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whatAPowerCutLeftIsWrittenOver() throws Exception {
    Path _ = Files.writeString(folder.resolve("fleet.backup.part"), "half");

    BackupManifest _ =
        file()
            .write(
                0,
                out -> {
                  out.write('x');
                  return BackupArchiveTest.MANIFEST;
                });

    assertThat(target()).hasContent("x");
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void aDiskThatIsTooSmallIsToldBeforehand() {
    assertThatExceptionOfType(BackupException.class)
        .isThrownBy(
            () -> {
              BackupManifest _ =
                  file()
                      .write(
                          Long.MAX_VALUE,
                          _ -> {
                            throw new IOException("nothing is written");
                          });
            })
        .withMessageContaining("too little free space");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void anOlderBackupIsNotOverwritten() throws IOException {
    Path _ = Files.writeString(target(), "precious");

    assertThatExceptionOfType(BackupException.class)
        .isThrownBy(this::file)
        .withMessageContaining("already");
    assertThat(target()).hasContent("precious");
  }
}
