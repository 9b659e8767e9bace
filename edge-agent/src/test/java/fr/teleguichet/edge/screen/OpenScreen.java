package fr.teleguichet.edge.screen;

import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.loop.VertxLoop;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

/** A screen's server on a free port, on a loop of its own. */
public final class OpenScreen implements AutoCloseable {

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private final URI address;

  /**
   * Opens it.
   *
   * @param make makes the screen, on the loop that it is given
   */
  public OpenScreen(BiFunction<Vertx, Loop, CitizenScreen> make) {
    var running = new CompletableFuture<CitizenScreen.Running>();
    vertx.runOnContext(
        _ ->
            make.apply(vertx, VertxLoop.current(vertx, System::nanoTime))
                .start()
                .onSuccess(running::complete)
                .onFailure(running::completeExceptionally));
    address = running.orTimeout(60, TimeUnit.SECONDS).join().address();
  }

  /** Where its page is. */
  public URI address() {
    return address;
  }

  /** Does this on the loop, and waits until it is done. */
  public void onLoop(Runnable action) {
    var done = new CompletableFuture<Boolean>();
    vertx.runOnContext(
        _ -> {
          action.run();
          done.complete(true);
        });
    var _ = done.orTimeout(60, TimeUnit.SECONDS).join();
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
  }
}
