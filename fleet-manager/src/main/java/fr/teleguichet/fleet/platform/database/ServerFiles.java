package fr.teleguichet.fleet.platform.database;

import fr.teleguichet.fleet.platform.datadir.DataFolder;
import java.nio.file.Path;

/** Where the embedded server keeps what, all of it in the data folder. */
record ServerFiles(Path folder, Path log, Path installLog, Path birthCertificate, Path port) {
  static ServerFiles in(DataFolder dataFolder) {
    return new ServerFiles(
        dataFolder.folder("database"),
        dataFolder.logFile("database"),
        dataFolder.logFile("database-install"),
        dataFolder.runFile("database.process"),
        dataFolder.runFile("database.port"));
  }

  Path data() {
    return folder.resolve("data");
  }

  Path temporary() {
    return folder.resolve("tmp");
  }

  Path password() {
    return folder.resolve("password");
  }

  /** SQL that the server runs before it accepts the first connection. */
  Path initialisation() {
    return folder.resolve("init.sql");
  }

  Path pid() {
    return data().resolve("mariadbd.pid");
  }
}
