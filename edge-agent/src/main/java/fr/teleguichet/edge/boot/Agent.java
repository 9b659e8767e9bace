package fr.teleguichet.edge.boot;

import fr.teleguichet.edge.configuration.AgentConfiguration;
import fr.teleguichet.edge.enrolment.FleetEnrolment;
import fr.teleguichet.edge.hardware.KioskHardware;
import fr.teleguichet.edge.hardware.RealHardware;
import fr.teleguichet.edge.hardware.Simulator;
import fr.teleguichet.edge.health.HealthMonitor;
import fr.teleguichet.edge.identity.FleetTlsContextFactory;
import fr.teleguichet.edge.journal.Journal;
import fr.teleguichet.edge.journal.JournalException;
import fr.teleguichet.edge.journal.JournalStorageSettings;
import fr.teleguichet.edge.kiosk.AgentContext;
import fr.teleguichet.edge.kiosk.KioskState;
import fr.teleguichet.edge.kiosk.LinkFaultInjector;
import fr.teleguichet.edge.link.LinkContext;
import fr.teleguichet.edge.link.LinkSettings;
import fr.teleguichet.edge.link.SparkplugEdgeNode;
import fr.teleguichet.edge.link.SparkplugFleetConnection;
import fr.teleguichet.edge.loop.AgentEnvironment;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.loop.VertxLoop;
import fr.teleguichet.edge.notice.LegalNoticeStore;
import fr.teleguichet.edge.repair.SystemdReporter;
import fr.teleguichet.edge.screen.CitizenScreen;
import fr.teleguichet.edge.technician.OnSiteNetworkSetup;
import fr.teleguichet.edge.technician.TechnicianRoutes;
import fr.teleguichet.edge.technician.TechnicianServer;
import fr.teleguichet.edge.technician.UnitFleetStatusFactory;
import fr.teleguichet.est.OutboundRoute;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.device.ShutdownReason;
import fr.teleguichet.hardware.protocol.Value;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole agent: its parts, the order in which they start, and the reverse in which they stop.
 * Belongs to the loop.
 */
final class Agent {

  private static final Logger LOG = LoggerFactory.getLogger(Agent.class);
  private static final Duration TURN = Duration.ofMillis(1);

  private final AgentConfiguration configuration;
  private final Optional<Simulator> simulator;
  private final AgentShutdown ending;
  private final AgentEnvironment machine;
  private final Loop loop;
  private final KioskHardware hardware;
  private final SystemdReporter systemd;
  private final KioskState kiosk = new KioskState();
  private final StopSequence stops = new StopSequence();
  private ShutdownReason reason = ShutdownReason.SERVICE_STOPPED;

  /**
   * What is to be run.
   *
   * @param simulator what plays, there exactly when the configuration names a scenario
   * @param ending ends the process
   */
  record Plan(
      AgentConfiguration configuration, Optional<Simulator> simulator, AgentShutdown ending) {}

