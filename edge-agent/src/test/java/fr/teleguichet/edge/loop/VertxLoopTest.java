package fr.teleguichet.edge.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class VertxLoopTest {

  private final Vertx vertx = Vertx.vertx();
  private final Context context = vertx.getOrCreateContext();
  private final AtomicLong nanos = new AtomicLong(1_000);
  private VertxLoop loop;

  @BeforeEach
  void make() {
    loop = on(() -> VertxLoop.current(vertx, nanos::get));
  }

  @AfterEach
  void close() {
    var _ = wait(vertx.close().toCompletionStage().toCompletableFuture());
  }

  private <T> T on(Callable<T> call) {
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

  private static <T> T wait(CompletableFuture<T> answer) {
    return answer.orTimeout(60, TimeUnit.SECONDS).join();
  }

  @Test
  void itIsMadeOnAnEventLoopOnly() {
    assertThatThrownBy(() -> VertxLoop.current(vertx, nanos::get))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(Thread.currentThread().getName());
  }

  @Test
  void aCallFromAnotherThreadIsRefused() {
    assertThatThrownBy(loop::check)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("vert.x-eventloop-thread");
    assertThatThrownBy(() -> loop.after(Duration.ZERO, () -> {}))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whatEntersAndWhatWasDelayedRunsOnTheLoop() {
    var entered = new CompletableFuture<Boolean>();
    var delayed = new CompletableFuture<Boolean>();
    loop.enter(
        () -> {
          loop.check();
          entered.complete(true);
        });
    Loop.Timer timer =
        on(
            () ->
                loop.after(
                    Duration.ZERO,
                    () -> {
                      loop.check();
                      delayed.complete(true);
                    }));
    assertThat(wait(entered)).isTrue();
    assertThat(wait(delayed)).isTrue();
    timer.cancel();
  }

  @Test
  void uptimeFollowsTheGivenClock() {
    nanos.addAndGet(5_000_000_000L);
    assertThat(loop.uptime()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void aWorkerWorksInOrderOnItsThreadAndAnswersOnTheLoop() {
    List<String> done = new ArrayList<>();
    var last = new CompletableFuture<List<String>>();
    Loop.Worker worker = on(() -> loop.worker("test-worker"));
    List<Future<String>> answers =
        on(
            () -> {
              List<Future<String>> futures = new ArrayList<>();
              for (int i = 0; i < 10; i++) {
                int number = i;
                futures.add(
                    worker
                        .run(() -> number + " " + Thread.currentThread().getName())
                        .onSuccess(
                            name -> {
                              loop.check();
                              done.add(name);
                              if (done.size() == 10) {
                                last.complete(List.copyOf(done));
                              }
                            }));
              }
              return futures;
            });
    assertThat(answers).hasSize(10);
    List<String> names = wait(last);
    for (int i = 0; i < 10; i++) {
      assertThat(names.get(i)).isEqualTo(i + " test-worker-0");
    }
    var _ = wait(on(worker::close).toCompletionStage().toCompletableFuture());
  }

  @Test
  void aWorkerWithoutWorkKeepsNoThreadAndWorksOnWithAnother() throws InterruptedException {
    Loop.Worker worker = on(() -> loop.worker("resting"));
    Future<Thread> first = on(() -> worker.run(Thread::currentThread));
    Thread resting = wait(first.toCompletionStage().toCompletableFuture());
    assertThat(resting.join(Duration.ofSeconds(30))).as("it goes").isTrue();
    Future<String> next = on(() -> worker.run(() -> Thread.currentThread().getName()));
    assertThat(wait(next.toCompletionStage().toCompletableFuture())).isEqualTo("resting-1");
  }

  @Test
  void aWorkerThatHangsHoldsUpNoOther() {
    var release = new CompletableFuture<Boolean>();
    Loop.Worker hanging = on(() -> loop.worker("hanging"));
    Loop.Worker other = on(() -> loop.worker("other"));
    Future<Boolean> hung = on(() -> hanging.run(release::join));
    Future<String> answer = on(() -> other.run(() -> "done"));
    assertThat(wait(answer.toCompletionStage().toCompletableFuture())).isEqualTo("done");
    release.complete(true);
    assertThat(wait(hung.toCompletionStage().toCompletableFuture())).isTrue();
  }

  @Test
  void aWorkerThatIsClosedWithWorkWaitingHoldsUpNoOther() {
    var release = new CompletableFuture<Boolean>();
    Loop.Worker closed = on(() -> loop.worker("closed"));
    Loop.Worker other = on(() -> loop.worker("other"));
    Future<Boolean> _ = on(() -> other.run(release::join));
    Future<String> _ = on(() -> closed.run(() -> "perhaps"));
    Future<Void> _ = on(closed::close);
    release.complete(true);
    Future<String> answer = on(() -> other.run(() -> "done"));
    assertThat(wait(answer.toCompletionStage().toCompletableFuture())).isEqualTo("done");
    assertThat(on(() -> closed.run(() -> "too late")).toCompletionStage().toCompletableFuture())
        .failsWithin(Duration.ofSeconds(10));
  }

  @Test
  void aWorkerWhoseLoopHasEndedMeanwhileGoesQuietly() throws InterruptedException {
    var release = new CompletableFuture<Boolean>();
    var working = new CompletableFuture<Thread>();
    List<Throwable> uncaught = new CopyOnWriteArrayList<>();
    Loop.Worker worker = on(() -> loop.worker("late"));
    Future<Boolean> _ =
        on(
            () ->
                worker.run(
                    () -> {
                      Thread.currentThread().setUncaughtExceptionHandler((_, e) -> uncaught.add(e));
                      working.complete(Thread.currentThread());
                      return release.join();
                    }));
    Thread thread = wait(working);

    var _ = wait(vertx.close().toCompletionStage().toCompletableFuture());
    release.complete(true);

    assertThat(thread.join(Duration.ofSeconds(30))).isTrue();
    assertThat(uncaught).isEmpty();
  }
}
