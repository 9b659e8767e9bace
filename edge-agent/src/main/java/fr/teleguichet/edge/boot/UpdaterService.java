package fr.teleguichet.edge.boot;

import fr.teleguichet.edge.configuration.AgentConfiguration;
import fr.teleguichet.edge.configuration.UpdateSettings;
import fr.teleguichet.edge.hardware.KioskHardware;
import fr.teleguichet.edge.kiosk.PageFrameListener;
import fr.teleguichet.edge.kiosk.SessionLock;
import fr.teleguichet.edge.link.SparkplugLink;
import fr.teleguichet.edge.repair.MachineRepairs;
import fr.teleguichet.edge.screen.UnitStatus;
import fr.teleguichet.edge.session.UpdateAbsence;
import fr.teleguichet.edge.technician.UpdateStatusLine;
import fr.teleguichet.edge.text.Messages;
import fr.teleguichet.edge.update.TrialStartCounter;
import fr.teleguichet.edge.update.UpdateCoordinator;
import fr.teleguichet.edge.update.UpdateNotice;
import fr.teleguichet.edge.update.UpdateTimings;
import fr.teleguichet.edge.update.UpdateTools;
import fr.teleguichet.edge.update.download.ArtifactDownload;
import fr.teleguichet.edge.update.download.DownloadFolder;
import fr.teleguichet.edge.update.download.DownloadLimits;
import fr.teleguichet.edge.update.install.InProcessMachine;
import fr.teleguichet.edge.update.install.Installer;
import fr.teleguichet.edge.update.install.RequiredRestart;
import fr.teleguichet.edge.update.trust.ReleaseVerifier;
import fr.teleguichet.edge.update.trust.TrustStore;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.device.RebootCause;
import fr.teleguichet.hardware.device.StopReason;
import fr.teleguichet.hardware.protocol.Value;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The updater as a part of the agent: its server, its installers, and what a restart is on this
 * machine. Belongs to the loop.
 */
final class UpdaterService {

  private static final Logger LOG = LoggerFactory.getLogger(UpdaterService.class);

  private final KioskAppliance.Surroundings world;
  private final AgentConfiguration configuration;
  private final MachineRepairs repairs;
  private final UpdatedKiosk side;
  private final UpdateServerProvider servers;
  private final UpdateTools tools;
  private final KioskHardware hardware;
  private final Optional<InProcessMachine> inProcess;
  private final SessionLock occupancy;
  private final List<Runnable> listeners = new ArrayList<>();
  private UpdateCoordinator desk;
  private @Nullable SparkplugLink link;
  private boolean isStopped;

  /**
   * @param repairs what starts the real machine again
   */
  UpdaterService(
      KioskAppliance.Surroundings world,
      AgentConfiguration configuration,
      SessionLock occupancy,
      MachineRepairs repairs,
      KioskHardware hardware) {
    this.world = world;
    this.configuration = configuration;
    this.occupancy = occupancy;
    this.repairs = repairs;
    this.side = new UpdatedKiosk(world, configuration, this::restart);
    this.servers = new UpdateServerProvider(world.membership(), configuration.update().source());
    this.hardware = hardware;
    var trust =
        new TrustStore(
            configuration.update().releaseKeysFile(),
            configuration.update().trustListFile(),
            folder(),
            world.machine().clock());
    var verifier = new ReleaseVerifier(trust, world.machine().clock());
    this.inProcess = hardware.inProcess(folder(), verifier);
    List<Installer> installers =
        inProcess
            .map(InProcessMachine::installers)
            .orElseGet(() -> InstallerFactory.of(configuration, world.machine(), verifier));
    this.tools =
        UpdateTools.of(
            world.loop(),
            folder(),
            installers,
            trust,
            ReleaseOrder::compare,
            this::download,
            servers);
    this.desk = desk();
  }

  private Path folder() {
    return configuration.data().folder().toAbsolutePath().resolve("update");
  }

