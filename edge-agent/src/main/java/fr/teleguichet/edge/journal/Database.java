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
import org.sqlite.SQLiteConfig;

/** An SQLite connection, used by one thread, with its statements kept prepared. */
final class Database implements AutoCloseable {

  private final Connection connection;
  private final Map<String, PreparedStatement> statements = new HashMap<>();

  /** Reads one row. */
  @FunctionalInterface
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  private Database(Connection connection) {
    this.connection = connection;
  }

  /** Opens the file, makes it when missing, and takes the only lock on it. */
  static Database open(Path file, Budget budget) throws SQLException {
    var config = new SQLiteConfig();
    config.setPageSize(Budget.PAGE);
    // One program, one connection: an exclusive lock also spares the shared-memory file.
    config.setLockingMode(SQLiteConfig.LockingMode.EXCLUSIVE);
    config.setBusyTimeout(0);
    var database = new Database(config.createConnection("jdbc:sqlite:" + file));
    try {
      database.configure(budget);
      return database;
    } catch (SQLException e) {
      database.close();
      throw e;
    }
  }

  private void configure(Budget budget) throws SQLException {
    // Takes effect on an empty file only, and before the journal mode writes its first page.
    pragma("auto_vacuum = INCREMENTAL");
    pragma("journal_mode = WAL");
    pragma("synchronous = FULL");
    pragma("wal_autocheckpoint = " + budget.checkpointPages());
    pragma("journal_size_limit = " + budget.logBytes());
    pragma("max_page_count = " + budget.hardPages());
    pragma("cell_size_check = ON");
    connection.setAutoCommit(false);
  }

  /** Sets a pragma, to the last row of its answer. */
  void pragma(String setting) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (statement.execute("PRAGMA " + setting)) {
        try (ResultSet rows = statement.getResultSet()) {
          while (rows.next()) {
            // Some pragmas do a part of their work with each row.
          }
        }
      }
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
      throw new InconsistentFile(rows.size() + " rows where one is expected");
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

  void commit() throws SQLException {
    connection.commit();
  }

  void rollback() throws SQLException {
    connection.rollback();
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement statement : statements.values()) {
      statement.close();
    }
    connection.close();
  }
}
