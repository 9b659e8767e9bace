package fr.teleguichet.demo;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import fr.teleguichet.hardware.peer.LeftDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A small fleet of real programs in a folder of its own. */
final class TestFleet implements AutoCloseable {

  static final String TOKEN = "a token of the tests, long enough";
  static final String TERRITORY = "lot";
  static final DemoKiosk.Site SITE =
      new DemoKiosk.Site("figeac", "Relais du Célé", "Figeac", "46102", 44.6089, 2.0316);
  private static final Duration START = Duration.ofMinutes(6);

  /** For the manager and its broker, which live for a minute only. */
  private static final String BRIEF_LIFE = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

  final ManagerProcess manager;
  final List<AgentProcess> agents = new ArrayList<>();
  private final DemoFolder folder;
  private final BuiltPrograms installation;
  private boolean keepsDatabase;

  /** Starts nothing yet. The settings are the manager's. */
  TestFleet(String name, Map<String, String> settings) {
    installation =
        new BuiltPrograms(
            Path.of(System.getProperty("teleguichet.root", "../..")).toAbsolutePath().normalize());
    folder = DemoFolder.open(Path.of("target", "it", name).toAbsolutePath(), true);
    Map<String, String> all =
        new HashMap<>(
            Map.of(
                "FLEET_HTTP_PORT",
                "0",
                "FLEET_BROKER_PORT",
                "0",
                "FLEET_DEVICE_PORT",
                "0",
                "JDK_JAVA_OPTIONS",
                BRIEF_LIFE));
    all.putAll(settings);
    manager =
        new ManagerProcess(
            installation, folder.path("fleet"), folder.path("fleet-manager.log"), all);
  }

  /** Whoever looks at its database once it is closed deletes it. */
  TestFleet keepingItsDatabase() {
    keepsDatabase = true;
    return this;
  }

  void startManager() {
    manager.start();
    awaitManager();
  }

  void awaitManager() {
    await().atMost(START).until(manager::isReady);
  }

  /** Adds a kiosk that enrols by a claim and speaks TLS, as in the field, and starts it. */
  AgentProcess addAgent(String id) {
    return addAgent(id, "kiosks/" + id, claim(id));
  }

  /** A claim for a kiosk, which is planned with it. */
  String claim(String id) {
    manager.putSite(SITE);
    return manager.claim(new DemoKiosk(id, TERRITORY, SITE, "", true));
  }

  /** The same with a claim that was got before, in a folder of its own. */
  AgentProcess addAgent(String id, String home, String claim) {
    folder.write(home + "/claim.json", claim);
    return addAgent(
        id,
        home,
        secureBroker(),
        "enrolment: {claim-file: \"" + folder.path(home + "/claim.json") + "\"}");
  }

  /** Adds a kiosk that knows of no manager and speaks to a broker without TLS, and starts it. */
  AgentProcess addPlainAgent(String id, String broker) {
    return addAgent(id, "kiosks/" + id, broker.replace("tcp://", "mqtt://"), "");
  }

  /**
   * Adds a simulated kiosk to which nothing happens but updates, signed by these keys, and starts
   * it. Its root of trust lies beside them. What it waits for by the clock passes fast, the most
   * that a version may take to prove itself is four minutes of ours.
   */
  AgentProcess addSimulatedAgent(String id, Path releaseKeys) {
    return addSimulatedAgent(id, releaseKeys, "", "");
  }

  /** Adds a simulated kiosk that serves citizens, with these settings, and starts it. */
  AgentProcess addServingAgent(String id, String settings) {
    return addSimulatedAgent(
        id,
        folder.path("no-release-keys.pem"),
        """
        peripherals:
          screen: a monitor
          camera: a camera
          audio: a headset
          printer: a printer
          scanner: a scanner
        """,
        settings);
  }

  private AgentProcess addSimulatedAgent(
      String id, Path releaseKeys, String peripherals, String settings) {
    String home = "kiosks/" + id;
    folder.write(home + "/claim.json", claim(id));
    folder.write(
        home + "/scenario.yaml",
        """
        site: %s
        from: 00:00
        to: 23:59
        %s
        script: []
        """
            .formatted(SITE.name(), peripherals));
    return add(
        new DemoKiosk(id, TERRITORY, SITE, "scenario.yaml", /* realHardware */ false),
        home,
        secureBroker(),
        """
        enrolment: {claim-file: "%s"}
        update: {release-keys-file: "%s", when: any, proving: 2h}
        hardware: simulated
        scenario: {file: "%s", speed: 30}
        %s
        """
            .formatted(
                folder.path(home + "/claim.json"),
                releaseKeys,
                folder.path(home + "/scenario.yaml"),
                settings));
  }

  private String secureBroker() {
    return manager.broker().toString().replace("ssl://", "mqtts://");
  }

  /** The same, and it offers the services that the fleet says. */
  AgentProcess addAgentOfTheRegister(String id) {
    String home = "kiosks/" + id;
    folder.write(home + "/claim.json", claim(id));
    return add(
        new DemoKiosk(id, TERRITORY, SITE, "", /* realHardware */ true),
        home,
        secureBroker(),
        "enrolment: {claim-file: \"" + folder.path(home + "/claim.json") + "\"}",
        "");
  }

  /** A kiosk on real hardware that records for scripts. */
  private AgentProcess addAgent(String id, String home, String broker, String enrolment) {
    return add(
        new DemoKiosk(id, TERRITORY, SITE, "", /* realHardware */ true), home, broker, enrolment);
  }

  private AgentProcess add(DemoKiosk kiosk, String home, String broker, String more) {
    return add(
        kiosk,
        home,
        broker,
        more,
        """
        services:
          - {id: carsat, fr: Retraite (Carsat), en: Pensions (Carsat), es: Jubilación (Carsat)}
        """);
  }

  private AgentProcess add(
      DemoKiosk kiosk, String home, String broker, String more, String services) {
    AgentProcess agent =
        new AgentProcess(
            installation,
            kiosk,
            folder,
            home,
            """
            kiosk:
              id: %s
              territory: %s
            link:
              brokers: ["%s"]
            screen:
              port: 0
              records-token: "%s"
            %s
            %s
            """
                .formatted(kiosk.id(), TERRITORY, broker, TOKEN, more, services));
    agents.add(agent);
    agent.program().start();
    return agent;
  }

  /** Ends the agents at once, as a power cut would, and forgets them. */
  void endAgents() {
    agents.forEach(agent -> agent.program().kill());
    agents.clear();
  }

  /** Runs {@code teleguichet-provision}, as a technician does, who types these answers. */
  Typed provision(String answers, List<String> arguments) {
    return Typed.run(installation.provisioning(), arguments, answers);
  }

  /** The link by which a made-up person of this role signs in. */
  String invitation(String role) {
    return new DemoPeople(manager, folder).links().get(role).asText();
  }

  BuiltPrograms installation() {
    return installation;
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
    return database().query(sql);
  }

  /** Changes the manager's own database. */
  void execute(String sql) throws SQLException {
    database().execute(sql);
  }

  private FleetDatabase database() {
    return new FleetDatabase(folder.path("fleet"));
  }

  @Override
  public void close() {
    endAgents();
    manager.program().stop(Duration.ofSeconds(60));
    folder.close();
    if (!keepsDatabase) {
      LeftDatabases.delete(folder.path(""));
    }
  }
}
