package fr.teleguichet.edge.technician;

import fr.teleguichet.edge.configuration.Secret;
import fr.teleguichet.edge.enrolment.EnrolmentStatus;
import fr.teleguichet.edge.identity.IdentityState;
import fr.teleguichet.edge.kiosk.FakeOccupancy;
import fr.teleguichet.edge.kiosk.Logbook;
import fr.teleguichet.edge.loop.VertxLoop;
import fr.teleguichet.edge.network.setup.ManagerReachability;
import fr.teleguichet.edge.network.setup.NetworkChangeRecorder;
import fr.teleguichet.edge.network.setup.NetworkTrial;
import fr.teleguichet.edge.network.setup.SimulatedNetwork;
import fr.teleguichet.edge.screen.CitizenScreen;
import fr.teleguichet.edge.screen.KioskSnapshot;
import fr.teleguichet.edge.screen.UnitStatus;
import fr.teleguichet.edge.screen.WholeScreen;
import fr.teleguichet.edge.text.Messages;
import fr.teleguichet.est.ProxyRoute;
import fr.teleguichet.hardware.serve.ServiceVerdict;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A screen's server on a free port, with the page of a simulated network. */
final class OpenNetworkPage implements AutoCloseable {

  static final String PIN = "804612";

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private final SimulatedNetwork network = new SimulatedNetwork();
  private final FakeOccupancy citizen = new FakeOccupancy();
  private final ProxyRoute route = ProxyRoute.direct();
  private final URI address;

  OpenNetworkPage(Path folder) {
    var opened = new CompletableFuture<URI>();
    vertx.runOnContext(
        _ ->
            screen(folder)
                .start()
                .onSuccess(running -> opened.complete(running.address()))
                .onFailure(opened::completeExceptionally));
    address = opened.orTimeout(60, TimeUnit.SECONDS).join();
  }

  private CitizenScreen screen(Path folder) {
    var loop = VertxLoop.current(vertx, System::nanoTime);
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
            new ManagerDiagnosis(route),
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
                new WorkbenchPinLock(new PinAuthenticator(loop, new Secret(PIN)))),
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
    return address;
  }

  /** A citizen comes. */
  void occupy() {
    var done = new CompletableFuture<Void>();
    vertx.runOnContext(
        _ -> {
          citizen.occupy();
          done.complete(null);
        });
    var _ = done.orTimeout(60, TimeUnit.SECONDS).join();
  }

  @Override
  public void close() {
    var _ =
        vertx
            .close()
            .toCompletionStage()
            .toCompletableFuture()
            .orTimeout(60, TimeUnit.SECONDS)
            .join();
  }
}
