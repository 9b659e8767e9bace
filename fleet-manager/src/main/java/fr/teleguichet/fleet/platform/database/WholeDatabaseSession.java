package fr.teleguichet.fleet.platform.database;

import fr.teleguichet.fleet.platform.datadir.DataFolder;
import fr.teleguichet.fleet.platform.process.SupervisedProcess;
import fr.teleguichet.fleet.platform.process.SupervisedProcessFactory;
import fr.teleguichet.fleet.platform.settings.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.flywaydb.core.api.MigrationVersion;

/** One connection for work on the whole database, whose schema is taken as it is. */
public final class WholeDatabaseSession implements AutoCloseable {
  private final DatabaseAccount access;
  private final Connection connection;
  private final Optional<SupervisedProcess> server;

  private WholeDatabaseSession(DatabaseAccount access, Optional<SupervisedProcess> server) {
    this.access = access;
    this.server = server;
    try {
      this.connection = access.connectForLong();
    } catch (SQLException failure) {
      stop(server);
      throw new DatabaseException(
          "The database at " + access.shownUrl() + " cannot be used: " + failure.getMessage(),
          failure);
    }
  }

  /** Beside a manager that runs: its embedded server is there already. */
  public static WholeDatabaseSession beside(DatabaseSettings settings, Path data) {
    if (!settings.isEmbedded()) {
      return new WholeDatabaseSession(DatabaseAccount.toExternal(settings), Optional.empty());
    }
    Path port = data.resolve("run").resolve("database.port");
    Path password = data.resolve("database").resolve("password");
    try {
      return new WholeDatabaseSession(
          DatabaseAccount.toEmbedded(
              Integer.parseInt(Files.readString(port).strip()),
              new Secret(Files.readString(password).strip())),
          Optional.empty());
    } catch (IOException | NumberFormatException failure) {
      throw new DatabaseException(
          "The fleet manager that uses the data folder "
              + data
              + " has not started its database yet: try again when it is ready.",
          failure);
    }
  }

  /** In a data folder that nobody else uses: the embedded server is started for this. */
  public static WholeDatabaseSession inside(
      DatabaseSettings settings,
      DataFolder folder,
      SupervisedProcessFactory supervisor,
      RandomGenerator secureRandom,
      DatabaseStartListener progress)
      throws InterruptedException {
    if (!settings.isEmbedded()) {
      DatabaseAccount access = DatabaseAccount.toExternal(settings);
      new ServerStartupWait(settings.patience(), progress).untilConnected(access);
      return new WholeDatabaseSession(access, Optional.empty());
    }
    EmbeddedMariaDbServer.Started started =
        new EmbeddedMariaDbServer(settings, folder, supervisor, secureRandom, progress).start();
    return new WholeDatabaseSession(
        DatabaseAccount.toEmbedded(started.port(), started.password()),
        Optional.of(started.process()));
  }

  /** Whether a server of a former life of this folder still runs. */
  public static boolean isServerAlive(DataFolder folder, SupervisedProcessFactory supervisor) {
    return supervisor.isAlive(ServerFiles.in(folder).birthCertificate());
  }

  /** Refuses the database where the check does. */
  public void refuseUnless(DatabaseCheck check) {
    try {
      check.check(connection);
    } catch (SQLException failure) {
      throw DatabaseException.failing(failure);
    }
  }

  /** Returns the connection. */
  public Connection connection() {
    return connection;
  }

  /** Today's schema, to be made in this database, which has to be empty. */
  public FreshSchemaSetup freshSchema() {
    return new FreshSchemaSetup(access, connection);
  }

  /** Whether a schema that ends with this migration is newer than what this program knows. */
  public boolean isNewer(String schema) {
    return MigrationVersion.fromVersion(schema).compareTo(new SchemaMigrator(access).newestOwn())
        > 0;
  }

  /** The last migration of a database. */
  public static String schema(Connection connection) throws SQLException {
    return SchemaMigrator.applied(connection).getVersion();
  }

  /** Closes the connection and stops the server where it was started for this. */
  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException failure) {
      throw DatabaseException.failing(failure);
    } finally {
      stop(server);
    }
  }

  private static void stop(Optional<SupervisedProcess> server) {
    server.ifPresent(
        process -> {
          Void _ = process.stop().join();
        });
  }
}
