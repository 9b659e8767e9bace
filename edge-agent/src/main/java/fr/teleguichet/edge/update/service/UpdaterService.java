package fr.teleguichet.edge.update.service;

import fr.teleguichet.edge.configuration.AgentConfiguration;
import fr.teleguichet.edge.configuration.UpdateSettings;
import fr.teleguichet.edge.enrolment.FleetEnrolment;
import fr.teleguichet.edge.kiosk.ActiveSessionLock;
import fr.teleguichet.edge.kiosk.AgentContext;
import fr.teleguichet.edge.kiosk.FleetConnection;
import fr.teleguichet.edge.kiosk.PageRenderListener;
import fr.teleguichet.edge.repair.AgentTermination;
import fr.teleguichet.edge.repair.MachineRepairs;
import fr.teleguichet.edge.update.TrialStartCounter;
import fr.teleguichet.edge.update.UpdateCoordinator;
import fr.teleguichet.edge.update.UpdateNotice;
import fr.teleguichet.edge.update.UpdateTimings;
import fr.teleguichet.edge.update.UpdateTools;
import fr.teleguichet.edge.update.download.ArtifactDownloader;
import fr.teleguichet.edge.update.download.DownloadFolder;
import fr.teleguichet.edge.update.download.DownloadLimits;
import fr.teleguichet.edge.update.install.InProcessMachine;
import fr.teleguichet.edge.update.install.Installer;
import fr.teleguichet.edge.update.install.RequiredRestart;
import fr.teleguichet.edge.update.trust.ReleaseVerifier;
import fr.teleguichet.edge.update.trust.TrustStore;
import fr.teleguichet.hardware.device.AgentStartCause;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.device.ShutdownReason;
import fr.teleguichet.hardware.protocol.Value;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The updater as a part of the agent: its server, its installers, and what a restart is on this
 * machine. Belongs to the loop.
 */
public final class UpdaterService {

  private static final Logger LOG = LoggerFactory.getLogger(UpdaterService.class);

  private final AgentContext world;
  private final AgentConfiguration configuration;
  private final Parts parts;
  private final KioskUpdaterHost side;
  private final UpdateServerProvider servers;
  private final UpdateTools tools;
  private final Optional<InProcessMachine> inProcess;
  private final List<Runnable> listeners = new ArrayList<>();
  private UpdateCoordinator desk;
  private @Nullable FleetConnection fleet;
  private boolean isStopped;

  /**
   * What an updater needs of the rest of the agent.
   *
   * @param occupancy the citizen's session
   * @param repairs what starts the real machine again
   * @param process what ends the agent
   * @param membership whose updates they are
   * @param version the agent's own
   * @param speed how many seconds of the kiosk's pass in one
   * @param dates hears the {@code Date} of the fleet manager's answers, from any thread
   * @param inProcess the machine, where it starts again inside this program, from its folder
   */
  public record Parts(
      ActiveSessionLock occupancy,
      MachineRepairs repairs,
      AgentTermination process,
      FleetEnrolment membership,
      String version,
      double speed,
      Consumer<String> dates,
      BiFunction<Path, ReleaseVerifier, Optional<InProcessMachine>> inProcess) {}

  /** An updater that has not begun. */
  public UpdaterService(AgentContext world, AgentConfiguration configuration, Parts parts) {
    this.world = world;
    this.configuration = configuration;
    this.parts = parts;
    this.side = new KioskUpdaterHost(world, configuration, parts.version, this::restart);
    this.servers =
        new UpdateServerProvider(
            parts.membership, world.route(), configuration.update().source(), parts.dates);
    var trust =
        new TrustStore(
            configuration.update().releaseKeysFile(),
            configuration.update().trustListFile(),
            folder(),
            world.clock());
    var verifier = new ReleaseVerifier(trust, world.clock());
    this.inProcess = parts.inProcess.apply(folder(), verifier);
    List<Installer> installers =
        inProcess
            .map(InProcessMachine::installers)
            .orElseGet(
                () -> InstallerFactory.of(configuration, world.machine(), parts.version, verifier));
    this.tools =
        UpdateTools.of(
            world.loop(),
            folder(),
            installers,
            trust,
            ReleaseComparator::compare,
            this::download,
            servers);
    this.desk = desk();
  }

  private Path folder() {
    return configuration.data().folder().toAbsolutePath().resolve("update");
  }

  private ArtifactDownloader download(DownloadFolder shelf) {
    UpdateSettings settings = configuration.update();
    return new ArtifactDownloader(
        shelf,
        new DownloadLimits(settings.bytesPerSecond(), settings.largest(), DownloadLimits.RESERVE),
        world.machine().ticker()::nanos,
        Thread::sleep);
  }

