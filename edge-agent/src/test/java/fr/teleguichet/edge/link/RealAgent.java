package fr.teleguichet.edge.link;

import fr.teleguichet.edge.journal.Journal;
import fr.teleguichet.edge.journal.JournalStorageSettings;
import fr.teleguichet.edge.kiosk.KioskState;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.loop.VertxLoop;
import fr.teleguichet.est.OutboundRoute;
import fr.teleguichet.hardware.device.ShutdownReason;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Kiosk state, journal and link on a real Vert.x context, driven from a test's thread. */
final class RealAgent implements AutoCloseable {

  private final Vertx vertx = Vertx.vertx();
  private final Context context = vertx.getOrCreateContext();
  private final KioskState kiosk = new KioskState();
  private final Journal journal;
  private final SparkplugEdgeNode link;

  RealAgent(LinkSettings settings, Path folder) {
    Loop loop = on(() -> VertxLoop.current(vertx, System::nanoTime));
    var world = new LinkContext(loop, Clock.systemUTC(), new Random(1), OutboundRoute.direct());
    journal =
        result(
                () ->
                    Journal.open(
                        loop,
                        JournalStorageSettings.at(folder.resolve("journal.db")),
                        world.clock(),
                        UUID::randomUUID))
            .journal();
    link = on(() -> new SparkplugEdgeNode(settings, world, kiosk, journal));
  }

  KioskState kiosk() {
    return kiosk;
  }

  Journal journal() {
    return journal;
  }

  SparkplugEdgeNode link() {
    return link;
  }

  RealAgent start() {
    run(link::start);
    return this;
  }

  /** Calls on the loop and waits for the answer. */
  <T> T on(Callable<T> call) {
    var answer = new CompletableFuture<T>();
    context.runOnContext(
        _ -> {
          try {
            answer.complete(call.call());
          } catch (Exception e) {
            answer.completeExceptionally(e);
          }
        });
    return wait(answer);
  }

  /** Runs on the loop and waits for the end. */
  void run(Runnable action) {
    var _ =
        on(
            () -> {
              action.run();
              return true;
            });
  }

  /** Calls on the loop and waits for the future's result. */
  <T> T result(Callable<Future<T>> call) {
    return wait(on(call).toCompletionStage().toCompletableFuture());
  }

  private static <T> T wait(CompletableFuture<T> answer) {
    try {
      return answer.get(60, TimeUnit.SECONDS);
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError(e);
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    }
  }

  @Override
  public void close() {
    var _ = result(() -> link.announceStop(ShutdownReason.SERVICE_STOPPED));
    var _ = result(journal::close);
    var _ = wait(vertx.close().toCompletionStage().toCompletableFuture());
  }
}
