package fr.teleguichet.simulator.workbench;

import fr.teleguichet.edge.erasure.ErasureVerdict;
import fr.teleguichet.edge.header.ContactEventRouter;
import fr.teleguichet.edge.header.GpioHeader;
import fr.teleguichet.edge.header.HandsetSoundRouter;
import fr.teleguichet.edge.kiosk.ActiveSessionLock;
import fr.teleguichet.edge.kiosk.KioskState;
import fr.teleguichet.edge.kiosk.LinkFaultInjector;
import fr.teleguichet.edge.kiosk.Logbook;
import fr.teleguichet.edge.loop.EventStream;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.network.NetworkUsability;
import fr.teleguichet.edge.peripheral.PeripheralSupervisor;
import fr.teleguichet.edge.peripheral.PeripheralSupervisor.Post;
import fr.teleguichet.edge.peripheral.ProbeInterval;
import fr.teleguichet.edge.peripheral.display.ScreenPowerScheduler;
import fr.teleguichet.edge.peripheral.display.SimulatedPower;
import fr.teleguichet.edge.presence.PresenceDetector;
import fr.teleguichet.edge.presence.PresenceEvent;
import fr.teleguichet.edge.presence.SensingParameters;
import fr.teleguichet.edge.serve.AvailabilityService;
import fr.teleguichet.edge.workbench.AgentSnapshot;
import fr.teleguichet.hardware.board.BoardProfile;
import fr.teleguichet.hardware.board.BoardProfiles;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.device.ShutdownReason;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.simulator.scenario.Scenario;
import fr.teleguichet.simulator.scenario.ScenarioPlayer;
import fr.teleguichet.simulator.scenario.SimulatedKiosk;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** A simulated kiosk with all of the agent that looks at it, as the agent puts them together. */
final class WholeKiosk {

  static final Set<ServiceCode> OFFERED = Set.of(new ServiceCode("caf"));

  private static final BoardProfile BOARD = BoardProfiles.builtIn("teleguichet-v1");

  final KioskState state = new KioskState();
  final Logbook logbook = new Logbook();
  final SimulatedKiosk kiosk;
  final GpioHeader header;
  final PeripheralSupervisor watch;
  final AvailabilityService desk;
  final Workbench workbench;
  private final ScreenPowerScheduler monitor;
  private boolean isUp = true;

  WholeKiosk(Loop loop, Clock clock) {
    Scenario scenario = scenario();
    kiosk = new SimulatedKiosk(loop, BOARD, scenario);
    var screen =
        new ScreenPowerScheduler(
            loop, clock, ActiveSessionLock.NEVER, Optional.empty(), new SimulatedPower());
    monitor = screen;
    var sound = new HandsetSoundRouter(loop, Optional.of(kiosk.devices().sound()));
    var presence = new EventStream<PresenceEvent>(loop);
    screen.follow(presence);
    header =
        new GpioHeader(
            new PresenceDetector.World(loop, clock, logbook, logbook, presence),
            BOARD,
            SensingParameters.USUAL,
            new ContactEventRouter(() -> {}, sound::lifted),
            state);
    watch =
        new PeripheralSupervisor(
            new PeripheralSupervisor.Surroundings(
                loop, clock, new Random(7), state, logbook, logbook),
            posts());
    kiosk.onChange(watch::lookNow);
    desk =
        new AvailabilityService(
            loop,
            state,
            new AvailabilityService.Terms(
                () -> OFFERED,
                scenario.peripherals().keySet(),
                () -> true,
                () -> true,
                Map::of,
                () -> isUp ? NetworkUsability.GOOD : NetworkUsability.DOWN,
                () -> false,
                () -> false,
                () -> ErasureVerdict.CLEAN));
    workbench = new Workbench(loop, kiosk, opinion());
    new ScenarioPlayer(
            new ScenarioPlayer.Surroundings(loop, clock, logbook, new Cable()),
            state,
            scenario,
            new ScenarioPlayer.Manner(1, Duration.ofSeconds(10), false),
            Optional.of(kiosk))
        .start();
    kiosk.start();
    workbench.start();
    monitor.start();
    sound.start();
    var _ = header.start(kiosk::wires).compose(_ -> watch.start());
  }

  /** What the agent makes of it. */
  AgentSnapshot opinion() {
    return new AgentSnapshot(
        state,
        header.presence()::state,
        header.presence()::opinions,
        desk::verdict,
        () -> "idle",
        Optional::empty,
        monitor::made,
        List::of);
  }

  Future<Void> stop() {
    desk.stop();
    workbench.stop();
    kiosk.stop();
    return watch.stop().transform(_ -> monitor.stop()).transform(_ -> header.stop());
  }

  private List<Post> posts() {
    List<Post> posts = new ArrayList<>(kiosk.posts());
    var often = ProbeInterval.reading(Duration.ofSeconds(2));
    posts.addAll(
        kiosk.played(header.probes().stream().map(probe -> new Post(probe, often)).toList()));
    return posts;
  }

  private static Scenario scenario() {
    Map<Peripheral, String> all = new EnumMap<>(Peripheral.class);
    for (Peripheral kind : Peripheral.values()) {
      all.put(kind, "");
    }
    return new Scenario(
        "Essai",
        1,
        LocalTime.of(0, 0),
        LocalTime.of(23, 0),
        Map.of(),
        Map.of(),
        all,
        Optional.empty(),
        List.of());
  }

  private final class Cable implements LinkFaultInjector {
    @Override
    public void unplug() {
      isUp = false;
      desk.review();
    }

    @Override
    public void leave(ShutdownReason reason) {
      throw new AssertionError("nobody stops this kiosk");
    }

    @Override
    public void plug() {
      isUp = true;
      desk.review();
    }
  }
}
