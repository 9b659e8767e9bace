package fr.teleguichet.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The programs of the demo: one fleet manager and eight agents. */
final class DemoFleet {

  private static final Duration AGENT_STOP = Duration.ofSeconds(15);
  private static final Duration MANAGER_STOP = Duration.ofSeconds(60);

  private final Manager manager;
  private final Installation installation;
  private final DemoFolder folder;
  private final DemoOptions options;
  private final PilotRelease release;
  private List<Agent> agents = List.of();

  DemoFleet(DemoFolder folder, DemoOptions options, PilotRelease release) {
    this.folder = folder;
    this.release = release;
    this.options = options;
    this.installation = new Installation(options.root());
    this.manager =
        new Manager(
            installation,
            folder.path("fleet"),
            folder.path("fleet-manager.log"),
            Map.of(
                "FLEET_HTTP_PORT",
                Integer.toString(options.port()),
                "FLEET_BROKER_PORT",
                "0",
                "FLEET_DEVICE_PORT",
                "0",
                "FLEET_UPDATE_POLLING",
                "30"));
  }

  Manager manager() {
    return manager;
  }

  List<Agent> agents() {
    return agents;
  }

  /**
   * Writes what the agents need; the manager must be ready, since they need the broker's address.
   */
  void prepareAgents() {
    agents = Kiosk.FLEET.stream().map(this::agent).toList();
  }

  /** A kiosk that has no certificate yet gets a claim, as the workshop would give it one. */
  private Agent agent(Kiosk kiosk) {
    String home = "kiosks/" + kiosk.id();
    if (!Files.exists(folder.path(home + "/data/identity/certificate.pem"))) {
      folder.write(home + "/claim.json", manager.claim(kiosk));
    }
    return new Agent(installation, kiosk, folder, "kiosks/" + kiosk.id(), configuration(kiosk));
  }

  private String configuration(Kiosk kiosk) {
    Path scenario = installation.scenarios().resolve(kiosk.scenario());
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
    hardware: %s
    scenario:
      file: "%s"
      speed: %d
    """
        .formatted(
            kiosk.id(),
            kiosk.territory(),
            folder.path("kiosks/" + kiosk.id() + "/claim.json"),
            manager.broker().toString().replace("ssl://", "mqtts://"),
            release.certificate(),
            kiosk.realHardware() ? "real\nsimulate: citizens" : "simulated",
            scenario,
            options.speed());
  }

  /** Tells the manager of the sites, and what will stand there; what it knows already stays. */
  void register() {
    Kiosk.FLEET.forEach(kiosk -> manager.putSite(kiosk.site()));
    Kiosk.FLEET.forEach(manager::putKiosk);
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
