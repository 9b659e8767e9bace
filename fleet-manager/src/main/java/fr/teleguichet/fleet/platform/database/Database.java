package fr.teleguichet.fleet.platform.database;

import com.zaxxer.hikari.HikariDataSource;
import fr.teleguichet.fleet.platform.datadir.DataFolder;
import fr.teleguichet.fleet.platform.process.SupervisedProcess;
import fr.teleguichet.fleet.platform.process.SupervisedProcessFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The database, open and with the schema that this program expects. */
public final class Database implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Database.class);

  private final HikariDataSource pool;
  private final SnapshotAwareConnectionFactory connections;
  private final Jdbi jdbi;
  private final Optional<SupervisedProcess> server;

  private Database(HikariDataSource pool, Optional<SupervisedProcess> server) {
    this.pool = pool;
    this.connections = new SnapshotAwareConnectionFactory(pool);
    this.jdbi = jdbi(connections);
    this.server = server;
  }

  /** Plain SQL with what other rooms bring for it, which this one knows nothing of. */
  private static Jdbi jdbi(SnapshotAwareConnectionFactory connections) {
    Jdbi jdbi = Jdbi.create(connections);
    for (ArgumentFactory factory : ServiceLoader.load(ArgumentFactory.class)) {
      var _ = jdbi.registerArgument(factory);
    }
    return jdbi;
  }

  /** Starts the server where it is ours, connects, looks whose it is, and migrates the schema. */
  public static Database open(
      DatabaseSettings settings,
      DataFolder dataFolder,
      SupervisedProcessFactory supervisor,
      RandomGenerator secureRandom,
      DatabaseStartListener progress,
      DatabaseCheck check)
      throws InterruptedException {
    if (!settings.isEmbedded()) {
      DatabaseAccount access = DatabaseAccount.toExternal(settings);
      new ServerStartupWait(settings.patience(), progress).untilConnected(access);
      return migrated(access, settings, Optional.empty(), progress, check);
    }
    EmbeddedMariaDbServer.Started started =
        new EmbeddedMariaDbServer(settings, dataFolder, supervisor, secureRandom, progress).start();
    try {
      DatabaseAccount access = DatabaseAccount.toEmbedded(started.port(), started.password());
      return migrated(access, settings, Optional.of(started.process()), progress, check);
    } catch (RuntimeException failure) {
      Void _ = started.process().stop().join();
      throw failure;
    }
  }

  private static Database migrated(
      DatabaseAccount access,
      DatabaseSettings settings,
      Optional<SupervisedProcess> server,
      DatabaseStartListener progress,
      DatabaseCheck check) {
    try (Connection connection = access.connect()) {
      check.check(connection);
    } catch (SQLException failure) {
      throw DatabaseException.failing(failure);
    }
    progress.begins(DatabaseStartStep.MIGRATING);
    int applied = new SchemaMigrator(access).apply();
    LOG.atInfo()
        .addKeyValue("url", access.shownUrl())
        .addKeyValue("migrations", applied)
        .log("Database is ready.");
    return new Database(ConnectionPool.open(access, settings.connections()), server);
  }

  /** Returns the pool of connections. */
  public DataSource dataSource() {
    return pool;
  }

  /** Returns the way to plain SQL. */
  public Jdbi jdbi() {
    return jdbi;
  }

  /**
   * Reads many things as they were at one moment: everything that the reading asks {@link #jdbi()}
   * for on its own thread sees what was there when it began, and nothing that came meanwhile. It
   * holds one connection for as long as it lasts, and must leave alone the tables that are altered
   * by the clock.
   *
   * @throws ConnectionException when the database can't be reached, as of any other reading
   */
  public <T> T snapshot(Supplier<T> reading) {
    try {
      return connections.read(reading);
    } catch (SQLException failure) {
      throw new ConnectionException(failure);
    }
  }

  /** Returns the embedded server's process, where there is one. */
  public Optional<SupervisedProcess> server() {
    return server;
  }

  /** Closes all connections, then stops the embedded server. */
  @Override
  public void close() {
    pool.close();
    server.ifPresent(
        process -> {
          Void _ = process.stop().join();
        });
  }
}
