package fr.teleguichet.fleet.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.teleguichet.fleet.platform.datadir.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the server's installer is given, and what is left of it. */
final class ServerFolderSetupTest {

  @TempDir private Path folder;

  private MariaDbInstallation program(String script) throws IOException {
    Path installer = Files.writeString(folder.resolve("installer"), script);
    return new MariaDbInstallation(folder, folder.resolve("mariadbd"), installer, Map.of());
  }

  /** Two managers that begin at once on one machine would delete each other's tables in /tmp. */
  @Test
  void itsTemporaryTablesLieInAFolderOfItsOwn() throws Exception {
    MariaDbInstallation program =
        program(
            "for word; do case $word in --datadir=*) mkdir ${word#*=};; esac; done; echo $TMPDIR");
    try (DataFolder data = DataFolder.open(folder.resolve("data"))) {
      ServerFiles files = ServerFiles.in(data);
      Path _ = Files.createDirectories(files.folder());
      Path _ = Files.createDirectories(files.installLog().getParent());

      new ServerFolderSetup(program, files, false).install();

      assertThat(files.installLog()).hasContent(files.temporary().toString());
      assertThat(files.data()).isDirectory();
    }
  }

  @Test
  void anInstallationThatFailsLeavesNoData() throws Exception {
    MariaDbInstallation program = program("exit 3");
    try (DataFolder data = DataFolder.open(folder.resolve("data"))) {
      ServerFiles files = ServerFiles.in(data);
      Path _ = Files.createDirectories(files.folder());
      Path _ = Files.createDirectories(files.installLog().getParent());

      assertThatThrownBy(() -> new ServerFolderSetup(program, files, false).install())
          .isInstanceOf(DatabaseException.class)
          .hasMessageContaining("exit status 3");
      assertThat(files.data()).doesNotExist();
    }
  }
}
