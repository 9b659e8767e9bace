package fr.teleguichet.fleet.platform.database;

import fr.teleguichet.fleet.platform.datadir.DataFolder;
import fr.teleguichet.fleet.platform.process.SupervisedProcessFactory;
import fr.teleguichet.fleet.platform.settings.Settings;
import fr.teleguichet.fleet.platform.time.ClockFactory;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * The folder of a database server with today's schema, made by the program itself once for each
 * state of the migrations and of what sets the server up, and copied for each server that tests
 * start: to unpack, to install and to migrate takes ten times as long.
 */
final class PreparedServerFolder {
  private static final Path KEPT = Path.of("target", "prepared-database");

  /** What the schema and the server's files are made of. */
  private static final List<String> MADE_OF =
      List.of("db/migration", "fr/teleguichet/fleet/platform/database");

  private PreparedServerFolder() {}

  /** Lays down the server's files in a data folder that has none. */
  static synchronized void copyInto(DataFolder folder) throws IOException, InterruptedException {
    Path prepared = KEPT.resolve(key());
    if (!Files.isDirectory(prepared)) {
      prepare(prepared);
    }
    Path target = Files.createDirectories(ServerFiles.in(folder).folder());
    try (Stream<Path> parts = Files.list(prepared)) {
      for (Path part : parts.toList()) {
        if (part.getFileName().toString().startsWith("mariadb-")) {
          // The program, which nobody changes.
          Path _ =
              Files.createSymbolicLink(target.resolve(part.getFileName()), part.toAbsolutePath());
        } else {
          copy(part, target);
        }
      }
    }
  }

  /** A quarter of a gigabyte of the server's log is holes, which no method of Java's leaves out. */
  private static void copy(Path part, Path target) throws IOException, InterruptedException {
    int status =
        new ProcessBuilder("cp", "-a", "--sparse=always", part.toString(), target.toString())
            .inheritIO()
            .start()
            .waitFor();
    if (status != 0) {
      throw new IOException("cp of " + part + " ended with " + status);
    }
  }

  /** Made beside the target and moved there last, so that a half is never taken for all. */
  private static void prepare(Path target) throws IOException, InterruptedException {
    InterruptedSetupCleanup.delete(KEPT);
    Path _ = Files.createDirectories(KEPT);
    try (DataFolder folder = DataFolder.open(Files.createTempDirectory(KEPT, "unfinished-"))) {
      open(folder).close();
      Path _ = Files.move(ServerFiles.in(folder).folder(), target, StandardCopyOption.ATOMIC_MOVE);
      InterruptedSetupCleanup.delete(folder.root());
    }
  }

  /** Opens a database in a data folder as the program does. */
  static Database open(DataFolder folder) throws InterruptedException {
    return Database.open(
        DatabaseSettings.from(Settings.of(Map.of())),
        folder,
        new SupervisedProcessFactory(new ClockFactory().machine(), new Random(1)),
        new Random(1),
        DatabaseStartListener.logged(),
        DatabaseCheck.NONE);
  }

  private static String key() throws IOException {
    Path program = program();
    if (Files.isDirectory(program)) {
      return key(program);
    }
    try (FileSystem jar = FileSystems.newFileSystem(program)) {
      return key(jar.getPath("/"));
    }
  }

  private static Path program() {
    try {
      return Path.of(Database.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String key(Path program) throws IOException {
    MessageDigest digest = sha256();
    for (String part : MADE_OF) {
      try (Stream<Path> files = Files.walk(program.resolve(part))) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
          digest.update(Files.readAllBytes(file));
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest(), 0, 8);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
