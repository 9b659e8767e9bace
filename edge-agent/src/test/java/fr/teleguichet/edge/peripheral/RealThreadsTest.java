package fr.teleguichet.edge.peripheral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.teleguichet.edge.kiosk.KioskState;
import fr.teleguichet.edge.kiosk.Logbook;
import fr.teleguichet.edge.loop.VertxLoop;
import fr.teleguichet.hardware.device.Peripheral;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The same watch on the real loop, with threads that really hang. */
@Timeout(300)
class RealThreadsTest {

  private static final ProbeInterval QUICK =
      new ProbeInterval(Duration.ofMillis(20), Duration.ofMillis(100), Duration.ofMillis(200));

  private final AtomicInteger interrupted = new AtomicInteger();

  /** Looks for ever, until it is interrupted. */
  private final Probe hanging =
      new Probe() {
        @Override
        public Peripheral kind() {
          return Peripheral.PRINTER;
        }

        @Override
        public String part() {
          return "hanging";
        }

        @Override
        public ProbeFinding look() throws InterruptedException {
          try {
            new CountDownLatch(1).await();
            throw new AssertionError("nobody counts down");
          } catch (InterruptedException e) {
            interrupted.incrementAndGet();
            throw e;
          }
        }
      };

  @Test
  void aLookThatHangsIsInterruptedAndTheLoopGoesOnAndStops() throws Exception {
    Vertx vertx = Vertx.vertx();
    try {
      var watch = new CompletableFuture<PeripheralSupervisor>();
      var reasons = new CompletableFuture<String>();
      vertx.runOnContext(_ -> watch.complete(start(vertx, reasons)));
      assertThat(reasons.get(60, TimeUnit.SECONDS)).isEqualTo("not-responding");
      await()
          .atMost(Duration.ofMinutes(5))
          .until(() -> interrupted.get() > ProbeRunner.MAX_STUCK + 2);
      var stopped = new CompletableFuture<Boolean>();
      vertx.runOnContext(
          _ -> {
            var _ = watch.join().stop().onComplete(done -> stopped.complete(done.succeeded()));
          });
      assertThat(stopped.get(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      var _ = vertx.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }
  }

  private PeripheralSupervisor start(Vertx vertx, CompletableFuture<String> reasons) {
    var kiosk = new KioskState();
    var journal = new Logbook();
    kiosk.listen(
        new KioskState.Listener() {
          @Override
          public void onMeasures() {}

          @Override
          public void onFact(fr.teleguichet.hardware.device.NodeFact fact) {}

          @Override
          public void onPeripheral(Peripheral peripheral) {
            kiosk.peripheral(peripheral).ifPresent(it -> reasons.complete(it.reasons()));
          }
        });
    var watch =
        new PeripheralSupervisor(
            new PeripheralSupervisor.Surroundings(
                VertxLoop.current(vertx, System::nanoTime),
                Clock.systemUTC(),
                new Random(1),
                kiosk,
                journal,
                journal),
            List.of(new PeripheralSupervisor.Post(hanging, QUICK)));
    var _ = watch.start();
    return watch;
  }
}
