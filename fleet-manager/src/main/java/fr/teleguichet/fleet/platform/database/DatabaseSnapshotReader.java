package fr.teleguichet.fleet.platform.database;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Every table as it was at one moment, while everybody goes on writing: one transaction with a
 * consistent snapshot.
 */
public final class DatabaseSnapshotReader {
  /**
   * Whoever alters tables by the clock holds it, and must not meanwhile: a snapshot would break.
   */
  private static final int LOCK_PATIENCE_SECONDS = 600;

  private final Connection connection;
  private final String lock;

  /**
   * A snapshot that lasts while {@link #read} does.
   *
   * @param lock the name of the lock under which tables are altered by the clock
   */
  public DatabaseSnapshotReader(Connection connection, String lock) {
    this.connection = connection;
    this.lock = lock;
  }

  /** What is read. */
  @FunctionalInterface
  public interface Reading<T> {
    /** Reads, and says what came of it. */
    T read(Statement statement) throws SQLException, IOException;
  }

  /** Reads while nothing changes. */
  public <T> T read(Reading<T> reading) throws SQLException, IOException {
    try (Statement statement = connection.createStatement()) {
      // The reader may be slow, and a slow reader must not be cut off.
      statement.execute("SET SESSION net_write_timeout = 3600");
      lock(statement);
      statement.execute("SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ");
      statement.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT");
      T read = reading.read(statement);
      statement.execute("ROLLBACK");
      statement.execute("DO RELEASE_LOCK('" + lock + "')");
      return read;
    }
  }

  /** Reads one table, and lets go of it, so that nobody waits for the end of all others. */
  public static <T> T table(Statement statement, Reading<T> reading)
      throws SQLException, IOException {
    statement.execute("SAVEPOINT one_table");
    T read = reading.read(statement);
    statement.execute("ROLLBACK TO SAVEPOINT one_table");
    return read;
  }

  private void lock(Statement statement) throws SQLException {
    try (ResultSet row =
        statement.executeQuery("SELECT GET_LOCK('" + lock + "', " + LOCK_PATIENCE_SECONDS + ")")) {
      if (!row.next() || row.getInt(1) != 1) {
        throw new SQLException("its tables are being altered; try again later");
      }
    }
  }
}
