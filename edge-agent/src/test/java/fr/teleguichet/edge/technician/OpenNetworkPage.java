package fr.teleguichet.edge.technician;

import fr.teleguichet.edge.configuration.Secret;
import fr.teleguichet.edge.enrolment.EnrolmentStatus;
import fr.teleguichet.edge.identity.IdentityState;
import fr.teleguichet.edge.kiosk.FakeOccupancy;
import fr.teleguichet.edge.kiosk.Logbook;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.network.setup.ManagerReachability;
import fr.teleguichet.edge.network.setup.NetworkChangeRecorder;
import fr.teleguichet.edge.network.setup.NetworkTrial;
import fr.teleguichet.edge.network.setup.SimulatedNetwork;
import fr.teleguichet.edge.screen.CitizenScreen;
import fr.teleguichet.edge.screen.KioskSnapshot;
import fr.teleguichet.edge.screen.OpenScreen;
import fr.teleguichet.edge.screen.UnitStatus;
import fr.teleguichet.edge.screen.WholeScreen;
import fr.teleguichet.edge.text.Messages;
import fr.teleguichet.est.OutboundRoute;
import fr.teleguichet.hardware.serve.ServiceVerdict;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A screen's server on a free port, with the page of a simulated network. */
final class OpenNetworkPage implements AutoCloseable {

  static final String PIN = "804612";

  private final SimulatedNetwork network = new SimulatedNetwork();
  private final FakeOccupancy citizen = new FakeOccupancy();
  private final OutboundRoute route = OutboundRoute.direct();
  private final OpenScreen screen;

  OpenNetworkPage(Path folder) {
    screen = new OpenScreen((vertx, loop) -> screen(folder, vertx, loop));
  }

  private CitizenScreen screen(Path folder, Vertx vertx, Loop loop) {
    var logbook = new Logbook();
    var reach =
        new ManagerReachability() {
          @Override
          public void startOver() {
            // There is no connection of before.
          }

          @Override
          public Future<Boolean> isReached() {
            return Future.succeededFuture(network.leadsOut());
          }
        };
    var trial =
        new NetworkTrial(
            new NetworkTrial.Surroundings(
                loop,
                route,
                reach,
                UUID::randomUUID,
                folder,
                new NetworkChangeRecorder(Clock.systemUTC(), logbook)),
            network);
    var manager =
        new ManagerStatusLine(
            loop,
            Messages.FRENCH,
            new ManagerConnectionDiagnoser(route),
            () ->
                new EnrolmentStatus(
                    new IdentityState.Configured(), Optional.empty(), route, Optional.empty()),
            Optional::empty);
    var page =
        new NetworkSetupPage(
            new NetworkSetupPage.Surroundings(
                loop,
                route,
                manager,
                citizen,
                new WorkbenchPinAuthenticator(new PinAuthenticator(loop, new Secret(PIN)))),
            trial,
            Messages.FRENCH);
    var world = new WholeScreen.World(vertx, loop, Clock.systemUTC(), logbook, logbook);
    var glance =
        new KioskSnapshot(
            () -> UnitStatus.IN_SERVICE,
            () -> ServiceVerdict.of(Set.of(), Set.of()),
            Optional::empty);
    return WholeScreen.of(world, glance, new CitizenScreen.Offer(0, List.of(), Optional.empty()))
        .screen()
        .with(page);
  }

  URI address() {
    return screen.address();
  }

  /** A citizen comes. */
  void occupy() {
    screen.onLoop(citizen::occupy);
  }

  @Override
  public void close() {
    screen.close();
  }
}
