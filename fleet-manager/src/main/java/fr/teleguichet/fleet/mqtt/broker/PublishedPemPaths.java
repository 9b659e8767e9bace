package fr.teleguichet.fleet.mqtt.broker;

import fr.teleguichet.fleet.platform.datadir.DataFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The PEM files that the fleet's authority publishes for the servers of this machine. Each is
 * replaced whole, and readers take a newer one without a restart.
 */
public record PublishedPemPaths(Path folder) {

  /** Those of this manager's own authority. */
  public static PublishedPemPaths in(DataFolder dataFolder) {
    return new PublishedPemPaths(dataFolder.root().resolve("authority").resolve("published"));
  }

  /** The root and every authority that issues. */
  public Path authorities() {
    return folder.resolve("authorities.pem");
  }

  /** Which certificates are revoked. */
  public Path revoked() {
    return folder.resolve("crl.pem");
  }

  /** The broker's certificate and those that lead to the root. */
  public Path broker() {
    return folder.resolve("broker.pem");
  }

  /** The broker's key. */
  public Path brokerKey() {
    return folder.resolve("broker-key.pem");
  }

  /** The certificate with which this manager connects to a broker. */
  public Path host() {
    return folder.resolve("host.pem");
  }

  /** That certificate's key. */
  public Path hostKey() {
    return folder.resolve("host-key.pem");
  }

  boolean areComplete() {
    return Stream.of(authorities(), revoked(), broker(), brokerKey(), host(), hostKey())
        .allMatch(Files::isRegularFile);
  }
}
