package fr.teleguichet.edge.boot;

import fr.teleguichet.edge.configuration.AgentConfiguration;
import fr.teleguichet.edge.hardware.KioskHardware;
import fr.teleguichet.edge.hardware.RealHardware;
import fr.teleguichet.edge.hardware.Simulator;
import fr.teleguichet.edge.health.HealthMonitor;
import fr.teleguichet.edge.journal.Journal;
import fr.teleguichet.edge.journal.JournalException;
import fr.teleguichet.edge.journal.JournalSettings;
import fr.teleguichet.edge.kiosk.KioskState;
import fr.teleguichet.edge.link.LinkContext;
import fr.teleguichet.edge.link.LinkSettings;
import fr.teleguichet.edge.link.SparkplugLink;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.loop.VertxLoop;
import fr.teleguichet.edge.repair.SystemdNotifier;
import fr.teleguichet.edge.screen.CitizenScreen;
import fr.teleguichet.edge.technician.TechnicianRoutes;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.device.StopReason;
import fr.teleguichet.hardware.protocol.Value;
import io.vertx.core.Future;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole agent: its parts, the order in which they start, and the reverse in which they stop.
 * Belongs to the loop.
 */
final class Agent {

  private static final Logger LOG = LoggerFactory.getLogger(Agent.class);
  private static final long MEBIBYTE = 1L << 20;

  private final AgentConfiguration configuration;
  private final Optional<Simulator> simulator;
  private final KioskAppliance.Ending ending;
  private final AgentEnvironment machine;
  private final Loop loop;
  private final KioskHardware hardware;
  private final KioskState kiosk = new KioskState();
  private final StopSequence stops = new StopSequence();
  private StopReason reason = StopReason.SERVICE_STOPPED;
  private @Nullable KioskAppliance appliance;

  /**
   * What is to be run.
   *
   * @param simulator what plays, there exactly when the configuration names a scenario
   * @param ending ends the process
   */
  record Plan(
      AgentConfiguration configuration,
      Optional<Simulator> simulator,
      KioskAppliance.Ending ending) {}

  private Agent(Plan plan, AgentEnvironment machine) {
    this.configuration = plan.configuration;
    this.simulator = plan.simulator;
    this.ending = plan.ending;
    this.machine = machine;
    this.loop = VertxLoop.current(machine.vertx(), machine.ticker()::nanos);
    this.hardware =
        simulator
            .flatMap(it -> it.hardware(loop))
            .orElseGet(() -> new RealHardware(configuration, machine.root()));
  }

  /** Starts an agent. When that fails, the parts that had started are stopped again. */
  static Future<Agent> start(Plan plan, AgentEnvironment machine) {
    var agent = new Agent(plan, machine);
    return agent
        .boot()
        .map(agent)
        .recover(
            e -> agent.stop(StopReason.SERVICE_STOPPED).transform(_ -> Future.failedFuture(e)));
  }

  private Future<Void> boot() {
    sayWhoWeAre();
    return openJournal().compose(this::boot);
  }

  private Future<Void> boot(Journal journal) {
    var membership =
        new FleetEnrolment(
            new FleetEnrolment.Surroundings(loop, machine, new JournalAccess(journal)),
            configuration);
    stops.add("identity", membership::stop);
    return membership
        .start()
        .recover(Agent::unusable)
        .compose(_ -> watchHealth(journal))
        .compose(lastAlive -> openScreen(journal, lastAlive, membership))
        .onSuccess(
            screen -> membership.join(screen::refresh, settings -> joinFleet(settings, journal)))
        .compose(screen -> openReport(membership).map(screen))
        .compose(screen -> tellReady(screen, membership));
  }

  /** Announces the stop, then stops every part in the reverse of the order of their start. */
  Future<Void> stop(StopReason why) {
    reason = why;
    return stops.run();
  }

  private void sayWhoWeAre() {
    kiosk.set(NodeFact.AGENT_VERSION, Value.of(AgentVersion.current()));
    kiosk.set(NodeFact.AGENT_START, Value.of(machine.clock().millis()));
    kiosk.set(NodeFact.SIMULATED, Value.of(hardware.isSimulated()));
  }

  private Future<Journal> openJournal() {
    var data = configuration.data();
    var file = data.folder().resolve("journal.db");
    var settings =
        new JournalSettings(
            file, data.journalMebibytes() * MEBIBYTE, Duration.ofDays(data.keepDays()));
    return Journal.open(loop, settings, machine.clock(), machine.ids())
        .recover(Agent::unusable)
        .map(
            opening -> {
              stops.add("journal", opening.journal()::close);
              return opening.journal();
            });
  }

