package fr.teleguichet.edge.journal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;

/** An SQLite connection, used by one thread, with its statements kept prepared. */
final class SqliteConnection implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SqliteConnection.class);

  private final Connection connection;
  private final Map<String, PreparedStatement> statements = new HashMap<>();

  /** Reads one row. */
  @FunctionalInterface
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  private SqliteConnection(Connection connection) {
    this.connection = connection;
  }

  /** Opens the file, makes it when missing, and takes the only lock on it. */
  static SqliteConnection open(Path file, JournalByteBudget budget) throws SQLException {
    var config = new SQLiteConfig();
    config.setPageSize(JournalByteBudget.PAGE);
    // One program, one connection: an exclusive lock also spares the shared-memory file.
    config.setLockingMode(SQLiteConfig.LockingMode.EXCLUSIVE);
    config.setBusyTimeout(0);
    var database = new SqliteConnection(config.createConnection("jdbc:sqlite:" + file));
    try {
      database.configure(budget);
      return database;
    } catch (SQLException e) {
      database.close();
      throw e;
    }
  }

  private void configure(JournalByteBudget budget) throws SQLException {
    // Takes effect on an empty file only, and before the journal mode writes its first page.
    pragma("auto_vacuum = INCREMENTAL");
    pragma("journal_mode = WAL");
    pragma("synchronous = FULL");
    pragma("wal_autocheckpoint = " + budget.checkpointPages());
    pragma("journal_size_limit = " + budget.logBytes());
    pragma("max_page_count = " + budget.hardPages());
    pragma("cell_size_check = ON");
  }

  /** Sets a pragma. */
  void pragma(String setting) throws SQLException {
    run("PRAGMA " + setting);
  }

  /** Gives free pages back to the disk, at most so many. */
  void shorten(long pages) throws SQLException {
    // SQLite gives back one page with each step, and JDBC makes them all for an update alone.
    try (Statement statement = connection.createStatement()) {
      var _ = statement.executeUpdate("PRAGMA incremental_vacuum(" + pages + ")");
    }
  }

  /** What the pragma answers, as a number. */
  long pragmaNumber(String name) throws SQLException {
    return single("PRAGMA " + name, row -> row.getLong(1));
  }

  /** Runs a statement that changes rows; answers how many. */
  int update(String sql, Object... arguments) throws SQLException {
    return prepared(sql, arguments).executeUpdate();
  }

  /** All rows. */
  <T> List<T> list(String sql, Row<T> reader, Object... arguments) throws SQLException {
    try (ResultSet rows = prepared(sql, arguments).executeQuery()) {
      List<T> list = new ArrayList<>();
      while (rows.next()) {
        list.add(reader.read(rows));
      }
      return list;
    }
  }

  /** The only row. */
  <T> T single(String sql, Row<T> reader, Object... arguments) throws SQLException {
    List<T> rows = list(sql, reader, arguments);
    if (rows.size() != 1) {
      throw new InconsistentJournalException(rows.size() + " rows where one is expected");
    }
    return rows.getFirst();
  }

  private PreparedStatement prepared(String sql, Object... arguments) throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    }
    for (int i = 0; i < arguments.length; i++) {
      statement.setObject(i + 1, arguments[i]);
    }
    return statement;
  }

  /**
   * Begins a transaction. JDBC's own keeping of transactions is not used: SQLite ends one by itself
   * when the disk is full, JDBC does not notice, and what follows would be written piece by piece.
   */
  void begin() throws SQLException {
    run("BEGIN IMMEDIATE");
  }

  void commit() throws SQLException {
    run("COMMIT");
  }

  /**
   * Takes everything since {@link #begin} back, if SQLite has not done so already. A statement that
   * failed can't be used again, so all are prepared anew.
   */
  void rollback() {
    statements.values().forEach(SqliteConnection::forget);
    statements.clear();
    try {
      run("ROLLBACK");
    } catch (SQLException e) {
      LOG.debug("There was nothing to take back.", e);
    }
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      var _ = statement.execute(sql);
    }
  }

  private static void forget(PreparedStatement statement) {
    try {
      statement.close();
    } catch (SQLException e) {
      LOG.debug("A statement was closed already.", e);
    }
  }

  @Override
  public void close() throws SQLException {
    // Its statements go with it.
    connection.close();
  }
}