  private UpdateCoordinator desk() {
    UpdateSettings settings = configuration.update();
    var terms = UpdateTimings.of(settings.longestWait(), settings.proving()).at(parts.speed);
    var made =
        new UpdateCoordinator(
            new UpdateCoordinator.World(
                world.loop(),
                world.clock(),
                world.machine().random(),
                parts.occupancy,
                world.records(),
                world.notes()),
            tools,
            terms,
            side);
    made.listen(this::changed);
    return made;
  }

  private void changed() {
    UpdateNotice notice = desk.notice();
    String state = notice.code().equals("idle") ? "" : notice.code();
    world.kiosk().set(NodeFact.UPDATE, Value.of((state + " " + notice.version()).strip()));
    listeners.forEach(Runnable::run);
  }

  /** Goes on where the former run was; an updater that can't must not keep the kiosk from work. */
  public Future<Void> start() {
    return inProcess
        .map(InProcessMachine::start)
        .orElse(Future.succeededFuture())
        .compose(_ -> isOff() ? Future.succeededFuture() : begin())
        .recover(
            e -> {
              LOG.error("The kiosk is not updated.", e);
              return Future.succeededFuture();
            });
  }

  /** The fleet sees what runs from the first birth on. */
  private Future<Void> begin() {
    return desk.versions()
        .onSuccess(
            versions ->
                Optional.ofNullable(versions.get("os"))
                    .ifPresent(it -> world.kiosk().set(NodeFact.SYSTEM_VERSION, Value.of(it))))
        .compose(_ -> desk.start())
        .compose(
            _ ->
                tools
                    .work()
                    .run(
                        () -> {
                          new TrialStartCounter(folder()).forget();
                          return true;
                        }))
        .mapEmpty();
  }

  private boolean isOff() {
    return configuration.update().source() instanceof UpdateSettings.None;
  }

  /** From now on the connection tells whether the fleet is reached. */
  public void follow(FleetConnection connection) {
    fleet = connection;
    side.follow(connection);
  }

  /** Hears, beside somebody else, that the page draws. */
  public PageRenderListener hearing(PageRenderListener other) {
    return side.hearing(other);
  }

  /** Tells the listener of each step. */
  public void listen(Runnable listener) {
    listeners.add(listener);
  }

  /** Whether a new version is on trial. */
  public boolean isProving() {
    return desk.isProving();
  }

  /** Whether nothing but the updater may start the machine or the agent again. */
  public boolean isDelicate() {
    return desk.isDelicate();
  }

  /** Something else found that the version on trial does not work; whether there is one. */
  public boolean isNotProven(String check) {
    return desk.isNotProven(check);
  }

  /** What people are told of it. */
  public UpdateNotice notice() {
    return desk.notice();
  }

  private Future<Void> restart(RequiredRestart what) {
    if (inProcess.isPresent()) {
      return restartInProcess(inProcess.get());
    }
    return switch (what) {
      case MACHINE -> parts.repairs.reboot(ShutdownReason.UPDATE);
      case AGENT -> {
        if (!world.machine().isService()) {
          yield Future.failedFuture("nothing would start the agent again");
        }
        parts.process.restart(ShutdownReason.UPDATE);
        yield Future.succeededFuture();
      }
    };
  }

  /** The fleet sees the kiosk die and be born again; the program goes on. */
  private Future<Void> restartInProcess(InProcessMachine machine) {
    Future<Void> stopped = desk.stop();
    if (fleet != null) {
      fleet.leave(ShutdownReason.UPDATE);
    }
    return stopped.onSuccess(
        _ -> {
          var _ = world.loop().after(machine.startTime(), () -> bornAgain(machine));
        });
  }

  private void bornAgain(InProcessMachine machine) {
    if (isStopped) {
      return;
    }
    side.startedAgain();
    desk = desk();
    machine
        .start()
        .compose(_ -> begin())
        .onSuccess(
            _ -> {
              world.kiosk().set(NodeFact.REBOOT_CAUSE, Value.of(AgentStartCause.UPDATE.code()));
              world.kiosk().set(NodeFact.AGENT_START, Value.of(world.clock().millis()));
              if (fleet != null) {
                fleet.plug();
              }
              changed();
            })
        .onFailure(e -> LOG.error("The machine did not start again.", e));
  }

  public Future<Void> stop() {
    isStopped = true;
    return desk.stop()
        .onComplete(_ -> servers.close())
        .transform(_ -> tools.close())
        .transform(_ -> inProcess.map(InProcessMachine::stop).orElse(Future.succeededFuture()));
  }
}
