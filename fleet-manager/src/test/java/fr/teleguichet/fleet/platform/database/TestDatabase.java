package fr.teleguichet.fleet.platform.database;

import fr.teleguichet.fleet.platform.datadir.DataFolder;
import fr.teleguichet.hardware.peer.LeftDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a real MariaDB with today's schema, empty at the start of each test. A test class has
 * a server for itself while it runs, and leaves it to the next: as many are started as classes run
 * at once.
 */
public final class TestDatabase implements ParameterResolver, BeforeEachCallback {

  private static final ExtensionContext.Namespace HERE =
      ExtensionContext.Namespace.create(TestDatabase.class);

  /** What MariaDB calls ER_LOCK_WAIT_TIMEOUT. */
  private static final int LOCK_WAIT_TIMEOUT = 1205;

  private static final int PATIENCE_WITH_PURGE = 60;

  /**
   * A server.
   *
   * @param shipped the rows that the schema brings, which tests may change
   */
  private record Running(
      DataFolder folder, Database database, Map<String, List<Map<String, Object>>> shipped)
      implements AutoCloseable {

    static Running start() {
      try {
        Path parent = Files.createDirectories(Path.of("target", "it"));
        DataFolder folder = DataFolder.open(Files.createTempDirectory(parent, "database-"));
        PreparedServerFolder.copyInto(folder);
        Database database = PreparedServerFolder.open(folder);
        doNotWaitForTheDisk(folder);
        return new Running(
            folder,
            database,
            Map.of(
                "service",
                rows(database, "service"),
                "budget_funder",
                rows(database, "budget_funder")));
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException("the test database does not start", e);
      }
    }

    /**
     * No test of this database ends the machine, and each commit would wait for the disk. The
     * program's own user may not say so; where the machine's user is not the database's first one
     * it stays as it is.
     */
    private static void doNotWaitForTheDisk(DataFolder folder)
        throws IOException, InterruptedException {
      ServerFiles files = ServerFiles.in(folder);
      MariaDbInstallation program = new MariaDbServerUnpacker(files.folder()).program();
      Path client = program.base().resolve("bin", "mariadb").toAbsolutePath();
      if (!Files.isExecutable(client)) {
        return;
      }
      ProcessBuilder command =
          new ProcessBuilder(
                  client.toString(),
                  "--no-defaults",
                  "--skip-ssl",
                  "--socket=mariadbd.sock",
                  "--user=root",
                  "--execute=SET GLOBAL innodb_flush_log_at_trx_commit = 0")
              .directory(files.data().toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD);
      command
          .environment()
          .put("LD_LIBRARY_PATH", program.base().resolve("libs").toAbsolutePath().toString());
      int _ = command.start().waitFor();
    }

    private static List<Map<String, Object>> rows(Database database, String table) {
      return database
          .jdbi()
          .withHandle(handle -> handle.createQuery("SELECT * FROM " + table).mapToMap().list());
    }

    @Override
    public void close() throws IOException {
      database.close();
      folder.close();
      LeftDatabases.delete(folder.root());
    }
  }

  /** Every server of this run; those that no class has at the moment wait for the next one. */
  private static final class Servers implements AutoCloseable {
    private final Queue<Running> idle = new ConcurrentLinkedQueue<>();

    Lease lease() {
      Running server = idle.poll();
      return new Lease(this, server == null ? Running.start() : server);
    }

    @Override
    public void close() throws IOException {
      for (Running server = idle.poll(); server != null; server = idle.poll()) {
        server.close();
      }
    }
  }

  /** A server in the hands of one class, which gives it back at its end. */
  private record Lease(Servers servers, Running server) implements AutoCloseable {
    @Override
    public void close() {
      boolean _ = servers.idle.add(server);
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Database.class;
  }

  @Override
  public Database resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return database(context);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    empty(context);
  }

  /** Empties the database, for an extension that does so at another time. */
  public static void empty(ExtensionContext context) {
    database(context)
        .jdbi()
        .useHandle(
            handle -> {
              handle.execute("SET foreign_key_checks = 0");
              for (String table : filledTables(handle)) {
                if (table.equals("audit")) {
                  emptyAuditLog(handle);
                } else {
                  handle.execute("DELETE FROM " + table);
                }
              }
              handle.useTransaction(
                  bringing ->
                      lease(context)
                          .server()
                          .shipped()
                          .forEach((table, rows) -> bring(bringing, table, rows)));
              handle.execute("DELETE FROM impact_parameters WHERE version > 1");
              // Each test has an authority of its own.
              handle.execute("DELETE FROM setting WHERE name = 'authority-root'");
              handle.execute("SET foreign_key_checks = 1");
            });
  }

  /**
   * The tables that hold something: a question to all at once costs a third of deleting from each.
   * Rows of a transaction that is not over yet count, so that deleting waits for it.
   */
  private static List<String> filledTables(Handle handle) {
    List<String> tables =
        handle
            .createQuery(
                """
                SELECT table_name FROM information_schema.tables
                WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'
                  AND table_name NOT IN ('flyway_schema_history', 'setting', 'impact_parameters')
                """)
            .mapTo(String.class)
            .list();
    handle.execute("SET TRANSACTION ISOLATION LEVEL READ UNCOMMITTED"); // for the next statement
    return handle
        .createQuery(
            tables.stream()
                .map("SELECT '%1$s' FROM DUAL WHERE EXISTS (SELECT * FROM %1$s)"::formatted)
                .collect(Collectors.joining(" UNION ALL ")))
        .mapTo(String.class)
        .list();
  }

  /**
   * The audit log refuses that its rows are deleted. Emptied at once, MariaDB gives its own threads
   * that clear up after deleted rows 0.7 s to let go of the table, and says then that it waited too
   * long: it does not wait longer for any setting.
   */
  private static void emptyAuditLog(Handle handle) {
    for (int left = PATIENCE_WITH_PURGE; ; left--) {
      try {
        int _ = handle.execute("TRUNCATE TABLE audit");
        return;
      } catch (UnableToExecuteStatementException failure) {
        boolean isHeld =
            failure.getCause() instanceof SQLException cause
                && cause.getErrorCode() == LOCK_WAIT_TIMEOUT;
        if (!isHeld || left == 0) {
          throw failure;
        }
      }
    }
  }

  /** The rows that the schema brings, as it brings them. */
  private static void bring(Handle handle, String table, List<Map<String, Object>> rows) {
    for (Map<String, Object> row : rows) {
      int _ =
          handle
              .createUpdate(
                  "INSERT INTO %s (%s) VALUES (%s)"
                      .formatted(
                          table,
                          String.join(", ", row.keySet()),
                          row.keySet().stream()
                              .map(column -> ":" + column)
                              .collect(Collectors.joining(", "))))
              .bindMap(row)
              .execute();
    }
  }

  /** The database of this test's class, for an extension that stands on it. */
  public static Database database(ExtensionContext context) {
    return lease(context).server().database();
  }

  private static Lease lease(ExtensionContext context) {
    ExtensionContext ofClass = context;
    while (ofClass.getParent().flatMap(ExtensionContext::getParent).isPresent()) {
      ofClass = ofClass.getParent().orElseThrow();
    }
    Servers servers =
        context
            .getRoot()
            .getStore(HERE)
            .getOrComputeIfAbsent(Servers.class, _ -> new Servers(), Servers.class);
    return ofClass
        .getStore(HERE)
        .getOrComputeIfAbsent(Lease.class, _ -> servers.lease(), Lease.class);
  }
}
