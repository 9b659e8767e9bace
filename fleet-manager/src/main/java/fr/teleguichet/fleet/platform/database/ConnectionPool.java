package fr.teleguichet.fleet.platform.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import java.util.Properties;

/** The pool of connections: bulk statements on, and a lost server shows as a quick exception. */
final class ConnectionPool {
  private static final Map<String, String> OPTIONS =
      Map.of(
          "useBulkStmts", "true",
          "connectTimeout", "3000",
          "socketTimeout", "15000",
          "tcpKeepAlive", "true",
          "connectionTimeZone", "UTC",
          "forceConnectionTimeZoneToSession", "true",
          "preserveInstants", "true");

  private ConnectionPool() {}

  static HikariDataSource open(DatabaseAccount access, int connections) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("database");
    config.setJdbcUrl(access.url());
    config.setUsername(access.username());
    config.setPassword(access.password().reveal());
    config.setDataSourceProperties(options(access.url()));
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(Math.min(2, connections));
    config.setConnectionTimeout(5_000);
    config.setValidationTimeout(2_000);
    config.setKeepaliveTime(60_000);
    config.setInitializationFailTimeout(-1);
    return new HikariDataSource(config);
  }

  /** Options of the JDBC driver; what the operator wrote into the address stays. */
  static Properties options(String url) {
    Properties options = new Properties();
    OPTIONS.forEach(
        (name, value) -> {
          if (!url.contains(name + "=")) {
            Object _ = options.setProperty(name, value);
          }
        });
    return options;
  }
}
