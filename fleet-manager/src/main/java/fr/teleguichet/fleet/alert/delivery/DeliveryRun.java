package fr.teleguichet.fleet.alert.delivery;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what is due for one target and tells it, one after the other. That it is being tried is
 * written down first: a program that was killed tries it again, under the same name.
 */
final class DeliveryRun {
  private static final Logger LOG = LoggerFactory.getLogger(DeliveryRun.class);

  /** How long one try may take altogether, whatever the target says meanwhile. */
  static final Duration PATIENCE = Duration.ofSeconds(60);

  /** A try that nobody ended is over then. */
  static final Duration ABANDONED = Duration.ofMinutes(5);

  /** With the waits between them these are two days. */
  static final int MAX_ATTEMPTS = 20;

  private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
  private static final Duration LONGEST_WAIT = Duration.ofHours(4);
  private static final int MAX_DOUBLINGS = 20;

  private final DeliveryRepository table;
  private final NotificationSender target;
  private final Duration patience;
  private final Clock clock;

  DeliveryRun(DeliveryRepository table, NotificationSender target, Duration patience, Clock clock) {
    this.table = table;
    this.target = target;
    this.patience = patience;
    this.clock = clock;
  }

  /**
   * Tells what is due, until something can't be told: what waits for the same target then waits a
   * moment. Returns how many were tried.
   */
  int run(int most) {
    boolean goesOn = true;
    int tried = 0;
    while (goesOn && tried < most) {
      Duration time = table.time();
      Optional<Delivery> next =
          table.take(target.channel(), time, time.plus(ABANDONED), clock.instant());
      goesOn = next.isPresent() && attempt(next.get(), time);
      tried += next.isPresent() ? 1 : 0;
    }
    return tried;
  }

  private boolean attempt(Delivery delivery, Duration time) {
    try {
      deliver(delivery);
      table.end(delivery, DeliveryState.SENT, time, "", clock.instant());
      return true;
    } catch (NotificationSender.RefusedForGoodException refused) {
      failed(delivery, DeliveryState.FAILED, time, refused);
      return true;
    } catch (IOException failure) {
      int attempts = delivery.attempts() + 1;
      DeliveryState next = attempts >= MAX_ATTEMPTS ? DeliveryState.FAILED : DeliveryState.WAITING;
      failed(delivery, next, time.plus(wait(attempts)), failure);
      return false;
    }
  }

  private void failed(Delivery delivery, DeliveryState state, Duration due, IOException failure) {
    String fault = String.valueOf(failure.getMessage());
    table.end(delivery, state, due, fault, clock.instant());
    LOG.atWarn()
        .addKeyValue("delivery", delivery.name())
        .addKeyValue("attempt", delivery.attempts() + 1)
        .addKeyValue("state", state.code())
        .addKeyValue("cause", fault)
        .log("Somebody could not be told of an alert.");
  }

  /** One minute, then twice as long each time. */
  static Duration wait(int attempts) {
    Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(attempts - 1, MAX_DOUBLINGS));
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  /** A target that says a byte now and then is as slow as one that says nothing. */
  private void deliver(Delivery delivery) throws IOException {
    CompletableFuture<Optional<IOException>> end = new CompletableFuture<>();
    Thread trying =
        Thread.ofVirtual()
            .name("alert-" + target.channel().code())
            .start(
                () -> {
                  boolean _ = end.complete(tried(delivery));
                });
    try {
      Optional<IOException> failure = end.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (failure.isPresent()) {
        throw failure.get();
      }
    } catch (TimeoutException late) {
      trying.interrupt(); // which closes its socket
      throw new IOException("not done within " + patience.toSeconds() + " s", late);
    } catch (ExecutionException fault) {
      throw new IOException(fault);
    } catch (InterruptedException stopped) {
      trying.interrupt();
      Thread.currentThread().interrupt();
      throw new IOException("the program stops", stopped);
    }
  }

  private Optional<IOException> tried(Delivery delivery) {
    try {
      target.deliver(delivery);
      return Optional.empty();
    } catch (IOException failure) {
      return Optional.of(failure);
    } catch (RuntimeException fault) {
      return Optional.of(new IOException(fault.toString(), fault));
    }
  }
}
