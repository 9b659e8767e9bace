package fr.teleguichet.fleet.database;

import java.util.Arrays;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;

/** Brings the schema up to date, or says why this program and this database do not fit. */
final class Migrations {
  private final Flyway flyway;

  /** Takes a connection of its own, because a large table may take long to alter. */
  Migrations(DatabaseAccess access) {
    flyway =
        Flyway.configure()
            .dataSource(access.url(), access.username(), access.password().reveal())
            .locations("classpath:db/migration")
            .validateMigrationNaming(true)
            .load();
  }

  /** Returns how many migrations were applied. */
  int apply() {
    try {
      refuseNewer(flyway.info());
      return flyway.migrate().migrationsExecuted;
    } catch (FlywayException failure) {
      throw new DatabaseException(
          "The database schema cannot be brought up to date: " + failure.getMessage(), failure);
    }
  }

  private static void refuseNewer(MigrationInfoService info) {
    Optional<MigrationVersion> newer =
        Arrays.stream(info.all())
            .filter(migration -> migration.getState() == MigrationState.FUTURE_SUCCESS)
            .map(MigrationInfo::getVersion)
            .max(MigrationVersion::compareTo);
    newer.ifPresent(
        version -> {
          throw new DatabaseException(
              "The database was last used by a newer version of this program (schema "
                  + version
                  + "): install that version again, or restore a backup made before it.");
        });
  }
}