  private ArtifactDownload download(DownloadFolder shelf) {
    UpdateSettings settings = configuration.update();
    return new ArtifactDownload(
        shelf,
        new DownloadLimits(settings.bytesPerSecond(), settings.largest(), DownloadLimits.RESERVE),
        world.machine().ticker()::nanos,
        Thread::sleep);
  }

  private UpdateCoordinator desk() {
    UpdateSettings settings = configuration.update();
    var terms = UpdateTimings.of(settings.longestWait(), settings.proving()).at(hardware.speed());
    var made =
        new UpdateCoordinator(
            new UpdateCoordinator.World(
                world.loop(),
                world.machine().clock(),
                world.machine().random(),
                occupancy,
                world.door(),
                world.door()),
            tools,
            terms,
            side);
    made.listen(this::changed);
    return made;
  }

  private void changed() {
    UpdateNotice notice = desk.notice();
    String state = notice.word().equals("idle") ? "" : notice.word();
    world.kiosk().set(NodeFact.UPDATE, Value.of((state + " " + notice.version()).strip()));
    listeners.forEach(Runnable::run);
  }

  /** Goes on where the former run was; an updater that can't must not keep the kiosk from work. */
  Future<Void> start() {
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

  /** From now on the link tells whether the fleet is reached. */
  void follow(SparkplugLink fleet) {
    link = fleet;
    side.follow(fleet);
  }

  /** Hears, beside somebody else, that the page draws. */
  PageFrameListener hearing(PageFrameListener other) {
    return side.hearing(other);
  }

  /** Tells the listener of each step. */
  void listen(Runnable listener) {
    listeners.add(listener);
  }

  /** Whether a new version is on trial. */
  boolean isProving() {
    return desk.isProving();
  }

  /** Whether nothing but the updater may start the machine or the agent again. */
  boolean isDelicate() {
    return desk.isDelicate();
  }

  /** Something else found that the version on trial does not work; whether there is one. */
  boolean isNotProven(String check) {
    return desk.isNotProven(check);
  }

  /** What the citizen's page says of it. */
  Optional<UpdateAbsence> away() {
    UpdateNotice notice = desk.notice();
    return notice.minutes().map(minutes -> new UpdateAbsence(minutes, notice.isClosing()));
  }

  /** What the technician's page says of it. */
  UnitStatus.Line line() {
    return UpdateStatusLine.of(desk.notice(), Messages.FRENCH);
  }

  private Future<Void> restart(RequiredRestart what) {
    if (inProcess.isPresent()) {
      return restartInProcess(inProcess.get());
    }
    return switch (what) {
      case MACHINE -> repairs.reboot(StopReason.UPDATE);
      case AGENT -> {
        if (!world.machine().environment().containsKey("NOTIFY_SOCKET")) {
          yield Future.failedFuture("nothing would start the agent again");
        }
        world.end().end(StopReason.UPDATE, ExitCode.REPAIR);
        yield Future.succeededFuture();
      }
    };
  }

  /** The fleet sees the kiosk die and be born again; the program goes on. */
  private Future<Void> restartInProcess(InProcessMachine machine) {
    Future<Void> stopped = desk.stop();
    if (link != null) {
      link.leave(StopReason.UPDATE);
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
              world.kiosk().set(NodeFact.REBOOT_CAUSE, Value.of(RebootCause.UPDATE.word()));
              world.kiosk().set(NodeFact.AGENT_START, Value.of(world.machine().clock().millis()));
              if (link != null) {
                link.plug();
              }
              changed();
            })
        .onFailure(e -> LOG.error("The machine did not start again.", e));
  }

  Future<Void> stop() {
    isStopped = true;
    return desk.stop()
        .onComplete(_ -> servers.close())
        .transform(_ -> tools.close())
        .transform(_ -> inProcess.map(InProcessMachine::stop).orElse(Future.succeededFuture()));
  }
}