  private static <T> Future<T> unusable(Throwable e) {
    return e instanceof JournalException || e instanceof IOException
        ? Future.failedFuture(
            new StartException(ExitCode.DATA_UNUSABLE, String.valueOf(e.getMessage())))
        : Future.failedFuture(e);
  }

  /** Answers when the former run was last known to run. */
  private Future<Optional<Instant>> watchHealth(Journal journal) {
    var world =
        new HealthMonitor.Surroundings(loop, machine.clock(), machine.ticker(), machine.random());
    var watching =
        new HealthMonitor.Watching(
            machine.root(),
            configuration.data().folder().toAbsolutePath(),
            configuration.health().interval(),
            hardware.isSimulated());
    var door = new JournalAccess(journal);
    var health = new HealthMonitor(world, kiosk, door, watching);
    stops.add("health", () -> health.stop(reason));
    return health.start(door, () -> JournalMetrics.of(journal.counts()));
  }

  private Future<CitizenScreen.Running> openScreen(
      Journal journal, Optional<Instant> lastAlive, FleetEnrolment membership) {
    var settings = configuration.screen();
    var made =
        new KioskAppliance(
            new KioskAppliance.Surroundings(
                loop, machine, kiosk, new JournalAccess(journal), journal.id(), membership, ending),
            configuration,
            new CitizenScreen.Offer(
                settings.port(),
                configuration.kiosk().services(),
                configuration.opening(),
                settings.recordsToken()),
            hardware);
    appliance = made;
    stops.add("appliance", made::stop);
    return made.start(lastAlive)
        .recover(e -> portTaken(settings.port(), e))
        .onSuccess(running -> stops.add("screen", running::stop));
  }

  private Future<Void> openReport(FleetEnrolment membership) {
    if (configuration.technician().isEmpty() || appliance == null) {
      return Future.succeededFuture();
    }
    var settings = configuration.technician().get();
    var world =
        new TechnicianRoutes.Surroundings(
            machine.vertx(), loop, machine.clock(), kiosk, membership::report);
    var door = new TechnicianRoutes(world, appliance.exercises(), settings.pin());
    return TechnicianServer.open(loop, membership, door, settings, stops);
  }

  private static <T> Future<T> portTaken(int port, Throwable e) {
    return e instanceof BindException
        ? Future.failedFuture(
            new StartException(
                ExitCode.PORT_TAKEN,
                "another program has port %d of the loopback interface; stop it, or choose another"
                        .formatted(port)
                    + " by screen.port (0 for any free one)"))
        : Future.failedFuture(e);
  }

  private SparkplugLink joinFleet(LinkSettings settings, Journal journal) {
    var world = new LinkContext(loop, machine.clock(), machine.random());
    var link = new SparkplugLink(settings, world, kiosk, journal);
    stops.add("link", () -> link.announceStop(reason));
    if (appliance != null) {
      appliance.follow(link);
    }
    play(journal, link);
    return link;
  }

  /** Sets the stage before the fleet sees the kiosk for the first time. */
  private void play(Journal journal, SparkplugLink link) {
    simulator.ifPresent(
        it -> {
          stops.add("simulator", it::stop);
          it.begin(
              new Simulator.Surroundings(
                  loop,
                  machine.clock(),
                  kiosk,
                  new JournalAccess(journal),
                  new SparkplugLinkControl(link)));
        });
    link.start();
  }

  private Future<Void> tellReady(CitizenScreen.Running screen, FleetEnrolment membership) {
    LOG.info(
        "kiosk={} screen={} The agent is ready.", membership.kiosk().orElse("-"), screen.address());
    return configuration
        .readyFile()
        .map(file -> raise(new ReadyFile(file), membership.kiosk(), screen.address()))
        .orElse(Future.succeededFuture())
        .compose(_ -> tellSystemd());
  }

  private Future<Void> tellSystemd() {
    return SystemdNotifier.of(machine.environment())
        .map(this::tell)
        .orElse(Future.succeededFuture());
  }

  private Future<Void> tell(SystemdNotifier notice) {
    Loop.Worker worker = loop.worker("systemd");
    stops.add("systemd", () -> worker.run(notice::stopping).compose(_ -> worker.close()));
    return worker.run(notice::ready).mapEmpty();
  }

  private Future<Void> raise(ReadyFile file, Optional<String> name, URI screen) {
    Loop.Worker worker = loop.worker("ready-file");
    stops.add("ready file", () -> worker.run(file::remove).compose(_ -> worker.close()));
    return worker.run(() -> file.write(machine.pid(), name, screen)).mapEmpty();
  }
}
