package fr.teleguichet.edge.boot;

import fr.teleguichet.edge.care.CareDesk;
import fr.teleguichet.edge.configuration.AgentConfiguration;
import fr.teleguichet.edge.configuration.TechnicianSettings;
import fr.teleguichet.edge.kiosk.KioskState;
import fr.teleguichet.edge.kiosk.Records;
import fr.teleguichet.edge.link.Link;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.peripheral.PeripheralWatch.Post;
import fr.teleguichet.edge.peripheral.program.Program;
import fr.teleguichet.edge.presence.PresenceState;
import fr.teleguichet.edge.presence.Sensing;
import fr.teleguichet.edge.repair.Repairs;
import fr.teleguichet.edge.screen.Away;
import fr.teleguichet.edge.screen.Glance;
import fr.teleguichet.edge.screen.Screen;
import fr.teleguichet.edge.screen.Standing;
import fr.teleguichet.edge.technician.Exercises;
import fr.teleguichet.edge.technician.PinGuard;
import fr.teleguichet.edge.wire.LightPattern;
import fr.teleguichet.edge.wire.Pi4jWires;
import fr.teleguichet.edge.wire.SerialWires;
import fr.teleguichet.edge.wire.WireException;
import fr.teleguichet.edge.wire.Wires;
import fr.teleguichet.edge.workbench.LockedBench;
import fr.teleguichet.edge.workbench.Opinion;
import fr.teleguichet.hardware.board.Connection;
import fr.teleguichet.hardware.device.CareAction;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.device.StopReason;
import fr.teleguichet.hardware.protocol.Value;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The kiosk that citizens use: its screen and session, its sensors and peripherals, the verdict
 * over all of them, what is done to it from afar, and its repairs. Belongs to the loop.
 */
final class Appliance {

  private static final Logger LOG = LoggerFactory.getLogger(Appliance.class);
  private static final Duration IDENTIFY = Duration.ofSeconds(30);

  /** The fleet hears that a wiping has begun before nobody can tell it any more. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(15);

  private final Surroundings world;
  private final AgentConfiguration configuration;
  private final Serving serving;
  private final Screen screen;
  private final Periphery periphery;
  private final Optional<Bench> bench;
  private final Optional<Sensing> sensing;
  private final Repairs repairs;
  private final CareResults results;
  private final CareDesk care;
  private final Exercises exercises;
  private final Upkeep upkeep;
  private final Updates updates;
  private final Beacon beacon;
  private final Signals signals;

  /**
   * What it takes from the rest of the agent.
   *
   * @param end ends the process for that reason, with that exit code
   */
  record Surroundings(
      Loop loop,
      Machine machine,
      KioskState kiosk,
      JournalDoor door,
      UUID journal,
      Membership membership,
      Ending end) {}

  /** Ends the process in order. */
  interface Ending {
    /** Why the process will be told to end by somebody else. */
    void intend(StopReason why);

    void end(StopReason why, ExitCode code);

    /** The unit forgets everything before its next start. */
    void wipe();
  }

  Appliance(
      Surroundings world,
      AgentConfiguration configuration,
      Screen.Offer offer,
      Optional<Bench> bench) {
    this.world = world;
    this.bench = bench;
    this.configuration = configuration;
    Membership membership = world.membership;
    this.serving =
        new Serving(
            world.loop,
            world.machine.clock(),
            world.kiosk,
            configuration,
            () -> membership.standing().code().isEmpty());
    this.screen = new Screen(screenWorld(), offer);
    this.beacon = new Beacon(world.loop, this::showLight);
    this.signals = new Signals(Senses.listener(screen, this::shade));
    this.sensing = senses() ? Optional.of(sensing()) : Optional.empty();
    this.periphery = new Periphery(peripheryWorld(), configuration, posts(), bench);
    this.repairs = machinery(bench.isPresent());
    this.updates = new Updates(world, configuration, screen.occupancy(), repairs, bench);
    var machinery = new TrialRepairs(repairs, updates::isDelicate, updates::isNotProven);
    this.results =
        new CareResults(
            world.loop,
            membership.folder(),
            membership::held,
            () -> Diagnostics.of(world.kiosk, membership.standing()));
    CareHands hands = hands(machinery);
    this.care = new CareDesk(careWorld(), hands);
    this.exercises = new Exercises(exerciseWorld(), exerciseHands(hands));
    this.upkeep =
        new Upkeep(
            world.loop, world.machine, world.door, world.kiosk, screen.occupancy(), machinery);
  }

