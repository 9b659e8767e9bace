package fr.teleguichet.demo;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A small fleet of real programs in a folder of its own, for one test class. */
final class TestFleet implements AutoCloseable {

  static final String TOKEN = "a token of the tests, long enough";
  private static final Duration START = Duration.ofMinutes(2);

  final Manager manager;
  final List<Agent> agents = new ArrayList<>();
  private final DemoFolder folder;
  private final Installation installation;

  /** Starts nothing yet. The settings are the manager's. */
  TestFleet(String name, Map<String, String> settings) {
    installation =
        new Installation(
            Path.of(System.getProperty("teleguichet.root", "../..")).toAbsolutePath().normalize());
    folder = DemoFolder.open(Path.of("target", "it", name).toAbsolutePath(), true);
    Map<String, String> all =
        new HashMap<>(
            Map.of(
                "FLEET_HTTP_PORT",
                "0",
                "FLEET_BROKER_PORT",
                "0",
                "FLEET_BROKER_PLAIN",
                "true",
                "FLEET_BROKER_PLAIN_PORT",
                "0",
                "FLEET_DEVICE_PORT",
                "0"));
    all.putAll(settings);
    manager =
        new Manager(installation, folder.path("fleet"), folder.path("fleet-manager.log"), all);
  }

  void startManager() {
    manager.start();
    awaitManager();
  }

  void awaitManager() {
    await().atMost(START).until(manager::isReady);
  }

  /** Adds a kiosk on real hardware that records for scripts, and starts it. */
  Agent addAgent(String id, String broker) {
    Agent agent =
        new Agent(
            installation,
            id,
            folder,
            "kiosks/" + id,
            """
            kiosk:
              id: %s
              territory: lot
            services:
              - {id: carsat, fr: Retraite (Carsat), en: Pensions (Carsat), es: Jubilación (Carsat)}
            link:
              brokers: ["%s"]
            screen:
              port: 0
              records-token: "%s"
            """
                .formatted(id, broker.replace("tcp://", "mqtt://"), TOKEN));
    agents.add(agent);
    agent.program().start();
    return agent;
  }

  Path folder() {
    return folder.path("");
  }

  /**
   * The manager's child with this role as it runs now. The manager starts a new one by itself, so
   * the file that it keeps of it is read and not what it said when it was ready.
   */
  Optional<ProcessHandle> childProcess(String role) {
    try {
      List<String> lines = Files.readAllLines(folder.path("fleet/run/" + role + ".process"));
      // The first line names the boot, the second is the process's own line of /proc/PID/stat.
      return ProcessHandle.of(Long.parseLong(lines.getLast().split(" ", 2)[0]))
          .filter(process -> process.info().command().isPresent());
    } catch (IOException | NumberFormatException _) {
      return Optional.empty();
    }
  }

  /** What the manager's programming interface says of the kiosk. */
  JsonNode kiosk(String id) {
    return manager.get("/api/v1/kiosks/" + id);
  }

  /** A row's columns of a query, from the manager's own database. */
  List<List<String>> query(String sql) throws SQLException {
    try (Connection connection = database();
        PreparedStatement select = connection.prepareStatement(sql);
        ResultSet row = select.executeQuery()) {
      List<List<String>> rows = new ArrayList<>();
      while (row.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
          cells.add(String.valueOf(row.getString(i)));
        }
        rows.add(cells);
      }
      return rows;
    }
  }

  private Connection database() throws SQLException {
    try {
      String port = Files.readString(folder.path("fleet/run/database.port")).strip();
      String password = Files.readString(folder.path("fleet/database/password")).strip();
      return DriverManager.getConnection(
          "jdbc:mariadb://127.0.0.1:"
              + port
              + "/teleguichet?connectTimeout=2000&socketTimeout=10000",
          "teleguichet",
          password);
    } catch (IOException e) {
      throw new SQLException("the database's port or password can't be read", e);
    }
  }

  @Override
  public void close() {
    agents.forEach(agent -> agent.program().stop(Duration.ofSeconds(15)));
    manager.program().stop(Duration.ofSeconds(60));
    folder.close();
  }
}
