package fr.teleguichet.edge.boot;

import fr.teleguichet.edge.appointment.AppointmentService;
import fr.teleguichet.edge.call.VideoCallClient;
import fr.teleguichet.edge.configuration.AgentConfiguration;
import fr.teleguichet.edge.document.ScanAndPrintService;
import fr.teleguichet.edge.enrolment.FleetEnrolment;
import fr.teleguichet.edge.hardware.KioskHardware;
import fr.teleguichet.edge.header.ContactEventRouter;
import fr.teleguichet.edge.header.HandsetSoundRouter;
import fr.teleguichet.edge.header.OptionalGpioHeader;
import fr.teleguichet.edge.kiosk.AgentContext;
import fr.teleguichet.edge.kiosk.FleetConnection;
import fr.teleguichet.edge.loop.BoundedWait;
import fr.teleguichet.edge.notice.LegalNoticeStore;
import fr.teleguichet.edge.peripheral.monitoring.PeripheralMonitoring;
import fr.teleguichet.edge.remotecommand.IdentifyAction;
import fr.teleguichet.edge.repair.KioskChecks;
import fr.teleguichet.edge.repair.MachineRepairs;
import fr.teleguichet.edge.repair.RepairCoordinator;
import fr.teleguichet.edge.repair.SystemdRepairs;
import fr.teleguichet.edge.repair.SystemdReporter;
import fr.teleguichet.edge.repair.UpdateAwareRepairs;
import fr.teleguichet.edge.screen.CitizenScreen;
import fr.teleguichet.edge.screen.KioskSnapshot;
import fr.teleguichet.edge.serve.AvailabilityEvidenceCollector;
import fr.teleguichet.edge.service.OfferedServices;
import fr.teleguichet.edge.session.SessionEvent;
import fr.teleguichet.edge.session.SessionService;
import fr.teleguichet.edge.session.SessionSnapshot;
import fr.teleguichet.edge.speech.SpeechService;
import fr.teleguichet.edge.technician.DeviceExerciseRunner;
import fr.teleguichet.edge.technician.ExerciseService;
import fr.teleguichet.edge.technician.OnSiteNetworkSetup;
import fr.teleguichet.edge.update.service.UpdaterService;
import fr.teleguichet.edge.wire.LightPattern;
import fr.teleguichet.edge.workbench.AgentSnapshot;
import fr.teleguichet.hardware.device.FleetCommand;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.protocol.Value;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The kiosk that citizens use, put together: its screen and session, its sensors and peripherals,
 * the verdict over all of them, what is done to it from afar, and its repairs. Belongs to the loop.
 */
final class KioskAppliance {

  private static final Logger LOG = LoggerFactory.getLogger(KioskAppliance.class);

  private final AgentContext world;
  private final AgentConfiguration configuration;
  private final FleetEnrolment membership;
  private final KioskHardware hardware;
  private final OnSiteNetworkSetup network;
  private final OfferedServices services;
  private final AvailabilityEvidenceCollector serving;
  private final SessionService session;
  private final CitizenScreen screen;
  private final AppointmentService appointments;
  private final VideoCallClient managerCalls;
  private final Optional<SpeechService> speech;
  private final PeripheralMonitoring periphery;
  private final ScanAndPrintService documents;
  private final ErasureSetup erasure;
  private final HandsetSoundRouter sound;
  private final OptionalGpioHeader lines;
  private final MachineRepairs repairs;
  private final UpdaterService updates;
  private final KioskStatusFactory status;
  private final MaintenanceServices tending;
  private final RepairCoordinator upkeep;
  private final IdentifyAction beacon;

  /**
   * The parts of the agent around it.
   *
   * @param end ends the process
   * @param unsent records that the fleet does not have
   */
  record Surroundings(
      AgentContext world,
      FleetEnrolment membership,
      KioskHardware hardware,
      SystemdReporter systemd,
      AgentShutdown end,
      LongSupplier unsent,
      LegalNoticeStore notices,
      OnSiteNetworkSetup network) {}

