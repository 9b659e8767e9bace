package fr.teleguichet.fleet.portability;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Inserts rows many at a time. When the database refuses some of them, they are tried one by one,
 * so that the line is known.
 */
final class BatchRowInserter implements AutoCloseable {
  private static final int MAX_ROWS = 500;
  private static final int MAX_LETTERS = 1 << 20;

  /** A value that there is none of; what goes into a list is never null. */
  private record Nothing(int type) {}

  private record Row(int line, List<Object> values) {}

  /** How a line is refused. */
  @FunctionalInterface
  interface Refusal {
    PortabilityException at(int line, int column, String why);
  }

  private final Connection database;
  private final PreparedStatement insert;
  private final Refusal refusal;
  private final List<Row> rows = new ArrayList<>();
  private long letters;

  BatchRowInserter(Connection database, TableShape shape, Refusal refusal) throws SQLException {
    this.database = database;
    this.refusal = refusal;
    this.insert =
        database.prepareStatement(
            "INSERT INTO `%s` (%s) VALUES (%s)"
                .formatted(
                    shape.name(),
                    shape.names().stream()
                        .map(TableExporter::quoted)
                        .collect(Collectors.joining(", ")),
                    shape.names().stream().map(_ -> "?").collect(Collectors.joining(", "))));
  }

  /** A value of a column as it is inserted. */
  static Object value(CellType type, @Nullable String stored) {
    boolean bytes = type instanceof CellType.Bytes;
    if (stored == null) {
      return new Nothing(bytes ? Types.VARBINARY : Types.VARCHAR);
    }
    return bytes ? HexFormat.of().parseHex(stored) : stored;
  }

  void add(int line, List<Object> values) throws SQLException {
    boolean _ = rows.add(new Row(line, values));
    letters += values.stream().mapToLong(BatchRowInserter::length).sum();
    if (rows.size() >= MAX_ROWS || letters > MAX_LETTERS) {
      flush();
    }
  }

  private static long length(Object value) {
    return switch (value) {
      case String text -> text.length();
      case byte[] bytes -> bytes.length;
      default -> 0;
    };
  }

  void flush() throws SQLException {
    if (!rows.isEmpty() && !insertAll()) {
      oneByOne();
    }
    rows.clear();
    letters = 0;
  }

  private boolean insertAll() throws SQLException {
    try {
      for (Row row : rows) {
        set(row);
        insert.addBatch();
      }
      int[] _ = insert.executeBatch();
      database.commit();
      return true;
    } catch (SQLException _) {
      insert.clearBatch();
      database.rollback();
      return false;
    }
  }

  private void oneByOne() throws SQLException {
    for (Row row : rows) {
      set(row);
      try {
        int _ = insert.executeUpdate();
      } catch (SQLException e) {
        throw refusal.at(row.line(), 1, "the database refuses the row: " + e.getMessage());
      }
    }
    database.commit();
  }

  private void set(Row row) throws SQLException {
    int place = 1;
    for (Object value : row.values()) {
      switch (value) {
        case String text -> insert.setString(place, text);
        case byte[] bytes -> insert.setBytes(place, bytes);
        case Nothing(int type) -> insert.setNull(place, type);
        default -> throw new IllegalStateException("nobody said how this is inserted");
      }
      place++;
    }
  }

  @Override
  public void close() throws SQLException {
    insert.close();
  }
}
