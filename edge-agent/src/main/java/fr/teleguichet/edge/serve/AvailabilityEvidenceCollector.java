package fr.teleguichet.edge.serve;

import fr.teleguichet.edge.configuration.AgentConfiguration;
import fr.teleguichet.edge.configuration.ServiceOffer;
import fr.teleguichet.edge.erasure.ErasureVerdict;
import fr.teleguichet.edge.erasure.SessionErasureService;
import fr.teleguichet.edge.kiosk.AgentContext;
import fr.teleguichet.edge.kiosk.FleetConnection;
import fr.teleguichet.edge.kiosk.KioskState;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.network.NetworkQualityMonitor;
import fr.teleguichet.edge.network.NetworkUsability;
import fr.teleguichet.hardware.board.FittedPeripheral;
import fr.teleguichet.hardware.device.Peripheral;
import io.vertx.core.Future;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells the verdict what the other parts of the agent know. Belongs to the loop. */
public final class AvailabilityEvidenceCollector {

  /** A connection that is lost and soon found again does not make the screen flicker. */
  private static final Duration GRACE = Duration.ofSeconds(60);

  private final Loop loop;
  private final AvailabilityService desk;
  private final NetworkQualityMonitor way;
  private final ManagerClockCheck managerTime;
  private @Nullable FleetConnection fleet;
  private Duration lastContact = Duration.ZERO;
  private boolean isDegraded;
  private Supplier<ErasureVerdict> traces = () -> ErasureVerdict.CLEAN;

  /**
   * Nothing is judged before it is known that the unit is a kiosk.
   *
   * @param offers the services that citizens can choose
   * @param isKiosk whether it is
   */
  public AvailabilityEvidenceCollector(
      AgentContext world,
      AgentConfiguration configuration,
      Supplier<List<ServiceOffer>> offers,
      BooleanSupplier isKiosk) {
    this.loop = world.loop();
    KioskState kiosk = world.kiosk();
    Clock clock = world.clock();
    // First, since the desk judges at once.
    this.managerTime = new ManagerClockCheck(clock, world.machine().ticker()::nanos);
    this.way = new NetworkQualityMonitor(loop, kiosk, world.route(), this::server, this::review);
    this.desk =
        new AvailabilityService(
            loop,
            kiosk,
            new AvailabilityService.Terms(
                () -> offers.get().stream().map(ServiceOffer::id).collect(Collectors.toSet()),
                fitted(configuration),
                isKiosk,
                () -> configuration.opening().map(it -> it.isOpen(clock.instant())).orElse(true),
                new ClosedServices(offers, configuration.opening(), clock),
                this::network,
                managerTime::agrees,
                () -> isDegraded,
                () -> traces.get()));
  }

  private static Set<Peripheral> fitted(AgentConfiguration configuration) {
    return configuration.board().peripherals().stream()
        .map(FittedPeripheral::kind)
        .collect(Collectors.toSet());
  }

  public AvailabilityService desk() {
    return desk;
  }

  /** Whether the kiosk has done for itself what it could, and a person has to come. */
  public void needsPerson(boolean needed) {
    isDegraded = needed;
    desk.review();
  }

  /** From now on it counts what is left of the citizen before. */
  public void follow(SessionErasureService erasure) {
    traces = erasure::verdict;
    erasure.listen(desk::review);
  }

  /** From now on the connection tells whether there is a way to the outside. */
  public void follow(FleetConnection connection) {
    fleet = connection;
    connection.listen(
        () -> {
          if (connection.server().isPresent()) {
            lastContact = loop.uptime();
          }
          desk.review();
        });
    way.start();
  }

  /**
   * The fleet manager has answered over TLS. From any thread.
   *
   * @param date the answer's {@code Date}
   */
  public void managerSaid(String date) {
    managerTime.hear(date);
  }

  /** Other services are offered. */
  public void servicesChanged() {
    desk.review();
  }

  private void review() {
    desk.review();
  }

  /** What was measured of the way to the fleet. */
  public NetworkQualityMonitor way() {
    return way;
  }

  /** Measures and judges no more. */
  public Future<Void> stop() {
    desk.stop();
    return way.stop();
  }

  private Optional<URI> server() {
    return fleet == null ? Optional.empty() : fleet.server();
  }

  private NetworkUsability network() {
    boolean reached = fleet == null || fleet.server().isPresent();
    boolean lately = loop.uptime().minus(lastContact).compareTo(GRACE) < 0;
    return reached || lately ? way.quality() : NetworkUsability.DOWN;
  }
}
