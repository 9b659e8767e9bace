package fr.teleguichet.fleet.platform.datadir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataFolderTest {
  @TempDir private Path folder;

  @Test
  void theFolderIsMadeForTheOwnerOnly() throws IOException {
    Path root = folder.resolve("deep/data");
    try (DataFolder data = DataFolder.open(root)) {
      assertThat(permissions(root)).isEqualTo("rwx------");
      assertThat(permissions(data.folder("database"))).isEqualTo("rwx------");
    }
  }

  /** A second manager would adopt the first one's processes. */
  @Test
  void oneManagerAtATimeUsesAFolder() throws IOException {
    try (DataFolder _ = DataFolder.open(folder)) {
      assertThatExceptionOfType(DataFolderException.class)
          .isThrownBy(() -> DataFolder.open(folder))
          .withMessageContaining("in use by another fleet manager")
          .withMessageContaining("fleet.data");
    }
  }

  @Test
  void aClosedFolderCanBeOpenedAgain() throws IOException {
    DataFolder.open(folder).close();

    DataFolder.open(folder).close();
  }

  @Test
  void aFolderThatCannotBeMadeIsExplained() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThatExceptionOfType(DataFolderException.class)
        .isThrownBy(() -> DataFolder.open(file.resolve("data")))
        .withMessageContaining(file.resolve("data").toString())
        .withMessageContaining("fleet.data");
  }

  @Test
  void aLogThatHasGrownLargeIsPutAside() throws IOException {
    try (DataFolder data = DataFolder.open(folder)) {
      Path log = data.logFile("broker");
      try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
        file.setLength(16L * 1024 * 1024 + 1);
      }

      assertThat(data.logFile("broker")).isEqualTo(log).doesNotExist();
      assertThat(log.resolveSibling("broker.log.1")).exists();
    }
  }

  @Test
  void aWholeFileReplacesTheOldOneAndIsReadByTheOwnerOnly() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "old and long");

    AtomicFileWriter.write(file, "é");

    assertThat(file).hasContent("é");
    assertThat(permissions(file)).isEqualTo("rw-------");
    assertThat(folder.resolve("file.new")).doesNotExist();
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
