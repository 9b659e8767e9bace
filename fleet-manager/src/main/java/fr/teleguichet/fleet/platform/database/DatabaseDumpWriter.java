package fr.teleguichet.fleet.platform.database;

import java.io.IOException;
import java.io.Writer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Writes every table and view of the schema as SQL, one statement a line, as they were at one
 * moment: in one transaction with a consistent snapshot, while everybody goes on writing. The
 * client {@code mariadb} reads it as well.
 *
 * <p>Triggers are left out: the program makes its own at each start.
 */
public final class DatabaseDumpWriter {
  /** The table that says which migrations were applied; the last one to be written and read. */
  static final String HISTORY = "flyway_schema_history";

  /** Whose rights a view has: an account that there need not be where it is restored. */
  private static final Pattern DEFINER = Pattern.compile(" DEFINER=`[^`]*`@`[^`]*`");

  private static final int LINE_LENGTH = 1 << 20;
  private static final int ROWS_AT_ONCE = 1_000;

  private final Connection connection;
  private final String lock;
  private final Consumer<String> progress;

  /**
   * A dump that {@link #write} makes.
   *
   * @param lock the name of the lock under which tables are altered by the clock
   * @param progress is told the name of each table
   */
  public DatabaseDumpWriter(Connection connection, String lock, Consumer<String> progress) {
    this.connection = connection;
    this.lock = lock;
    this.progress = progress;
  }

  /** What is read while the snapshot lasts, besides the tables. */
  @FunctionalInterface
  public interface Facts<T> {
    /** Reads them on the same connection. */
    T read(Connection connection) throws SQLException;
  }

  /**
   * What was written.
   *
   * @param rows how many rows each table has
   * @param facts what was read beside
   */
  public record Written<T>(Map<String, Long> rows, T facts) {
    public Written {
      rows = Map.copyOf(rows);
    }
  }

  /** Writes all tables. */
  public <T> Written<T> write(Writer out, Facts<T> facts) throws SQLException, IOException {
    return new DatabaseSnapshotReader(connection, lock)
        .read(
            statement -> {
              for (String each : DumpStatementValidator.SESSION) {
                out.write(each + "\n");
              }
              Map<String, Long> rows = new TreeMap<>();
              for (String table : tables(statement)) {
                if (table.equals(HISTORY)) {
                  views(statement, out);
                }
                progress.accept(table);
                long count = DatabaseSnapshotReader.table(statement, one -> table(one, table, out));
                Long _ = rows.put(table, count);
              }
              out.flush();
              return new Written<>(rows, facts.read(connection));
            });
  }

  private static List<String> tables(Statement statement) throws SQLException {
    List<String> tables =
        strings(
            statement,
            "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()"
                + " AND table_type = 'BASE TABLE' ORDER BY table_name = '"
                + HISTORY
                + "', table_name");
    return List.copyOf(tables);
  }

  /** Views come when all that they read is there, and belong to whoever brings them back. */
  private static void views(Statement statement, Writer out) throws SQLException, IOException {
    for (String view :
        strings(
            statement,
            "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()"
                + " AND table_type = 'VIEW' ORDER BY table_name")) {
      try (ResultSet row = statement.executeQuery("SHOW CREATE VIEW `" + view + "`")) {
        boolean _ = row.next();
        String sql = DEFINER.matcher(row.getString(2).replace('\n', ' ')).replaceFirst("");
        out.write(sql.replaceFirst("^CREATE ", "CREATE OR REPLACE "));
        out.write(";\n");
      }
    }
  }

  private static long table(Statement statement, String table, Writer out)
      throws SQLException, IOException {
    try (ResultSet row = statement.executeQuery("SHOW CREATE TABLE `" + table + "`")) {
      boolean _ = row.next();
      out.write(row.getString(2).replace('\n', ' '));
      out.write(";\n");
    }
    List<DumpedColumn> columns = DumpedColumn.of(statement, table);
    return rows(statement, table, columns, out);
  }

  private static long rows(
      Statement statement, String table, List<DumpedColumn> columns, Writer out)
      throws SQLException, IOException {
    String begin =
        "INSERT INTO `"
            + table
            + "` ("
            + String.join(", ", columns.stream().map(DumpedColumn::quoted).toList())
            + ") VALUES ";
    String select =
        "SELECT "
            + String.join(", ", columns.stream().map(DumpedColumn::expression).toList())
            + " FROM `"
            + table
            + "`";
    statement.setFetchSize(ROWS_AT_ONCE);
    StringBuilder line = new StringBuilder();
    long count = 0;
    try (ResultSet row = statement.executeQuery(select)) {
      while (row.next()) {
        line.append(line.isEmpty() ? begin : ",").append('(');
        for (int i = 0; i < columns.size(); i++) {
          line.append(i == 0 ? "" : ",");
          columns.get(i).append(line, row.getString(i + 1));
        }
        line.append(')');
        count++;
        if (line.length() > LINE_LENGTH) {
          end(line, out);
        }
      }
    }
    if (!line.isEmpty()) {
      end(line, out);
    }
    return count;
  }

  private static void end(StringBuilder line, Writer out) throws IOException {
    out.write(line.append(";\n").toString());
    line.setLength(0);
  }

  private static List<String> strings(Statement statement, String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    try (ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        boolean _ = found.add(row.getString(1));
      }
    }
    return found;
  }
}
