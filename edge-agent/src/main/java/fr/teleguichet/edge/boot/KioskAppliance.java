package fr.teleguichet.edge.boot;

import fr.teleguichet.edge.configuration.AgentConfiguration;
import fr.teleguichet.edge.configuration.TechnicianSettings;
import fr.teleguichet.edge.hardware.KioskHardware;
import fr.teleguichet.edge.header.ContactEventRouter;
import fr.teleguichet.edge.kiosk.KioskState;
import fr.teleguichet.edge.link.SparkplugLink;
import fr.teleguichet.edge.loop.EventStream;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.peripheral.program.SystemProgram;
import fr.teleguichet.edge.presence.PresenceEvent;
import fr.teleguichet.edge.repair.LoggedRepairs;
import fr.teleguichet.edge.repair.MachineRepairs;
import fr.teleguichet.edge.repair.UpdateAwareRepairs;
import fr.teleguichet.edge.screen.CitizenScreen;
import fr.teleguichet.edge.screen.KioskSnapshot;
import fr.teleguichet.edge.screen.UnitStatus;
import fr.teleguichet.edge.session.SessionEvent;
import fr.teleguichet.edge.session.SessionService;
import fr.teleguichet.edge.session.SessionSnapshot;
import fr.teleguichet.edge.session.UpdateAbsence;
import fr.teleguichet.edge.technician.ExerciseService;
import fr.teleguichet.edge.technician.PinAuthenticator;
import fr.teleguichet.edge.technician.PresenceStatusLine;
import fr.teleguichet.edge.technician.UnitStatusLines;
import fr.teleguichet.edge.technician.WorkbenchPinLock;
import fr.teleguichet.edge.text.Messages;
import fr.teleguichet.edge.wire.LightPattern;
import fr.teleguichet.edge.workbench.AgentOpinion;
import fr.teleguichet.edge.workbench.LockedWorkbench;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.device.RemoteCommandType;
import fr.teleguichet.hardware.device.StopReason;
import fr.teleguichet.hardware.protocol.Value;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The kiosk that citizens use: its screen and session, its sensors and peripherals, the verdict
 * over all of them, what is done to it from afar, and its repairs. Belongs to the loop.
 */
final class KioskAppliance {

  private static final Logger LOG = LoggerFactory.getLogger(KioskAppliance.class);

  private final Surroundings world;
  private final AgentConfiguration configuration;
  private final AvailabilityEvidence serving;
  private final EventStream<PresenceEvent> presence;
  private final SessionService session;
  private final CitizenScreen screen;
  private final PeripheralMonitoring periphery;
  private final KioskHardware hardware;
  private final BoardHardware lines;
  private final MachineRepairs repairs;
  private final MaintenanceServices tending;
  private final RepairService upkeep;
  private final UpdaterService updates;
  private final IdentifyAction beacon;

  /**
   * What it takes from the rest of the agent.
   *
   * @param end ends the process for that reason, with that exit code
   */
  record Surroundings(
      Loop loop,
      AgentEnvironment machine,
      KioskState kiosk,
      JournalAccess door,
      UUID journal,
      FleetEnrolment membership,
      Ending end) {}

  /** Ends the process in order. */
  interface Ending {
    /** Why the process will be told to end by somebody else. */
    void intend(StopReason why);

    /** What was intended does not come. */
    void stay();

    void end(StopReason why, ExitCode code);

    /** The unit forgets everything before its next start. */
    void wipe();
  }

  KioskAppliance(
      Surroundings world,
      AgentConfiguration configuration,
      CitizenScreen.Offer offer,
      KioskHardware hardware) {
    this.world = world;
    this.hardware = hardware;
    this.configuration = configuration;
    FleetEnrolment membership = world.membership;
    this.serving =
        new AvailabilityEvidence(
            world.loop,
            world.machine.clock(),
            world.kiosk,
            configuration,
            () -> membership.standing().code().isEmpty());
    var citizens = CitizenServices.of(world, offer, glance());
    this.presence = citizens.presence();
    this.session = citizens.session();
    this.screen = citizens.screen();
    this.beacon = new IdentifyAction(world.loop, this::showLight, this::sound);
    var signals = new ContactEventRouter(this::call);
    this.lines = new BoardHardware(world, configuration.board(), hardware, signals, presence);
    this.periphery =
        new PeripheralMonitoring(peripheryWorld(), configuration, lines.posts(), hardware);
    this.repairs = repairs();
    this.updates = new UpdaterService(world, configuration, session, repairs, hardware);
    var machinery = new UpdateAwareRepairs(repairs, updates::isDelicate, updates::isNotProven);
    this.tending =
        new MaintenanceServices(
            world,
            new MaintenanceServices.Parts(
                session,
                periphery,
                machinery,
                beacon,
                signals,
                lines::parts,
                citizens.pattern(),
                () -> serving.way().figures(),
                () -> updates.away().filter(UpdateAbsence::isClosing).isPresent()));
    this.upkeep =
        new RepairService(
            world.loop, world.machine, world.door, world.kiosk, session, machinery, screen::reload);
  }

  private KioskSnapshot glance() {
    return new KioskSnapshot(
        this::standing, () -> serving.desk().verdict(), this::careUnderWay, () -> updates.away());
  }

  private UnitStatus standing() {
    UnitStatus standing =
        world
            .membership
            .standing()
            .with(new UnitStatusLines(Messages.FRENCH).network(serving.way()))
            .with(updates.line());
    return lines
        .errors()
        .map(it -> standing.with(PresenceStatusLine.of(it, Messages.FRENCH)))
        .orElse(standing);
  }