  private boolean senses() {
    return hasHeader()
        || configuration.board().peripheral(Peripheral.PRESENCE).stream()
            .flatMap(fitted -> fitted.connections().stream())
            .anyMatch(Connection.Serial.class::isInstance);
  }

  private boolean hasHeader() {
    return configuration.board().board().gpioChip().isPresent();
  }

  private Wires openWires() throws WireException {
    return hasHeader()
        ? Pi4jWires.open(configuration.board())
        : new SerialWires(configuration.board(), world.machine.root());
  }

  private Screen.Surroundings screenWorld() {
    var glance =
        new Glance(
            this::standing,
            () -> serving.desk().verdict(),
            this::careUnderWay,
            () -> updates.away());
    return new Screen.Surroundings(
        world.machine.vertx(),
        world.loop,
        world.machine.clock(),
        world.door,
        world.door,
        world.journal,
        world.machine.ids(),
        glance);
  }

  private Standing standing() {
    return world
        .membership
        .standing()
        .with(StandingLines.network(serving.way()))
        .with(updates.line());
  }

  private Optional<CareAction> careUnderWay() {
    return care.underWay();
  }

  private Sensing sensing() {
    return new Sensing(
        new Sensing.World(
            world.loop,
            world.machine.clock(),
            bench.<Records>map(it -> it.sensed(world.door, world.door)).orElse(world.door),
            world.door,
            world.kiosk),
        configuration.board(),
        Senses.terms(configuration.board()),
        signals);
  }

  private void shade(boolean shaded) {
    periphery.shade(shaded);
  }

  private List<Post> posts() {
    return sensing.map(it -> Senses.posts(it.probes())).orElse(List.of());
  }

  private Periphery.Surroundings peripheryWorld() {
    return new Periphery.Surroundings(
        world.loop,
        world.machine,
        world.kiosk,
        world.door,
        world.door,
        screen.occupancy(),
        () -> updates.isProving(),
        this::powerEnds);
  }

  private void powerEnds() {
    if (repairs instanceof Machinery real) {
      LOG.warn("The battery comes to its end; the machine is switched off in order.");
      real.powerOff()
          .onFailure(e -> LOG.error("why=\"{}\" It can’t be switched off.", e.getMessage()));
    }
  }

  /** Only a machine on which systemd runs the agent is a kiosk that may be started again. */
  private Repairs machinery(boolean isPlayed) {
    boolean isInstalled = world.machine.environment().containsKey("NOTIFY_SOCKET");
    return isPlayed || !isInstalled
        ? new PlayedMachinery()
        : new Machinery(
            world.loop,
            Program.of("systemctl").within(Duration.ofSeconds(30), Program.SOME_TEXT),
            world.end);
  }

  private CareDesk.Surroundings careWorld() {
    return new CareDesk.Surroundings(
        world.loop,
        world.machine.clock(),
        world.door,
        world.door,
        screen.occupancy(),
        world.kiosk.fact(NodeFact.BOOT_ID) instanceof Value.Text(String boot) ? boot : "unknown");
  }

  private CareHands hands(Repairs machinery) {
    var signs =
        new CareHands.Signs(
            () -> beacon.shine(IDENTIFY).done(),
            this::wipe,
            () ->
                CareHands.page(world.membership.kiosk(), ZonedDateTime.now(world.machine.clock())));
    return new CareHands(periphery.care(), periphery.devices(), machinery, results, signs);
  }

  private Exercises.Surroundings exerciseWorld() {
    return new Exercises.Surroundings(
        world.loop,
        world.machine.clock(),
        world.door,
        screen.occupancy(),
        world.machine.ids(),
        this::isTended);
  }

  /** An update that restarts the kiosk would leave a peripheral in the middle of its exercise. */
  private boolean isTended() {
    return care.underWay().isPresent() || updates.away().filter(Away::isClosing).isPresent();
  }

  private ExerciseHands exerciseHands(CareHands hands) {
    var parts =
        new ExerciseHands.Parts(
            beacon,
            signals,
            () -> sensing.map(Sensing::parts).orElse(Set.of()),
            screen.pattern(),
            () -> serving.way().figures());
    return new ExerciseHands(
        world.loop, world.kiosk, periphery.care(), periphery.devices(), hands, parts);
  }