  private Agent(Plan plan, AgentEnvironment machine) {
    this.configuration = plan.configuration;
    this.simulator = plan.simulator;
    this.ending = plan.ending;
    this.machine = machine;
    this.loop = VertxLoop.current(machine.vertx(), machine.ticker()::nanos);
    this.systemd = new SystemdReporter(loop, machine.environment());
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
            e -> agent.stop(ShutdownReason.SERVICE_STOPPED).transform(_ -> Future.failedFuture(e)));
  }

  private Future<Void> boot() {
    sayWhoWeAre();
    return openJournal().compose(this::boot);
  }

  private Future<Void> boot(Journal journal) {
    var access = new JournalAdapter(journal);
    var world =
        new AgentContext(
            loop,
            machine,
            kiosk,
            access,
            access,
            journal.id(),
            new OutboundRoute(configuration.network().proxy()));
    stops.add("systemd", systemd::close);
    var membership = new FleetEnrolment(world, configuration, AgentVersion.current());
    stops.add("identity", membership::stop);
    var notices = new LegalNoticeStore(loop, kiosk, world.notes());
    var network =
        new OnSiteNetworkSetup(
            world, membership, configuration.data().folder(), hardware.network(), hardware::reach);
    stops.add("network setup", network::close);
    return network
        .start()
        .compose(_ -> membership.start())
        .recover(Agent::unusable)
        .eventually(systemd::starting)
        .compose(_ -> notices.start())
        .compose(_ -> watchHealth(world, journal))
        .eventually(systemd::starting)
        .compose(lastAlive -> serve(world, journal, membership, notices, network, lastAlive));
  }

  /** Once it is known when and why the machine started. */
  private Future<Void> serve(
      AgentContext world,
      Journal journal,
      FleetEnrolment membership,
      LegalNoticeStore notices,
      OnSiteNetworkSetup network,
      Optional<Instant> lastAlive) {
    return nextTurn()
        .map(_ -> appliance(world, journal, membership, notices, network))
        .compose(it -> nextTurn().map(it))
        .compose(it -> present(it, lastAlive, world, journal, membership, notices, network));
  }

  private KioskAppliance appliance(
      AgentContext world,
      Journal journal,
      FleetEnrolment membership,
      LegalNoticeStore notices,
      OnSiteNetworkSetup network) {
    return new KioskAppliance(
        new KioskAppliance.Surroundings(
            world,
            membership,
            hardware,
            systemd,
            ending,
            () -> journal.counts().recordsWaiting(),
            notices,
            network),
        configuration);
  }

  /**
   * Gives the loop to whoever waits for it: to load the classes of the whole appliance takes a slow
   * machine seconds.
   */
  private Future<Void> nextTurn() {
    Promise<Void> turn = Promise.promise();
    var _ = loop.after(TURN, turn::complete);
    return turn.future();
  }

  private Future<Void> present(
      KioskAppliance appliance,
      Optional<Instant> lastAlive,
      AgentContext world,
      Journal journal,
      FleetEnrolment membership,
      LegalNoticeStore notices,
      OnSiteNetworkSetup network) {
    return openScreen(appliance, lastAlive)
        .eventually(systemd::starting)
        .onSuccess(screen -> notices.listen(screen::refresh))
        .onSuccess(
            screen ->
                membership.join(
                    screen::refresh,
                    settings -> joinFleet(settings, world, journal, appliance, notices, network)))
        .compose(screen -> openTechnicianDoor(membership, appliance).map(screen))
        .compose(screen -> tellReady(screen, membership));
  }

  /** Announces the stop, then stops every part in the reverse of the order of their start. */
  Future<Void> stop(ShutdownReason why) {
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
    var settings =
        JournalStorageSettings.in(
            data.folder(), data.journalMebibytes(), Duration.ofDays(data.keepDays()));
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
  private Future<Optional<Instant>> watchHealth(AgentContext world, Journal journal) {
    var health =
        new HealthMonitor(
            new HealthMonitor.Surroundings(
                loop, machine.clock(), machine.ticker(), machine.random()),
            kiosk,
            world.notes(),
            new HealthMonitor.Watching(
                machine.root(),
                configuration.data().folder().toAbsolutePath(),
                configuration.health().interval(),
                hardware.isSimulated()));
    stops.add("health", () -> health.stop(reason));
    return health.start(world.records(), () -> journal.counts().measures());
  }

  private Future<CitizenScreen.Running> openScreen(
      KioskAppliance appliance, Optional<Instant> lastAlive) {
    stops.add("appliance", appliance::stop);
    return appliance
        .start(lastAlive)
        .recover(e -> portTaken(configuration.screen().port(), e))
        .onSuccess(running -> stops.add("screen", running::stop));
  }

  /** A kiosk serves citizens without it as well. */
  private Future<Void> openTechnicianDoor(FleetEnrolment membership, KioskAppliance appliance) {
    return configuration
        .technician()
        .map(
            settings -> {
              var routes =
                  new TechnicianRoutes(
                      new TechnicianRoutes.Surroundings(
                          machine.vertx(),
                          loop,
                          machine.clock(),
                          kiosk,
                          () -> UnitFleetStatusFactory.of(membership.status())),
                      appliance.exercises(),
                      settings.pin());
              var server =
                  new TechnicianServer(
                      loop,
                      routes,
                      settings,
                      FleetTlsContextFactory.of(membership.folder())::ownKey);
              stops.add("technician", server::stop);
              membership.onCertificate(server::reopen);
              return server.start();
            })
        .orElse(Future.succeededFuture());
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

  private SparkplugEdgeNode joinFleet(
      LinkSettings settings,
      AgentContext world,
      Journal journal,
      KioskAppliance appliance,
      LegalNoticeStore notices,
      OnSiteNetworkSetup network) {
    var link =
        new SparkplugEdgeNode(
            settings,
            new LinkContext(loop, machine.clock(), machine.random(), world.route()),
            kiosk,
            journal);
    stops.add("link", () -> link.announceStop(reason));
    var connection = new SparkplugFleetConnection(link);
    appliance.follow(connection);
    network.follow(connection);
    link.onCare(appliance::want);
    link.onServices(appliance::offer);
    link.onNotices(notices::receive);
    play(world, connection);
    link.start();
    return link;
  }

  /** Sets the stage before the fleet sees the kiosk for the first time. */
  private void play(AgentContext world, LinkFaultInjector cable) {
    simulator.ifPresent(
        it -> {
          stops.add("simulator", it::stop);
          it.begin(
              new Simulator.Surroundings(loop, machine.clock(), kiosk, world.records(), cable));
        });
  }

  private Future<Void> tellReady(CitizenScreen.Running screen, FleetEnrolment membership) {
    LOG.info(
        "kiosk={} screen={} The agent is ready.", membership.kiosk().orElse("-"), screen.address());
    return configuration
        .readyFile()
        .map(file -> raise(new ReadyFile(file), membership.kiosk(), screen.address()))
        .orElse(Future.succeededFuture())
        .compose(
            _ -> {
              stops.add("notice of the stop", systemd::stopping);
              return systemd.ready();
            });
  }

  private Future<Void> raise(ReadyFile file, Optional<String> name, URI screen) {
    Loop.Worker worker = loop.worker("ready-file");
    stops.add("ready file", () -> worker.run(file::remove).compose(_ -> worker.close()));
    return worker.run(() -> file.write(machine.pid(), name, screen)).mapEmpty();
  }
}
