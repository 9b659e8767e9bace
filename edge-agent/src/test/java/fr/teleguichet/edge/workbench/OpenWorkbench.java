package fr.teleguichet.edge.workbench;

import fr.teleguichet.edge.loop.VertxLoop;
import fr.teleguichet.edge.screen.Glance;
import fr.teleguichet.edge.screen.Screen;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A screen's server on a free port, with or without the workbench. */
final class OpenWorkbench implements AutoCloseable {

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private final URI address;
  private volatile @Nullable WholeKiosk running;

  OpenWorkbench(boolean isSimulated) {
    var opened = new CompletableFuture<URI>();
    vertx.runOnContext(
        _ ->
            open(isSimulated)
                .start(Optional.empty())
                .onSuccess(running -> opened.complete(running.address()))
                .onFailure(opened::completeExceptionally));
    address = opened.orTimeout(20, TimeUnit.SECONDS).join();
  }

  private Screen open(boolean isSimulated) {
    var loop = VertxLoop.current(vertx, System::nanoTime);
    var whole = new WholeKiosk(loop, Clock.systemUTC());
    running = whole;
    var world =
        new Screen.Surroundings(
            vertx,
            loop,
            Clock.systemUTC(),
            whole.logbook,
            whole.logbook,
            UUID.randomUUID(),
            UUID::randomUUID,
            Glance.allWell(WholeKiosk.OFFERED));
    var screen = new Screen(world, new Screen.Offer(0, List.of(), Optional.empty()));
    return isSimulated ? screen.with(whole.workbench) : screen;
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
      var _ = stopped.orTimeout(10, TimeUnit.SECONDS).join();
    }
    var _ =
        vertx
            .close()
            .toCompletionStage()
            .toCompletableFuture()
            .orTimeout(10, TimeUnit.SECONDS)
            .join();
  }
}
