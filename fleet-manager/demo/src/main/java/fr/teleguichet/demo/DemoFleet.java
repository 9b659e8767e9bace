package fr.teleguichet.demo;

import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The programs of the demo: one fleet manager and nine agents. */
final class DemoFleet {

  /** Long enough for a start beside ten other programs on two cores. */
  private static final Duration TRIAL = Duration.ofSeconds(90);

  private static final Duration AGENT_STOP = Duration.ofSeconds(15);
  private static final Duration MANAGER_STOP = Duration.ofSeconds(60);

  /** A computer that shows how it is itself. */
  private static final String BOARD =
      """
      format: 1
      id: computer-alone
      revision: 1
      name: A computer without peripherals
      board: {model: Any PC, compatible: [], firmware: []}
      wiring: {header: none, rails: [], functions: [], supplies: []}
      peripherals: []
      health: []
      parts:
        - id: computer
          name: The computer that runs the demo
          quantity: 1
          estimate: {unit-cents: 0, source: it is there already, date: "2026-11-29"}
          purpose: Runs the agent
          substitutes: []
      """;

  private final ManagerProcess manager;
  private final BuiltPrograms installation;
  private final DemoFolder folder;
  private final DemoOptions options;
  private final PilotRelease release;
  private List<AgentProcess> agents = List.of();

  DemoFleet(DemoFolder folder, DemoOptions options, PilotRelease release) {
    this.folder = folder;
    this.release = release;
    this.options = options;
    this.installation = new BuiltPrograms(options.root());
    this.manager =
        new ManagerProcess(
            installation,
            folder.path("fleet"),
            folder.path("fleet-manager.log"),
            settings(options));
  }

  private static Map<String, String> settings(DemoOptions options) {
    return Map.of(
        "FLEET_HTTP_PORT", Integer.toString(options.port()),
        "FLEET_BROKER_PORT", "0",
        "FLEET_DEVICE_PORT", "0",
        "FLEET_UPDATE_POLLING", "30",
        "FLEET_PUBLIC_SITES", "true");
  }

  ManagerProcess manager() {
    return manager;
  }

  List<AgentProcess> agents() {
    return agents;
  }

  /**
   * Writes what the agents need; the manager must be ready, since they need the broker's address.
   */
  void prepareAgents() {
    agents = DemoKiosk.all().stream().map(this::agent).toList();
  }

  /** A kiosk that has no certificate yet gets a claim, as the workshop would give it one. */
  private AgentProcess agent(DemoKiosk kiosk) {
    String home = "kiosks/" + kiosk.id();
    if (!Files.exists(folder.path(home + "/data/identity/certificate.pem"))) {
      folder.write(home + "/claim.json", manager.claim(kiosk));
    }
    return new AgentProcess(
        installation, kiosk, folder, "kiosks/" + kiosk.id(), configuration(kiosk));
  }

  private String configuration(DemoKiosk kiosk) {
    return """
    # A kiosk of the demo fleet: written anew at each start.
    kiosk:
      id: %s
      territory: %s
    services:
      - {id: carsat, fr: Retraite (Carsat), en: Pensions (Carsat), es: Jubilación (Carsat)}
      - {id: caf, fr: Allocations familiales (CAF), en: Family benefits (CAF), es: Ayudas familiares (CAF)}
      - {id: cpam, fr: Assurance maladie (CPAM), en: Health insurance (CPAM), es: Seguro médico (CPAM)}
      - {id: france-travail, fr: France Travail, en: Employment (France Travail), es: Empleo (France Travail)}
      - {id: mission-locale, fr: Mission locale, en: Young people (Mission locale), es: Jóvenes (Mission locale)}
    enrolment:
      claim-file: "%s"
    link:
      brokers: ["%s"]
    screen:
      port: 0
    update:
      release-keys-file: "%s"
      when: any
      proving: %dm
    %s\
    """
        .formatted(
            kiosk.id(),
            kiosk.territory(),
            folder.path("kiosks/" + kiosk.id() + "/claim.json"),
            manager.broker().toString().replace("ssl://", "mqtts://"),
            release.certificate(),
            proving(),
            kiosk.realHardware() ? real(kiosk) : simulated(kiosk));
  }

  private String simulated(DemoKiosk kiosk) {
    return """
    hardware: simulated
    scenario:
      file: "%s"
      speed: %d
    """
        .formatted(installation.scenarios().resolve(kiosk.scenario()), options.speed());
  }

  /** What is not fitted is not missed. */
  private String real(DemoKiosk kiosk) {
    String board = "kiosks/" + kiosk.id() + "/computer-alone.yaml";
    folder.write(board, BOARD);
    return """
    hardware: real
    board: "%s"
    """
        .formatted(folder.path(board));
  }

  /**
   * How many of its minutes a kiosk has to prove a version: what starts again takes the time of a
   * real program, however fast the kiosk's day passes.
   */
  private long proving() {
    return Math.clamp(TRIAL.multipliedBy(options.speed()).toMinutes(), 15, 120);
  }

  /** Tells the manager of the sites, and what will stand there; what it knows already stays. */
  void register() {
    DemoKiosk.FLEET.forEach(kiosk -> kiosk.site().ifPresent(manager::putSite));
    DemoKiosk.FLEET.forEach(manager::putKiosk);
  }

  /** Stops the agents together, then the manager with its broker and database. */
  void stop() {
    CompletableFuture.allOf(
            agents.stream()
                .map(
                    agent ->
                        CompletableFuture.runAsync(
                            () -> agent.program().stop(AGENT_STOP), Thread::startVirtualThread))
                .toArray(CompletableFuture<?>[]::new))
        .join();
    manager.program().stop(MANAGER_STOP);
  }
}