  /** What a technician in front of the unit has it do. */
  Exercises exercises() {
    return exercises;
  }

  private Future<String> wipe() {
    var _ = world.loop.after(LAST_WORDS, world.end::wipe);
    return Future.succeededFuture("");
  }

  private void showLight() {
    LightPattern pattern =
        beacon.isOn()
            ? LightPattern.IDENTIFY
            : screen.occupancy().isOccupied()
                ? LightPattern.OCCUPIED
                : serving.desk().verdict().servesAnybody()
                    ? LightPattern.FREE
                    : LightPattern.OUT_OF_SERVICE;
    sensing.ifPresent(it -> it.show(pattern));
  }

  /** Opens the screen first: it must not wait for a device. */
  Future<Screen.Running> start(Optional<Instant> lastAlive) {
    screen.listen(this::sessionMoved);
    var _ = screen.watchedBy(updates.hearing(periphery.frames()));
    openBench();
    world.kiosk.set(NodeFact.OCCUPIED, Value.of(false));
    world.kiosk.set(NodeFact.BOARD_PROFILE, Value.of(configuration.board().id().value()));
    return screen
        .start(lastAlive)
        .onSuccess(
            running -> {
              serving.desk().listen(running::refresh);
              serving.desk().listen(this::showLight);
              care.listen(running::refresh);
              updates.listen(running::refresh);
              upkeep.desk().listen(this::needOfPerson);
            })
        .compose(running -> startRest().map(running));
  }

  /** With hands where everything is played; else for a technician's eyes only. */
  private void openBench() {
    bench.ifPresentOrElse(
        played -> {
          var _ = screen.with(played.open(opinion()));
        },
        () -> configuration.technician().ifPresent(this::openLockedBench));
  }

  private void openLockedBench(TechnicianSettings technician) {
    var lock = new BenchLock(new PinGuard(world.loop, technician.pin()));
    var _ = screen.with(new LockedBench(opinion(), lock));
  }

  private Opinion opinion() {
    return new Opinion(
        world.kiosk,
        () -> sensing.map(Sensing::state).orElse(new PresenceState.Absent(Duration.ZERO)),
        () -> sensing.map(Sensing::opinions).orElse(List.of()),
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
    return care.start().compose(_ -> upkeep.start()).compose(_ -> updates.start());
  }

  private void startDevices() {
    Callable<Wires> lines = bench.<Callable<Wires>>map(it -> it::wires).orElse(this::openWires);
    // Who looked at lines before they are open would miss them, and write that down.
    sensing
        .map(it -> it.start(lines).onSuccess(_ -> showLight()))
        .orElse(Future.succeededFuture())
        .transform(_ -> periphery.start())
        .onFailure(e -> LOG.error("The peripherals are not watched.", e));
  }

  private void sessionMoved() {
    boolean occupied = screen.occupancy().isOccupied();
    if (!Value.of(occupied).equals(world.kiosk.fact(NodeFact.OCCUPIED))) {
      world.kiosk.set(NodeFact.OCCUPIED, Value.of(occupied));
      periphery.occupancyChanged();
      bench.ifPresent(it -> it.sessionMoved(occupied));
      showLight();
    }
    // Whoever touches the page stands in front of it.
    if (occupied) {
      exercises.citizenCame();
      sensing.ifPresent(Sensing::touched);
    }
  }

  private void needOfPerson() {
    serving.needsPerson(!upkeep.desk().needsPerson().isEmpty());
  }

  /** From now on the fleet is heard. */
  void follow(Link link) {
    serving.follow(link);
    updates.follow(link);
    link.onCare(care::want);
  }

  /** Stops everything but the page, which its own handle stops. */
  Future<Void> stop() {
    care.stop();
    bench.ifPresent(Bench::stop);
    return serving
        .stop()
        .transform(_ -> updates.stop())
        .transform(_ -> upkeep.stop())
        .transform(_ -> sensing.map(Sensing::stop).orElse(Future.succeededFuture()))
        .transform(_ -> periphery.stop())
        .transform(_ -> results.stop())
        .transform(_ -> repairs instanceof Machinery it ? it.stop() : Future.succeededFuture());
  }
}
