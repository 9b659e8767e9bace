package fr.teleguichet.fleet.platform.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the schema up to date, or says why this program and this database do not fit. The program
 * of the release before this one can use the schema as well, so that an update of the manager has a
 * way back, and several managers can be updated one after the other.
 */
final class SchemaMigrator {
  private static final Logger LOG = LoggerFactory.getLogger(SchemaMigrator.class);

  /** The last migration of the release before this one. Changed once for each release. */
  static final MigrationVersion FORMER_RELEASE = MigrationVersion.fromVersion("060");

  /** The fact in the database: the oldest program that may use this schema, by its migrations. */
  private static final String SERVES = "schema-serves";

  private final Flyway flyway;

  /** Takes a connection of its own, because a large table may take long to alter. */
  SchemaMigrator(DatabaseAccount access) {
    this(access, MigrationVersion.LATEST);
  }

  /** As a program would that ends at this migration. */
  SchemaMigrator(DatabaseAccount access, MigrationVersion last) {
    this(access, last, DatabaseDumpWriter.HISTORY);
  }

  /** As the first, and keeps its history in a table of this name. */
  SchemaMigrator(DatabaseAccount access, MigrationVersion last, String history) {
    flyway =
        Flyway.configure()
            .dataSource(access.url(), access.username(), access.password().reveal())
            .table(history)
            .locations("classpath:db/migration")
            .validateMigrationNaming(true)
            .target(last)
            .load();
  }

  /** Returns how many migrations were applied. */
  int apply() {
    try {
      if (isServedByNewer(flyway.info())) {
        return 0;
      }
      int applied = flyway.migrate().migrationsExecuted;
      sayWhomItServes();
      return applied;
    } catch (FlywayException | SQLException failure) {
      throw new DatabaseException(
          "The database schema cannot be brought up to date: " + failure.getMessage(), failure);
    }
  }

  /** The last migration that this program knows. */
  MigrationVersion newestOwn() {
    return newest(flyway.info(), false).orElse(MigrationVersion.EMPTY);
  }

  /** The last migration of those that a database has, by whichever program. */
  static MigrationVersion applied(Connection connection) throws SQLException {
    MigrationVersion last = MigrationVersion.EMPTY;
    try (PreparedStatement query =
            connection.prepareStatement(
                "SELECT version FROM "
                    + DatabaseDumpWriter.HISTORY
                    + " WHERE success AND version > ''");
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        MigrationVersion each = MigrationVersion.fromVersion(row.getString(1));
        last = each.compareTo(last) > 0 ? each : last;
      }
    }
    return last;
  }

  /** Whether a newer program made the schema, and left it usable for this one. */
  private boolean isServedByNewer(MigrationInfoService info) throws SQLException {
    Optional<MigrationVersion> newer = newest(info, true);
    if (newer.isEmpty()) {
      return false;
    }
    MigrationVersion own = newest(info, false).orElse(MigrationVersion.EMPTY);
    if (served().filter(oldest -> own.compareTo(oldest) >= 0).isEmpty()) {
      throw new DatabaseException(
          "The database was last used by a newer version of this program (schema "
              + newer.get()
              + "): install that version again, or restore a backup made before it.");
    }
    LOG.atWarn()
        .addKeyValue("schema", newer.get())
        .addKeyValue("own", own)
        .log("The database was brought up to date by a newer version, and serves this one too.");
    return true;
  }

  private static Optional<MigrationVersion> newest(MigrationInfoService info, boolean unknown) {
    return Arrays.stream(info.all())
        .filter(migration -> isUnknown(migration.getState()) == unknown)
        .filter(migration -> migration.getState() != MigrationState.ABOVE_TARGET)
        .map(MigrationInfo::getVersion)
        .max(MigrationVersion::compareTo);
  }

  /** Applied by somebody who knew more than this program. */
  private static boolean isUnknown(MigrationState state) {
    return state == MigrationState.FUTURE_SUCCESS || state == MigrationState.FUTURE_FAILED;
  }

  private Optional<MigrationVersion> served() throws SQLException {
    try (Connection connection = flyway.getConfiguration().getDataSource().getConnection();
        PreparedStatement query =
            connection.prepareStatement("SELECT value FROM setting WHERE name = ?")) {
      query.setString(1, SERVES);
      try (ResultSet row = query.executeQuery()) {
        return row.next()
            ? Optional.of(MigrationVersion.fromVersion(row.getString(1)))
            : Optional.empty();
      }
    }
  }

  private void sayWhomItServes() throws SQLException {
    try (Connection connection = flyway.getConfiguration().getDataSource().getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                """
                INSERT INTO setting (name, value) VALUES (?, ?)
                ON DUPLICATE KEY UPDATE value = VALUES(value)
                """)) {
      statement.setString(1, SERVES);
      statement.setString(2, FORMER_RELEASE.getVersion());
      int _ = statement.executeUpdate();
    }
  }
}
