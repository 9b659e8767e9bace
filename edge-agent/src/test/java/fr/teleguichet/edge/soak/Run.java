package fr.teleguichet.edge.soak;

import fr.teleguichet.edge.erasure.ErasureVerdict;
import fr.teleguichet.edge.kiosk.KioskState;
import fr.teleguichet.edge.kiosk.Logbook;
import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.edge.network.NetworkQualityMonitor;
import fr.teleguichet.edge.network.NetworkUsability;
import fr.teleguichet.edge.network.ScriptedWay;
import fr.teleguichet.edge.peripheral.PeripheralSupervisor;
import fr.teleguichet.edge.peripheral.PeripheralSupervisor.Post;
import fr.teleguichet.edge.peripheral.ProbeInterval;
import fr.teleguichet.edge.presence.Onlooker;
import fr.teleguichet.edge.remotecommand.RemoteCommandService;
import fr.teleguichet.edge.repair.KioskChecks;
import fr.teleguichet.edge.repair.RepairCoordinator;
import fr.teleguichet.edge.serve.AvailabilityService;
import fr.teleguichet.edge.session.Visitor;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.protocol.Value;
import fr.teleguichet.hardware.serve.CitizenAct;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** One run of the agent's parts, put together as the agent does it, from start to kill. */
final class Run {

  static final ServiceCode SERVICE = new ServiceCode("caf");

  private static final ProbeInterval RHYTHM =
      new ProbeInterval(Duration.ofSeconds(5), Duration.ofSeconds(3), Duration.ofSeconds(30));
  private static final Duration GLANCE = Duration.ofSeconds(1);
  private static final Duration SAMPLE = Duration.ofSeconds(10);

  final MortalLoop loop;
  final KioskState kiosk = new KioskState();
  final Visitor visitor;
  final RemoteCommandService care;
  final AvailabilityService verdict;
  private final Truth truth;
  private final RepairCoordinator repair;
  private final PeripheralSupervisor peripherals;
  private final NetworkQualityMonitor way;
  private final Onlooker presence;

  Run(VirtualLoop time, Truth truth, Logbook journal, World world, String boot, Random random) {
    this.loop = new MortalLoop(time);
    this.truth = truth;
    Clock clock = time.clock();
    this.way = ScriptedWay.watch(loop, kiosk, truth::answer, this::review);
    this.visitor = new Visitor(loop, clock, journal, random, this::serves);
    this.presence = new Onlooker(visitor::vacated);
    this.repair =
        new RepairCoordinator(
            new RepairCoordinator.Surroundings(loop, clock, journal, visitor.occupancy(), () -> {}),
            world.repairs(),
            KioskChecks.of(kiosk, journal, clock, () -> {}));
    this.care =
        new RemoteCommandService(
            new RemoteCommandService.Surroundings(
                loop, clock, journal, journal, visitor.occupancy(), boot),
            world.hands());
    this.peripherals =
        new PeripheralSupervisor(
            new PeripheralSupervisor.Surroundings(loop, clock, random, kiosk, journal, journal),
            Truth.FITTED.stream().map(it -> new Post(new DeviceProbe(truth, it), RHYTHM)).toList());
    this.verdict =
        new AvailabilityService(
            loop,
            kiosk,
            new AvailabilityService.Terms(
                () -> Set.of(SERVICE),
                EnumSet.copyOf(Truth.FITTED),
                () -> true,
                () -> truth.siteOpen,
                () -> truth.serviceClosed ? Map.of(SERVICE, Optional.empty()) : Map.of(),
                () -> truth.way == Truth.Way.CUT ? NetworkUsability.DOWN : way.quality(),
                () -> false,
                () -> !repair.needsPerson().isEmpty(),
                () -> ErasureVerdict.CLEAN));
  }

  void start() {
    repair.listen(verdict::review);
    visitor.recover();
    var _ = peripherals.start().compose(_ -> care.start()).compose(_ -> repair.start());
    // What the former run left open may restart the machine at once.
    if (!loop.isDead()) {
      sample();
      glance();
    }
  }

  private void review() {
    verdict.review();
  }

  private boolean serves(ServiceCode service) {
    return verdict.verdict().allows(service, CitizenAct.VIDEO);
  }

  private void sample() {
    kiosk.measure(
        Map.of(
            HealthMetric.CLOCK_SYNCHRONISED, Value.of(truth.clockRight),
            HealthMetric.STORAGE_READ_ONLY, Value.of(truth.storageReadOnly)));
    var _ = loop.after(SAMPLE, this::sample);
  }

  private void glance() {
    presence.see(truth.somebody, truth.radarWorks, loop.uptime());
    var _ = loop.after(GLANCE, this::glance);
  }

  /** A person touches the screen. */
  void touch(Random random) {
    presence.touch(loop.uptime());
    visitor.touch(random);
  }

  boolean isOccupied() {
    return visitor.occupancy().isOccupied();
  }
}
