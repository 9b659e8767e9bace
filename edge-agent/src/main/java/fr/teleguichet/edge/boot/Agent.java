package fr.teleguichet.edge.boot;

import fr.teleguichet.edge.configuration.AgentConfiguration;
import fr.teleguichet.edge.configuration.SimulationSettings.Part;
import fr.teleguichet.edge.health.Health;
import fr.teleguichet.edge.journal.Journal;
import fr.teleguichet.edge.journal.JournalException;
import fr.teleguichet.edge.journal.JournalSettings;
import fr.teleguichet.edge.kiosk.KioskState;
import fr.teleguichet.edge.link.Link;
import fr.teleguichet.edge.link.Surroundings;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.loop.VertxLoop;
import fr.teleguichet.edge.screen.Screen;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.device.StopReason;
import fr.teleguichet.hardware.protocol.Value;
import io.vertx.core.Future;
import java.net.BindException;
import java.net.URI;
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
  private static final long MEBIBYTE = 1L << 20;

  private final AgentConfiguration configuration;
  private final Machine machine;
  private final Loop loop;
  private final KioskState kiosk = new KioskState();
  private final StopSequence stops = new StopSequence();
  private StopReason reason = StopReason.SERVICE_STOPPED;

  private Agent(AgentConfiguration configuration, Machine machine) {
    this.configuration = configuration;
    this.machine = machine;
    this.loop = VertxLoop.current(machine.vertx(), machine.ticker()::nanos);
  }

  /** Starts an agent. When that fails, the parts that had started are stopped again. */
  static Future<Agent> start(AgentConfiguration configuration, Machine machine) {
    var agent = new Agent(configuration, machine);
    return agent
        .boot()
        .map(agent)
        .recover(
            e -> agent.stop(StopReason.SERVICE_STOPPED).transform(_ -> Future.failedFuture(e)));
  }

  private Future<Void> boot() {
    sayWhoWeAre();
    return openJournal()
        .compose(
            journal ->
                watchHealth(journal)
                    .compose(lastAlive -> openScreen(journal, lastAlive))
                    .onSuccess(_ -> joinFleet(journal)))
        .compose(this::tellReady);
  }

  /** Announces the stop, then stops every part in the reverse of the order of their start. */
  Future<Void> stop(StopReason reason) {
    this.reason = reason;
    return stops.run();
  }

  private void sayWhoWeAre() {
    kiosk.set(NodeFact.AGENT_VERSION, Value.of(Version.current()));
    kiosk.set(NodeFact.AGENT_START, Value.of(machine.clock().millis()));
    kiosk.set(NodeFact.SIMULATED, Value.of(configuration.simulation().part() == Part.EVERYTHING));
  }

  private Future<Journal> openJournal() {
    var data = configuration.data();
    var settings =
        new JournalSettings(
            data.folder().resolve("journal.db"), data.journalMebibytes() * MEBIBYTE);
    return Journal.open(loop, settings, machine.clock(), machine.ids())
        .recover(Agent::unusable)
        .map(
            opening -> {
              stops.add("journal", opening.journal()::close);
              return opening.journal();
            });
  }

  private static <T> Future<T> unusable(Throwable e) {
    return e instanceof JournalException
        ? Future.failedFuture(
            new StartException(ExitCode.DATA_UNUSABLE, String.valueOf(e.getMessage())))
        : Future.failedFuture(e);
  }

  /** Answers when the former run was last known to run. */
  private Future<Optional<Instant>> watchHealth(Journal journal) {
    var world = new Health.Surroundings(loop, machine.clock(), machine.ticker(), machine.random());
    var watching =
        new Health.Watching(
            machine.root(),
            configuration.data().folder().toAbsolutePath(),
            configuration.health().interval(),
            configuration.simulation().part() == Part.EVERYTHING);
    var door = new JournalDoor(journal);
    var health = new Health(world, kiosk, door, watching);
    stops.add("health", () -> health.stop(reason));
    return health.start(door, () -> JournalFigures.of(journal.counts()));
  }

  private Future<Screen.Running> openScreen(Journal journal, Optional<Instant> lastAlive) {
    var door = new JournalDoor(journal);
    var world =
        new Screen.Surroundings(machine.vertx(), loop, machine.clock(), door, door, journal.id());
    var settings = configuration.screen();
    var offer =
        new Screen.Offer(
            settings.port(), configuration.kiosk().services(), settings.recordsToken());
    return new Screen(world, offer)
        .start(lastAlive)
        .recover(e -> portTaken(settings.port(), e))
        .onSuccess(screen -> stops.add("screen", screen::stop));
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

  private void joinFleet(Journal journal) {
    var world = new Surroundings(loop, machine.clock(), machine.random());
    var settings = FleetLink.settings(configuration.kiosk(), configuration.link());
    var link = new Link(settings, world, kiosk, journal);
    stops.add("link", () -> link.announceStop(reason));
    link.start();
  }

  private Future<Void> tellReady(Screen.Running screen) {
    LOG.info(
        "kiosk={} screen={} The agent is ready.", configuration.kiosk().id(), screen.address());
    return configuration
        .readyFile()
        .map(file -> raise(new ReadyFile(file), screen.address()))
        .orElse(Future.succeededFuture());
  }

  private Future<Void> raise(ReadyFile file, URI screen) {
    Loop.Worker worker = loop.worker("ready-file");
    stops.add("ready file", () -> worker.run(file::remove).compose(_ -> worker.close()));
    return worker
        .run(() -> file.write(machine.pid(), configuration.kiosk().id(), screen))
        .mapEmpty();
  }
}
