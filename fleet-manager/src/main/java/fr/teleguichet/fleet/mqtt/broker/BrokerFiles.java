package fr.teleguichet.fleet.mqtt.broker;

import fr.teleguichet.fleet.platform.datadir.DataFolder;
import java.nio.file.Path;

/** Where the embedded broker keeps what, all of it in the data folder. */
record BrokerFiles(
    Path folder, Path log, Path birthCertificate, Path ready, Path port, Path plainPort) {

  /** Where the broker leaves what it refused. */
  static Path refusals(DataFolder dataFolder) {
    return dataFolder.folder("broker").resolve("refusals");
  }

  static BrokerFiles in(DataFolder dataFolder) {
    return new BrokerFiles(
        dataFolder.folder("broker"),
        dataFolder.logFile("broker"),
        dataFolder.runFile("broker.process"),
        dataFolder.runFile("broker.ready"),
        dataFolder.runFile("broker.port"),
        dataFolder.runFile("broker-plain.port"));
  }
}
