package fr.teleguichet.edge.update.download;

import fr.teleguichet.edge.loop.BlockingWait;
import fr.teleguichet.edge.peripheral.BlockingPause;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Holds a stream down to its rate, counted over its whole length, so that no pause is caught up.
 */
@BlockingWait
final class DownloadThrottle {

  /** A shorter wait is not worth its while. */
  private static final long MIN = Duration.ofMillis(20).toNanos();

  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final long bytesPerSecond;
  private final LongSupplier nanos;
  private final BlockingPause pause;
  private long due;

  DownloadThrottle(long bytesPerSecond, LongSupplier nanos, BlockingPause pause) {
    this.bytesPerSecond = bytesPerSecond;
    this.nanos = nanos;
    this.pause = pause;
    this.due = nanos.getAsLong();
  }

  /** So many bytes came. */
  void passed(int bytes) throws InterruptedException {
    long now = nanos.getAsLong();
    due = Math.max(due, now) + bytes * SECOND / bytesPerSecond;
    if (due - now > MIN) {
      pause.await(Duration.ofNanos(due - now));
    }
  }
}
