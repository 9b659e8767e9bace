package fr.teleguichet.fleet.platform.database;

import java.sql.Connection;
import java.sql.SQLException;

/** Looks at a database before anything is written into it, the schema included. */
@FunctionalInterface
public interface DatabaseCheck {
  /** Takes any database. */
  DatabaseCheck NONE = _ -> {};

  /** Throws what keeps this program away from the database; only reads. */
  void check(Connection connection) throws SQLException;
}