  private Optional<RemoteCommandType> careUnderWay() {
    return tending.underWay();
  }

  private PeripheralMonitoring.Surroundings peripheryWorld() {
    return new PeripheralMonitoring.Surroundings(
        world.loop,
        world.machine,
        world.kiosk,
        world.door,
        world.door,
        session,
        presence,
        () -> updates.isProving(),
        this::powerEnds);
  }

  private void call() {
    var _ = session.take(new SessionEvent.CallPressed());
  }

  private Future<Void> sound() {
    return periphery.sound();
  }

  private void powerEnds() {
    if (repairs instanceof SystemdRepairs real) {
      LOG.warn("The battery comes to its end; the machine is switched off in order.");
      real.powerOff()
          .onFailure(e -> LOG.error("why=\"{}\" It can’t be switched off.", e.getMessage()));
    }
  }

  /** Only a machine on which systemd runs the agent is a kiosk that may be started again. */
  private MachineRepairs repairs() {
    boolean isInstalled = world.machine.environment().containsKey("NOTIFY_SOCKET");
    return hardware.isSimulated() || !isInstalled
        ? new LoggedRepairs()
        : new SystemdRepairs(
            world.loop,
            SystemProgram.of("systemctl").within(Duration.ofSeconds(30), SystemProgram.SOME_TEXT),
            world.end);
  }

  /** What a technician in front of the unit has it do. */
  ExerciseService exercises() {
    return tending.exercises();
  }

  private void showLight() {
    LightPattern pattern =
        beacon.isOn()
            ? LightPattern.IDENTIFY
            : session.isOccupied()
                ? LightPattern.OCCUPIED
                : serving.desk().verdict().servesAnybody()
                    ? LightPattern.FREE
                    : LightPattern.OUT_OF_SERVICE;
    lines.show(pattern);
  }

  /** Opens the screen first: it must not wait for a device. */
  Future<CitizenScreen.Running> start(Optional<Instant> lastAlive) {
    session.subscribe(this::sessionMoved);
    var _ = screen.watchedBy(updates.hearing(periphery.frames()));
    openWorkbench();
    hardware.start();
    world.kiosk.set(NodeFact.OCCUPIED, Value.of(false));
    world.kiosk.set(NodeFact.BOARD_PROFILE, Value.of(configuration.board().id().value()));
    return session
        .recover(lastAlive)
        .compose(_ -> screen.start())
        .onSuccess(
            running -> {
              serving.desk().listen(running::refresh);
              serving.desk().listen(this::showLight);
              tending.listen(running::refresh);
              updates.listen(running::refresh);
              upkeep.desk().listen(this::needOfPerson);
            })
        .compose(running -> startRest().map(running));
  }

  /** With hands where the hardware lets itself be changed; else for a technician's eyes only. */
  private void openWorkbench() {
    hardware
        .workbench(opinion())
        .ifPresentOrElse(
            page -> {
              var _ = screen.with(page);
            },
            () -> configuration.technician().ifPresent(this::openLockedBench));
  }

  private void openLockedBench(TechnicianSettings technician) {
    var lock = new WorkbenchPinLock(new PinAuthenticator(world.loop, technician.pin()));
    var _ = screen.with(new LockedWorkbench(opinion(), lock));
  }

  private AgentOpinion opinion() {
    return new AgentOpinion(
        world.kiosk,
        lines::state,
        lines::opinions,
        serving.desk()::verdict,
        screen::session,
        this::careUnderWay,
        periphery::light,
        () ->
            upkeep.desk().needsPerson().entrySet().stream()
                .map(it -> it.getKey() + " " + it.getValue())
                .toList());
  }

  /**
   * Errands and repairs are known before the fleet is heard. Nobody waits for lines and devices: a
   * bus that hangs must not keep the kiosk away from its fleet.
   */
  private Future<Void> startRest() {
    startDevices();
    return tending.start().compose(_ -> upkeep.start()).compose(_ -> updates.start());
  }

  private void startDevices() {
    // Who looked at lines before they are open would miss them, and write that down.
    lines
        .start()
        .onSuccess(_ -> showLight())
        .transform(_ -> periphery.start())
        .onFailure(e -> LOG.error("The peripherals are not watched.", e));
  }

  private void sessionMoved(SessionSnapshot now) {
    boolean occupied = now.isOccupied();
    if (!Value.of(occupied).equals(world.kiosk.fact(NodeFact.OCCUPIED))) {
      world.kiosk.set(NodeFact.OCCUPIED, Value.of(occupied));
      periphery.occupancyChanged();
      hardware.sessionMoved(occupied);
      showLight();
    }
    // Whoever touches the page stands in front of it.
    if (occupied) {
      exercises().citizenCame();
      lines.touched();
    }
  }

  private void needOfPerson() {
    serving.needsPerson(!upkeep.desk().needsPerson().isEmpty());
  }

  /** From now on the fleet is heard. */
  void follow(SparkplugLink link) {
    serving.follow(link);
    updates.follow(link);
    link.onCare(tending::want);
  }

  /** Stops everything but the page, which its own handle stops. */
  Future<Void> stop() {
    tending.close();
    hardware.stop();
    return serving
        .stop()
        .transform(_ -> updates.stop())
        .transform(_ -> upkeep.stop())
        .transform(_ -> lines.stop())
        .transform(_ -> periphery.stop())
        .transform(_ -> tending.stop())
        .transform(
            _ -> repairs instanceof SystemdRepairs it ? it.stop() : Future.succeededFuture());
  }
}
