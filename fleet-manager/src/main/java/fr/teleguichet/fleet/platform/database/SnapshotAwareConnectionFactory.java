package fr.teleguichet.fleet.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionFactory;

/**
 * Connections of the pool, and within a snapshot that of the snapshot alone: whatever reads there
 * gets it without knowing, and can't write.
 */
final class SnapshotAwareConnectionFactory implements ConnectionFactory {

  private final DataSource pool;
  private final ScopedValue<Connection> snapshot = ScopedValue.newInstance();

  SnapshotAwareConnectionFactory(DataSource pool) {
    this.pool = pool;
  }

  @Override
  public Connection openConnection() throws SQLException {
    return snapshot.isBound() ? snapshot.get() : pool.getConnection();
  }

  @Override
  public void closeConnection(Connection connection) throws SQLException {
    if (!snapshot.isBound() || !snapshot.get().equals(connection)) {
      connection.close();
    }
  }

  /** Reads in a snapshot; within another one, in that. */
  <T> T read(Supplier<T> reading) throws SQLException {
    if (snapshot.isBound()) {
      return reading.get();
    }
    // The pool gives whoever comes next a connection without what is set here.
    try (Connection connection = pool.getConnection()) {
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setAutoCommit(false);
      try (Statement begin = connection.createStatement()) {
        boolean _ = begin.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
      }
      try {
        return ScopedValue.where(snapshot, connection).call(reading::get);
      } finally {
        connection.rollback();
      }
    }
  }
}
