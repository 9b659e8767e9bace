package fr.teleguichet.demo.past;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Rows of one statement, many at a time. */
final class BatchInsert implements AutoCloseable {
  private static final int BATCH = 5_000;

  private final PreparedStatement insert;
  private int waiting;

  BatchInsert(Connection connection, String sql) throws SQLException {
    insert = connection.prepareStatement(sql);
  }

  /** A moment as the manager's tables have it. */
  static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  void add(@Nullable Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      insert.setObject(i + 1, values[i]);
    }
    insert.addBatch();
    waiting++;
    if (waiting == BATCH) {
      flush();
    }
  }

  private void flush() throws SQLException {
    insert.executeBatch();
    waiting = 0;
  }

  @Override
  public void close() throws SQLException {
    if (waiting > 0) {
      flush();
    }
    insert.close();
  }
}
