package fr.teleguichet.fleet.alert.delivery;

import io.micronaut.context.annotation.Context;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells what waits, on a thread of its own for each target: a slow one delays itself alone. */
@Context
final class DeliveryLoop {
  private static final Logger LOG = LoggerFactory.getLogger(DeliveryLoop.class);

  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final Duration STOP_DEADLINE = Duration.ofSeconds(2);
  private static final int AT_ONCE = 200;

  private final DeliveryRepository table;
  private final List<NotificationSender> targets;
  private final Clock clock;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<Thread> threads = new ArrayList<>();

  DeliveryLoop(
      DeliveryRepository table,
      List<NotificationSender> targets,
      DeliverySettings settings,
      Clock clock) {
    this.table = table;
    this.targets =
        targets.stream()
            .filter(
                it ->
                    switch (it.channel()) {
                      case MAIL -> settings.mail().isPresent();
                      case WEBHOOK -> settings.webhook().isPresent();
                    })
            .toList();
    this.clock = clock;
  }

  @PostConstruct
  void start() {
    for (NotificationSender target : targets) {
      DeliveryRun run = new DeliveryRun(table, target, DeliveryRun.PATIENCE, clock);
      threads.add(
          Thread.ofVirtual()
              .name("alert-" + target.channel().code() + "-loop")
              .start(() -> loop(run)));
    }
  }

  private void loop(DeliveryRun run) {
    try {
      while (!closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        runSafely(run);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void runSafely(DeliveryRun run) {
    try {
      int _ = run.run(AT_ONCE);
    } catch (JdbiException failure) {
      LOG.atWarn()
          .addKeyValue("cause", failure.getMessage())
          .log("What waits to be told can't be read; it is tried again.");
    }
  }

  @PreDestroy
  void close() throws InterruptedException {
    closed.countDown();
    for (Thread thread : threads) {
      thread.interrupt();
      boolean _ = thread.join(STOP_DEADLINE);
    }
  }
}
