package fr.teleguichet.simulator.workbench;

import fr.teleguichet.edge.configuration.Secret;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.loop.VertxLoop;
import fr.teleguichet.edge.screen.CitizenScreen;
import fr.teleguichet.edge.screen.ExtraPage.Admission;
import fr.teleguichet.edge.screen.KioskSnapshot;
import fr.teleguichet.edge.screen.WholeScreen;
import fr.teleguichet.edge.technician.PinAuthenticator;
import fr.teleguichet.edge.workbench.LockedWorkbench;
import fr.teleguichet.simulator.scenario.SimulationDial;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A screen's server on a free port, with a workbench of one kind or none. */
final class OpenWorkbench implements AutoCloseable {

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private final URI address;
  private volatile @Nullable WholeKiosk running;

  /** What kind of kiosk it is. */
  enum Kind {
    SIMULATED,
    REAL,
    REAL_WITH_PIN
  }

  static final String PIN = "804612";

  OpenWorkbench(Kind kind) {
    var opened = new CompletableFuture<URI>();
    vertx.runOnContext(
        _ ->
            open(kind)
                .start()
                .onSuccess(running -> opened.complete(running.address()))
                .onFailure(opened::completeExceptionally));
    address = opened.orTimeout(60, TimeUnit.SECONDS).join();
  }

  private CitizenScreen open(Kind kind) {
    var loop = VertxLoop.current(vertx, System::nanoTime);
    var whole = new WholeKiosk(loop, Clock.systemUTC());
    running = whole;
    var world = new WholeScreen.World(vertx, loop, Clock.systemUTC(), whole.logbook, whole.logbook);
    var offer = new CitizenScreen.Offer(0, List.of(), Optional.empty());
    CitizenScreen screen =
        WholeScreen.of(world, KioskSnapshot.allWell(WholeKiosk.OFFERED), offer).screen();
    return switch (kind) {
      case SIMULATED -> screen.with(whole.workbench);
      case REAL -> screen;
      case REAL_WITH_PIN -> screen.with(new LockedWorkbench(whole.opinion(), lock(loop)));
    };
  }

  private static Function<Optional<String>, Admission> lock(Loop loop) {
    var guard = new PinAuthenticator(loop, new Secret(PIN));
    return shown ->
        switch (guard.judge(shown)) {
          case PinAuthenticator.Verdict.Admitted _ -> new Admission.Granted();
          case PinAuthenticator.Verdict.Refused _ -> new Admission.Refused();
          case PinAuthenticator.Verdict.Closed(Duration left) -> new Admission.Closed(left);
        };
  }

  /** What happens to the kiosk, on its loop. */
  void turn(SimulationDial dial, int value) {
    WholeKiosk whole = Objects.requireNonNull(running);
    vertx.runOnContext(_ -> whole.kiosk.turn(dial, value));
  }

  URI at(String path) {
    return address.resolve(path);
  }

  String origin() {
    return "http://127.0.0.1:" + address.getPort();
  }

  @Override
  public void close() {
    WholeKiosk whole = running;
    if (whole != null) {
      var stopped = new CompletableFuture<Void>();
      vertx.runOnContext(_ -> whole.stop().onComplete(_ -> stopped.complete(null)));
      var _ = stopped.orTimeout(60, TimeUnit.SECONDS).join();
    }
    var _ =
        vertx
            .close()
            .toCompletionStage()
            .toCompletableFuture()
            .orTimeout(60, TimeUnit.SECONDS)
            .join();
  }
}
