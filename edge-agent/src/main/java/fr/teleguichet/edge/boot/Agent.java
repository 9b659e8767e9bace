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
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.device.StopReason;
import fr.teleguichet.hardware.protocol.Value;
import io.vertx.core.Future;
import java.nio.file.Path;

/**
 * The whole agent: its parts, the order in which they start, and the reverse in which they stop.
 * Belongs to the loop.
 */
final class Agent {

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
        .compose(journal -> watchHealth(journal).onSuccess(_ -> joinFleet(journal)))
        .compose(_ -> tellReady());
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

  private Future<Void> watchHealth(Journal journal) {
    Path folder = configuration.data().folder().toAbsolutePath();
    var health =
        new Health(
            new Health.Surroundings(loop, machine.clock(), machine.ticker(), machine.random()),
            kiosk,
            new JournalNotes(journal),
            new Health.Watching(
                machine.root(),
                folder,
                configuration.health().interval(),
                configuration.simulation().part() == Part.EVERYTHING));
    stops.add("health", () -> health.stop(reason));
    return health.start(journal::append, () -> JournalFigures.of(journal.counts()));
  }

  private void joinFleet(Journal journal) {
    var world = new Surroundings(loop, machine.clock(), machine.random());
    var settings = FleetLink.settings(configuration.kiosk(), configuration.link());
    var link = new Link(settings, world, kiosk, journal);
    stops.add("link", () -> link.announceStop(reason));
    link.start();
  }

  private Future<Void> tellReady() {
    return Future.succeededFuture();
  }
}
