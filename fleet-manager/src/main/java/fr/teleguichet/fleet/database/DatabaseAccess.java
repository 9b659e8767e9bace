package fr.teleguichet.fleet.database;

import fr.teleguichet.fleet.settings.Secret;

/** Address and account of a database. */
record DatabaseAccess(String url, String username, Secret password) {
  static DatabaseAccess toEmbedded(int port, Secret password) {
    return new DatabaseAccess(
        "jdbc:mariadb://" + EmbeddedServer.ADDRESS + ":" + port + "/" + ServerInitialisation.SCHEMA,
        ServerInitialisation.USER,
        password);
  }

  static DatabaseAccess toExternal(DatabaseSettings settings) {
    return new DatabaseAccess(settings.url(), settings.username(), settings.password());
  }

  /** The address without its options, fit for logs and messages. */
  String shownUrl() {
    int options = url.indexOf('?');
    return options < 0 ? url : url.substring(0, options);
  }
}
