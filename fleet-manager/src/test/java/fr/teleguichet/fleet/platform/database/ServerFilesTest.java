package fr.teleguichet.fleet.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.platform.settings.ByteCount;
import fr.teleguichet.fleet.platform.settings.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ServerFilesTest {
  @TempDir private Path folder;

  @Test
  void thePasswordIsMadeOnceAndKeptForTheOwner() throws IOException {
    Path file = folder.resolve("password");

    Secret made = ServerPasswordFile.in(file, new Random(1));

    assertThat(made.reveal()).matches("[0-9a-f]{48}");
    assertThat(ServerPasswordFile.in(file, new Random(2))).isEqualTo(made);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  /** Whatever stands in the file goes into SQL, so only what we wrote ourselves is taken. */
  @Test
  void aPasswordFileThatSomebodyEditedIsReplaced() throws IOException {
    Path file = Files.writeString(folder.resolve("password"), "'; DROP DATABASE teleguichet; --");

    assertThat(ServerPasswordFile.in(file, new Random(1)).reveal()).matches("[0-9a-f]{48}");
  }

  @Test
  void eachStatementOfTheInitialisationIsOneLine() {
    assertThat(ServerInitScript.sql(new Secret("abc")).lines())
        .isNotEmpty()
        .allMatch(line -> line.endsWith(";"));
  }

  @Test
  void theServerIsNeverStartedWithoutAccountsOrBeyondLoopback() {
    List<String> words = command(false).words();

    assertThat(words)
        .contains("--bind-address=127.0.0.1", "--port=3307", "--innodb-flush-log-at-trx-commit=1")
        .noneMatch(word -> word.contains("skip-grant"))
        .noneMatch(word -> word.startsWith("--user"));
    assertThat(words.get(1)).isEqualTo("--no-defaults");
  }

  @Test
  void rootSaysThatItMeansIt() {
    assertThat(command(true).words()).contains("--user=root");
  }

  @Test
  void anInstalledServerIsFoundWithItsInstaller() throws IOException {
    Path sbin = Files.createDirectories(folder.resolve("usr/sbin"));
    Path bin = Files.createDirectories(folder.resolve("usr/bin"));
    assertThat(MariaDbInstallation.installedIn(List.of(sbin, bin))).isEmpty();
    executable(sbin.resolve("mariadbd"));
    assertThat(MariaDbInstallation.installedIn(List.of(sbin, bin))).isEmpty();
    executable(bin.resolve("mariadb-install-db"));

    assertThat(MariaDbInstallation.installedIn(List.of(sbin, bin)))
        .hasValueSatisfying(
            program -> {
              assertThat(program.base()).isEqualTo(folder.resolve("usr"));
              assertThat(program.server()).isEqualTo(sbin.resolve("mariadbd"));
              assertThat(program.environment()).isEmpty();
            });
  }

  @Test
  void theServerIsCarriedForOneKindOfMachineOnly() {
    assertThat(MariaDbServerUnpacker.isCarried("Linux", "amd64")).isTrue();
    assertThat(MariaDbServerUnpacker.isCarried("Linux", "aarch64")).isFalse();
    assertThat(MariaDbServerUnpacker.isCarried("Mac OS X", "x86_64")).isFalse();
  }

  @Test
  void optionsInTheAddressAreLeftAlone() {
    String url = "jdbc:mariadb://db/fleet?socketTimeout=1";

    assertThat(ConnectionPool.options(url))
        .doesNotContainKey("socketTimeout")
        .containsEntry("useBulkStmts", "true");
  }

  @Test
  void optionsOfAnAddressAreNotShown() {
    DatabaseAccount access =
        new DatabaseAccount("jdbc:mariadb://db/fleet?trustStorePassword=x", "u", new Secret("p"));

    assertThat(access.shownUrl()).isEqualTo("jdbc:mariadb://db/fleet");
    assertThat(access.toString()).doesNotContain("\"p\"").contains("***");
  }

  private DatabaseServerCommand command(boolean root) {
    ServerFiles files =
        new ServerFiles(
            folder,
            folder.resolve("log"),
            folder.resolve("install-log"),
            folder.resolve("process"),
            folder.resolve("port"));
    return new DatabaseServerCommand(
        MariaDbInstallation.unpackedIn(folder.resolve("mariadb")),
        files,
        3307,
        new ByteCount(256L << 20),
        root);
  }

  private static void executable(Path file) throws IOException {
    Path _ =
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
  }
}
