package fr.teleguichet.fleet.platform.database;

import fr.teleguichet.fleet.platform.settings.Secret;

/** What the embedded server does at each start before it lets anybody in. */
final class ServerInitScript {
  static final String SCHEMA = "teleguichet";
  static final String USER = "teleguichet";

  private ServerInitScript() {}

  /** One statement a line: that is how the server reads the file. */
  static String sql(Secret password) {
    return """
    CREATE DATABASE IF NOT EXISTS %1$s CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci;
    CREATE USER IF NOT EXISTS '%2$s'@'127.0.0.1' IDENTIFIED BY '%3$s';
    ALTER USER '%2$s'@'127.0.0.1' IDENTIFIED BY '%3$s';
    GRANT ALL PRIVILEGES ON %1$s.* TO '%2$s'@'127.0.0.1';
    """
        .formatted(SCHEMA, USER, password.reveal());
  }
}
