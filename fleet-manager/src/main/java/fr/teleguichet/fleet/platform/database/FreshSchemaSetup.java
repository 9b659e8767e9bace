package fr.teleguichet.fleet.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.MigrationVersion;

/**
 * Today's schema in an empty database, for rows that come from elsewhere. Until {@link #finish} the
 * history of migrations stands under another name, so that no manager starts on a half of it; that
 * table is also the mark by which what was cut off is begun anew.
 */
public final class FreshSchemaSetup {
  /** The table that is there until {@link #finish}. */
  public static final String MARK = DatabaseDumpLoader.UNFINISHED;

  private final DatabaseAccount access;
  private final Connection connection;

  FreshSchemaSetup(DatabaseAccount access, Connection connection) {
    this.access = access;
    this.connection = connection;
  }

  /**
   * Makes the tables; what an unfinished attempt left is taken away first.
   *
   * @throws DatabaseException when anything else is in the database
   */
  public void create() throws SQLException {
    loader().refuseContent();
    int _ = new SchemaMigrator(access, MigrationVersion.LATEST, MARK).apply();
  }

  /** The last migration that this program knows, which is the one that the tables have. */
  public String version() {
    return new SchemaMigrator(access).newestOwn().getVersion();
  }

  /** All rows are there. */
  public void finish() throws SQLException {
    execute(
        "ALTER TABLE %1$s RENAME INDEX %1$s_s_idx TO %2$s_s_idx"
            .formatted(MARK, DatabaseDumpWriter.HISTORY));
    execute("RENAME TABLE " + MARK + " TO " + DatabaseDumpWriter.HISTORY);
  }

  /** Takes everything away again. */
  public void clear() throws SQLException {
    loader().clear();
  }

  private DatabaseDumpLoader loader() {
    return new DatabaseDumpLoader(connection, _ -> {});
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      boolean _ = statement.execute(sql);
    }
  }
}
