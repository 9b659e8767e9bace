package fr.teleguichet.fleet.platform.database;

import fr.teleguichet.fleet.platform.settings.ByteCount;
import fr.teleguichet.fleet.platform.settings.Secret;
import fr.teleguichet.fleet.platform.settings.Setting;
import fr.teleguichet.fleet.platform.settings.Settings;
import fr.teleguichet.fleet.platform.settings.SettingsException;
import java.time.Duration;
import java.util.List;

/**
 * Which database to use.
 *
 * @param url {@value #EMBEDDED} or a JDBC address of MariaDB
 * @param port loopback port of the embedded server, 0 for any free one
 * @param bufferPool memory of the embedded server for data and indexes
 * @param connections most connections held open
 * @param patience how long to wait at the start for a server that does not answer
 */
public record DatabaseSettings(
    String url,
    String username,
    Secret password,
    int port,
    ByteCount bufferPool,
    int connections,
    Duration patience) {
  static final String EMBEDDED = "embedded";

  static final Setting<String> URL =
      Setting.text(
          "fleet.database.url",
          EMBEDDED,
          "`embedded` runs a MariaDB server in the data folder; otherwise an address such as"
              + " `jdbc:mariadb://db.example.org/teleguichet`.");
  static final Setting<String> USERNAME =
      Setting.text(
          "fleet.database.username", "teleguichet", "User of an external database server.");
  static final Setting<Secret> PASSWORD =
      Setting.secret("fleet.database.password", "That user's password.");
  static final Setting<Integer> PORT =
      Setting.whole(
          "fleet.database.port",
          0,
          0,
          65_535,
          "Loopback port of the embedded server; 0 takes a free one and keeps it.");
  static final Setting<ByteCount> BUFFER_POOL =
      Setting.bytes(
          "fleet.database.buffer-pool",
          "256M",
          "Memory of the embedded server for data and indexes, at least 16M.");
  static final Setting<Integer> CONNECTIONS =
      Setting.whole(
          "fleet.database.connections", 10, 2, 200, "Most database connections held open.");
  static final Setting<Duration> PATIENCE =
      Setting.seconds(
          "fleet.database.patience",
          30,
          0,
          3600,
          "Seconds to wait at the start for an external server that does not answer.");

  /** Every setting of the database. */
  public static final List<Setting<?>> ALL =
      List.of(URL, USERNAME, PASSWORD, PORT, BUFFER_POOL, CONNECTIONS, PATIENCE);

  private static final long MIN_BUFFER_POOL = 16L * 1024 * 1024;

  public DatabaseSettings {
    if (!url.equals(EMBEDDED) && !url.startsWith("jdbc:mariadb:")) {
      throw URL.wrong(url, "give embedded or an address that begins with jdbc:mariadb:.");
    }
    if (url.contains("password=")) {
      throw new SettingsException(
          URL.key() + " contains a password: give it with " + PASSWORD.key() + " instead.");
    }
    if (bufferPool.bytes() < MIN_BUFFER_POOL) {
      throw new SettingsException(
          BUFFER_POOL.key() + " is " + bufferPool.bytes() + " bytes: give at least 16M.");
    }
  }

  /** Takes the operator's values. */
  public static DatabaseSettings from(Settings settings) {
    return new DatabaseSettings(
        settings.get(URL),
        settings.get(USERNAME),
        settings.get(PASSWORD),
        settings.get(PORT),
        settings.get(BUFFER_POOL),
        settings.get(CONNECTIONS),
        settings.get(PATIENCE));
  }

  /** Whether the manager runs the server itself. */
  public boolean isEmbedded() {
    return url.equals(EMBEDDED);
  }
}
