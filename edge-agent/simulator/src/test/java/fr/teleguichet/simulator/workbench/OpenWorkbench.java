package fr.teleguichet.simulator.workbench;

import fr.teleguichet.edge.configuration.Secret;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.screen.CitizenScreen;
import fr.teleguichet.edge.screen.KioskSnapshot;
import fr.teleguichet.edge.screen.OpenScreen;
import fr.teleguichet.edge.screen.WholeScreen;
import fr.teleguichet.edge.technician.PinAuthenticator;
import fr.teleguichet.edge.technician.WorkbenchPinAuthenticator;
import fr.teleguichet.edge.workbench.LockedWorkbench;
import fr.teleguichet.simulator.scenario.SimulationDial;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A screen's server on a free port, with a workbench of one kind or none. */
final class OpenWorkbench implements AutoCloseable {

  private final OpenScreen screen;
  private volatile @Nullable WholeKiosk running;

  /** What kind of kiosk it is. */
  enum Kind {
    SIMULATED,
    REAL,
    REAL_WITH_PIN
  }

  static final String PIN = "804612";

  OpenWorkbench(Kind kind) {
    screen = new OpenScreen((vertx, loop) -> open(kind, vertx, loop));
  }

  private CitizenScreen open(Kind kind, Vertx vertx, Loop loop) {
    var whole = new WholeKiosk(loop, Clock.systemUTC());
    running = whole;
    var world = new WholeScreen.World(vertx, loop, Clock.systemUTC(), whole.logbook, whole.logbook);
    var offer = new CitizenScreen.Offer(0, List.of(), Optional.empty());
    CitizenScreen made =
        WholeScreen.of(world, KioskSnapshot.allWell(WholeKiosk.OFFERED), offer).screen();
    return switch (kind) {
      case SIMULATED -> made.with(whole.workbench);
      case REAL -> made;
      case REAL_WITH_PIN ->
          made.with(
              new LockedWorkbench(
                  whole.opinion(),
                  new WorkbenchPinAuthenticator(new PinAuthenticator(loop, new Secret(PIN)))));
    };
  }

  /** What happens to the kiosk, on its loop. */
  void turn(SimulationDial dial, int value) {
    WholeKiosk whole = Objects.requireNonNull(running);
    screen.onLoop(() -> whole.kiosk.turn(dial, value));
  }

  URI at(String path) {
    return screen.address().resolve(path);
  }

  String origin() {
    return "http://127.0.0.1:" + screen.address().getPort();
  }

  @Override
  public void close() {
    WholeKiosk whole = running;
    if (whole != null) {
      var stopped = new CompletableFuture<Void>();
      screen.onLoop(() -> whole.stop().onComplete(_ -> stopped.complete(null)));
      var _ = stopped.orTimeout(60, TimeUnit.SECONDS).join();
    }
    screen.close();
  }
}