  KioskAppliance(Surroundings agent, AgentConfiguration configuration) {
    this.world = agent.world;
    this.configuration = configuration;
    this.membership = agent.membership;
    this.hardware = agent.hardware;
    this.network = agent.network;
    this.services =
        new OfferedServices(
            world.loop(),
            world.kiosk(),
            world.notes(),
            configuration.kiosk(),
            configuration.interviewAtLeast());
    this.serving =
        new AvailabilityEvidenceCollector(world, configuration, services, membership::isKiosk);
    var citizens = CitizenServices.of(world, configuration, services, glance().with(agent.notices));
    this.session = citizens.session();
    this.screen = citizens.screen();
    this.managerCalls = VideoCallClientFactory.of(world, membership);
    this.appointments = citizens.appointments();
    citizens.by(managerCalls, hardware);
    this.speech = SpeechService.of(world.loop(), configuration.speech().command());
    this.beacon = new IdentifyAction(world.loop(), this::showLight, this::sound);
    this.sound = new HandsetSoundRouter(world.loop(), hardware.sound());
    var signals = new ContactEventRouter(this::call, sound::lifted);
    this.lines =
        new OptionalGpioHeader(
            world,
            configuration.board(),
            hardware.sensed(world.records(), world.notes()),
            hardware::wires,
            signals,
            citizens.presence());
    this.periphery =
        new PeripheralMonitoring(
            world,
            configuration,
            new PeripheralMonitoring.Surroundings(
                session, citizens.presence(), this::isProving, this::powerEnds),
            hardware,
            lines.posts());
    this.documents =
        new ScanAndPrintService(
            world.loop(), session, periphery.devices().scanner(), periphery.devices().printer());
    this.erasure =
        ErasureSetup.of(
            world.loop(),
            citizens.erasure(),
            citizens.browser(),
            hardware.clipboard(),
            periphery.devices(),
            documents,
            speech);
    serving.follow(citizens.erasure());
    MachineRepairs machine = SystemdRepairs.of(world, hardware.isSimulated(), agent.end);
    this.updates =
        new UpdaterService(
            world,
            configuration,
            new UpdaterService.Parts(
                session,
                machine,
                agent.end,
                membership,
                AgentVersion.current(),
                hardware.speed(),
                serving::managerSaid,
                hardware::inProcess));
    this.status =
        new KioskStatusFactory(world, configuration, membership, serving, lines, updates, speech);
    this.repairs = new UpdateAwareRepairs(machine, updates::isDelicate, updates::isNotProven);
    citizens.browser().restartedBy(repairs::screen);
    this.tending =
        new MaintenanceServices(
            world,
            configuration,
            membership,
            status::ofUnit,
            new MaintenanceServices.Parts(
                session,
                periphery,
                repairs,
                new DeviceExerciseRunner.Parts(
                    beacon,
                    signals,
                    lines::parts,
                    citizens.pattern(),
                    () -> serving.way().figures()),
                updates,
                agent.unsent,
                hardware.isSimulated(),
                agent.end));
    this.upkeep =
        new RepairCoordinator(
            new RepairCoordinator.Surroundings(
                world.loop(), world.clock(), world.notes(), session, agent.systemd::feedWatchdog),
            repairs,
            KioskChecks.of(world.kiosk(), world.notes(), world.clock(), screen::reload));
  }

  private KioskSnapshot glance() {
    return new KioskSnapshot(
        () -> status.ofKiosk(),
        () -> serving.desk().verdict(),
        () -> tending.underWay(),
        () -> status.absence());
  }

  private void call() {
    var _ = session.take(new SessionEvent.CallPressed());
  }

  private boolean isProving() {
    return updates.isProving();
  }

  private void powerEnds() {
    var _ = repairs.powerOff();
  }

  private Future<Void> sound() {
    return periphery.sound();
  }

  private void showLight() {
    lines.show(
        LightPattern.of(
            beacon.isOn(), session.isOccupied(), serving.desk().verdict().servesAnybody()));
  }

  /** What a technician in front of the unit has it do. */
  ExerciseService exercises() {
    return tending.exercises();
  }

