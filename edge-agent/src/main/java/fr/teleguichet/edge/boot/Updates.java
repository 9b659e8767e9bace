package fr.teleguichet.edge.boot;

import fr.teleguichet.edge.configuration.AgentConfiguration;
import fr.teleguichet.edge.configuration.UpdateSettings;
import fr.teleguichet.edge.hardware.InProcessMachine;
import fr.teleguichet.edge.hardware.KioskHardware;
import fr.teleguichet.edge.kiosk.Frames;
import fr.teleguichet.edge.kiosk.Occupancy;
import fr.teleguichet.edge.link.Link;
import fr.teleguichet.edge.repair.Repairs;
import fr.teleguichet.edge.screen.Away;
import fr.teleguichet.edge.screen.Standing;
import fr.teleguichet.edge.update.StartCount;
import fr.teleguichet.edge.update.UpdateDesk;
import fr.teleguichet.edge.update.UpdateNotice;
import fr.teleguichet.edge.update.UpdateTerms;
import fr.teleguichet.edge.update.UpdateTools;
import fr.teleguichet.edge.update.download.Download;
import fr.teleguichet.edge.update.download.Limits;
import fr.teleguichet.edge.update.download.Shelf;
import fr.teleguichet.edge.update.install.Installer;
import fr.teleguichet.edge.update.install.Restart;
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
final class Updates {

  private static final Logger LOG = LoggerFactory.getLogger(Updates.class);

  private final Appliance.Surroundings world;
  private final AgentConfiguration configuration;
  private final Repairs repairs;
  private final KioskSide side;
  private final UpdateServers servers;
  private final UpdateTools tools;
  private final KioskHardware hardware;
  private final Optional<InProcessMachine> inProcess;
  private final Occupancy occupancy;
  private final List<Runnable> listeners = new ArrayList<>();
  private UpdateDesk desk;
  private @Nullable Link link;
  private boolean isStopped;

  /**
   * @param repairs what starts the real machine again
   */
  Updates(
      Appliance.Surroundings world,
      AgentConfiguration configuration,
      Occupancy occupancy,
      Repairs repairs,
      KioskHardware hardware) {
    this.world = world;
    this.configuration = configuration;
    this.occupancy = occupancy;
    this.repairs = repairs;
    this.side = new KioskSide(world, configuration, this::restart);
    this.servers = new UpdateServers(world.membership(), configuration.update().source());
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
            .orElseGet(() -> RealInstallers.of(configuration, world.machine(), verifier));
    this.tools =
        UpdateTools.of(
            world.loop(),
            folder(),
            installers,
            trust,
            ReleaseAge::compare,
            this::download,
            servers);
    this.desk = desk();
  }

  private Path folder() {
    return configuration.data().folder().toAbsolutePath().resolve("update");
  }

  private Download download(Shelf shelf) {
    UpdateSettings settings = configuration.update();
    return new Download(
        shelf,
        new Limits(settings.bytesPerSecond(), settings.largest(), Limits.RESERVE),
        world.machine().ticker()::nanos,
        Thread::sleep);
  }

  private UpdateDesk desk() {
    UpdateSettings settings = configuration.update();
    var terms = UpdateTerms.of(settings.longestWait(), settings.proving()).at(hardware.speed());
    var made =
        new UpdateDesk(
            new UpdateDesk.World(
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
                          new StartCount(folder()).forget();
                          return true;
                        }))
        .mapEmpty();
  }

  private boolean isOff() {
    return configuration.update().source() instanceof UpdateSettings.None;
  }

  /** From now on the link tells whether the fleet is reached. */
  void follow(Link fleet) {
    link = fleet;
    side.follow(fleet);
  }

  /** Hears, beside somebody else, that the page draws. */
  Frames hearing(Frames other) {
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
  Optional<Away> away() {
    UpdateNotice notice = desk.notice();
    return notice.minutes().map(minutes -> new Away(minutes, notice.isClosing()));
  }

  /** What the technician's page says of it. */
  Standing.Line line() {
    return UpdateLine.of(desk.notice());
  }

  private Future<Void> restart(Restart what) {
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
