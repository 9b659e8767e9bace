package fr.teleguichet.fleet.platform.database;

import fr.teleguichet.fleet.platform.settings.Secret;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Address and account of a database. */
record DatabaseAccount(String url, String username, Secret password) {
  static DatabaseAccount toEmbedded(int port, Secret password) {
    return new DatabaseAccount(
        "jdbc:mariadb://"
            + EmbeddedMariaDbServer.ADDRESS
            + ":"
            + port
            + "/"
            + ServerInitScript.SCHEMA,
        ServerInitScript.USER,
        password);
  }

  static DatabaseAccount toExternal(DatabaseSettings settings) {
    return new DatabaseAccount(settings.url(), settings.username(), settings.password());
  }

  /** One connection of its own, without the pool, which would hide why there is none. */
  Connection connect() throws SQLException {
    return connect(ConnectionPool.options(url));
  }

  /** One for work on whole tables, which may take longer than any question of the program. */
  Connection connectForLong() throws SQLException {
    Properties properties = ConnectionPool.options(url);
    Object _ = properties.remove("socketTimeout");
    return connect(properties);
  }

  private Connection connect(Properties properties) throws SQLException {
    Object _ = properties.setProperty("user", username);
    Object _ = properties.setProperty("password", password.reveal());
    return DriverManager.getConnection(url, properties);
  }

  /** The address without its options, fit for logs and messages. */
  String shownUrl() {
    int options = url.indexOf('?');
    return options < 0 ? url : url.substring(0, options);
  }
}