  /** Opens the screen first: it must not wait for a device. */
  Future<CitizenScreen.Running> start(Optional<Instant> lastAlive) {
    session.subscribe(this::sessionMoved);
    var _ = screen.watchedBy(updates.hearing(periphery.frames())).with(documents);
    var _ = speech.map(screen::with);
    new TechnicianPages(hardware, opinion(), tending.reset(), network, session)
        .addTo(screen, world.loop(), configuration.technician());
    hardware.start();
    world.kiosk().set(NodeFact.OCCUPIED, Value.of(false));
    world.kiosk().set(NodeFact.BOARD_PROFILE, Value.of(configuration.board().id().value()));
    services.listen(serving::servicesChanged);
    return services
        .start(session)
        .compose(_ -> appointments.start())
        .compose(_ -> session.recover(lastAlive))
        .compose(_ -> erasure.start(session))
        .compose(_ -> screen.start())
        .onSuccess(this::refreshOnChanges)
        .compose(running -> startRest().map(running));
  }

  private void refreshOnChanges(CitizenScreen.Running running) {
    serving.desk().listen(running::refresh);
    services.listen(running::refresh);
    managerCalls.onPresence(running::refresh);
    documents.listen(running::refresh);
    serving.desk().listen(this::showLight);
    tending.listen(running::refresh);
    updates.listen(running::refresh);
    upkeep.listen(() -> serving.needsPerson(!upkeep.needsPerson().isEmpty()));
  }

  private AgentSnapshot opinion() {
    return new AgentSnapshot(
        world.kiosk(),
        lines::state,
        lines::opinions,
        serving.desk()::verdict,
        screen::session,
        tending::underWay,
        periphery::light,
        () ->
            upkeep.needsPerson().entrySet().stream()
                .map(it -> it.getKey() + " " + it.getValue())
                .toList());
  }

  /**
   * Errands and repairs are known before the fleet is heard. Nobody waits for lines and devices: a
   * bus that hangs must not keep the kiosk away from its fleet.
   */
  private Future<Void> startRest() {
    var _ = speech.map(SpeechService::start);
    startDevices();
    membership.onCertificate(managerCalls::renew);
    return tending.start().compose(_ -> upkeep.start()).compose(_ -> updates.start());
  }

  private void startDevices() {
    sound.start();
    // Who looked at lines before they are open would miss them, and write that down; but a bus that
    // hangs must not keep every other peripheral unread.
    BoundedWait.of(world.loop(), lines.start().onSuccess(_ -> showLight()))
        .compose(_ -> periphery.start())
        .onFailure(e -> LOG.error("The peripherals are not watched.", e));
  }

  private void sessionMoved(SessionSnapshot now) {
    boolean occupied = now.isOccupied();
    if (!Value.of(occupied).equals(world.kiosk().fact(NodeFact.OCCUPIED))) {
      world.kiosk().set(NodeFact.OCCUPIED, Value.of(occupied));
      periphery.occupancyChanged();
      hardware.sessionMoved(occupied);
      if (!occupied) {
        sound.sessionEnded();
      }
      showLight();
    }
    // Whoever touches the page stands in front of it.
    if (occupied) {
      exercises().citizenCame();
      lines.touched();
    }
  }

  /** From now on the fleet is reached by this connection. */
  void follow(FleetConnection connection) {
    serving.follow(connection);
    updates.follow(connection);
  }

  /** The fleet wants something done, perhaps again. */
  void want(FleetCommand.Care wish) {
    tending.want(wish);
  }

  /** The fleet says which services to offer, perhaps again. */
  void offer(String document) {
    services.receive(document);
  }

  /** Stops everything but the page, which its own handle stops. */
  Future<Void> stop() {
    tending.close();
    hardware.stop();
    upkeep.stop();
    managerCalls.stop();
    documents.stop();
    erasure.stop();
    return serving
        .stop()
        .transform(_ -> updates.stop())
        .transform(_ -> lines.stop())
        .transform(_ -> sound.stop())
        .transform(_ -> periphery.stop())
        .transform(_ -> tending.stop())
        .transform(_ -> repairs.stop());
  }
}
