package fr.teleguichet.fleet.platform.database;

import java.io.IOException;
import java.io.Reader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Brings a dump into an empty schema. Until all of it is there the schema has a table that says so,
 * and none that says which migrations were applied, so that no manager starts on a half of it.
 */
public final class DatabaseDumpLoader {
  static final String UNFINISHED = "restore_unfinished";
  private static final String CREATE = "CREATE TABLE `";
  private static final String VIEW = "CREATE OR REPLACE ";
  private static final String VIEWS_OF_OTHERS =
      """
      SELECT table_name FROM information_schema.views
      WHERE table_schema = DATABASE() AND view_definition REGEXP
        CONCAT('(from|join) [(]*`(?!\\\\Q', DATABASE(), '\\\\E`)[^`]*`[.]`')
      LIMIT 1
      """;

  private final Connection connection;
  private final Consumer<String> progress;

  /**
   * A load that {@link #read} does.
   *
   * @param progress is told the name of each table
   */
  public DatabaseDumpLoader(Connection connection, Consumer<String> progress) {
    this.connection = connection;
    this.progress = progress;
  }

  /**
   * Refuses a schema in which there is anything; what an unfinished load left is taken away.
   *
   * @throws DatabaseException when something is there
   */
  public void prepare() throws SQLException {
    refuseContent();
    execute("CREATE TABLE " + UNFINISHED + " (id INT NOT NULL PRIMARY KEY)");
  }

  /** Does the former half of that. */
  void refuseContent() throws SQLException {
    List<String> tables = tables();
    int count = tables.size() + views().size();
    if (tables.contains(UNFINISHED)) {
      clear();
    } else if (count > 0) {
      throw new DatabaseException(
          "The database is not empty ("
              + count
              + " tables): everything is brought back into an empty one only. Create another"
              + " database, or drop this one and create it again, when nobody needs what is in"
              + " it.");
    }
  }

  /**
   * Executes the statements of a dump, each on its line; the history of migrations comes last.
   *
   * @param emptied tables whose rows are left out
   * @return how many rows each table has now
   * @throws IOException when it has a statement that no dump has, which is not executed
   */
  public Map<String, Long> read(Reader dump, List<String> emptied)
      throws SQLException, IOException {
    boolean last = false;
    for (String each : DumpStatementValidator.SESSION) {
      execute(each);
    }
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      DumpLineReader lines = new DumpLineReader(dump);
      for (String line = lines.next(); line != null; line = lines.next()) {
        DumpStatementValidator.refuseOther(line);
        if (line.startsWith(CREATE)) {
          String table = line.substring(CREATE.length(), line.indexOf('`', CREATE.length()));
          progress.accept(table);
          if (table.equals(DatabaseDumpWriter.HISTORY)) {
            last = true;
            for (String each : emptied) {
              execute("DELETE FROM `" + each + "`");
            }
          }
        }
        boolean _ = statement.execute(line.substring(0, line.lastIndexOf(';')));
        if (line.startsWith(VIEW)) {
          refuseViewsOfOthers();
        }
      }
    }
    if (!last) {
      throw new SQLException("the dump ends before its last table");
    }
    return counts();
  }

  /** All of it is there. */
  public void finish() throws SQLException {
    execute("DROP TABLE " + UNFINISHED);
  }

  /** Takes away what was loaded. */
  public void clear() throws SQLException {
    execute("SET foreign_key_checks = 0");
    for (String view : views()) {
      execute("DROP VIEW `" + view + "`");
    }
    for (String table : tables()) {
      if (!table.equals(UNFINISHED)) {
        execute("DROP TABLE `" + table + "`");
      }
    }
    execute("DROP TABLE IF EXISTS " + UNFINISHED);
    execute("SET foreign_key_checks = 1");
  }

  /**
   * The server itself says of which schema each table is that a view reads. Asked once a view is
   * there: the next statement could write through it, and the one after replace it.
   */
  private void refuseViewsOfOthers() throws SQLException, IOException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(VIEWS_OF_OTHERS)) {
      if (row.next()) {
        throw new IOException("its view " + row.getString(1) + " reads another database");
      }
    }
  }

  private Map<String, Long> counts() throws SQLException {
    Map<String, Long> counts = new TreeMap<>();
    for (String table : tables()) {
      if (!table.equals(UNFINISHED)) {
        try (Statement statement = connection.createStatement();
            ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM `" + table + "`")) {
          boolean _ = row.next();
          Long _ = counts.put(table, row.getLong(1));
        }
      }
    }
    return counts;
  }

  private List<String> tables() throws SQLException {
    return named("BASE TABLE");
  }

  private List<String> views() throws SQLException {
    return named("VIEW");
  }

  private List<String> named(String type) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()"
                    + " AND table_type = '"
                    + type
                    + "'")) {
      while (row.next()) {
        boolean _ = tables.add(row.getString(1));
      }
    }
    return tables;
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      boolean _ = statement.execute(sql);
    }
  }
}
