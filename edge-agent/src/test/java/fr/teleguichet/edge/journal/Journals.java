package fr.teleguichet.edge.journal;

import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.journal.KioskRecord;
import fr.teleguichet.hardware.protocol.Value;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Journals, records and reports for tests. */
public final class Journals {

  private Journals() {}

  /** Opens the journal on a virtual loop, where it is open at once. */
  public static OpenedJournal open(VirtualLoop loop, JournalStorageSettings settings) {
    return done(Journal.open(loop, settings, loop.clock(), UUID::randomUUID));
  }

  /** A small journal in the folder. */
  public static Journal small(VirtualLoop loop, Path folder) {
    return open(
            loop,
            new JournalStorageSettings(
                folder.resolve("journal.db"), JournalStorageSettings.MIN_SIZE))
        .journal();
  }

  /** The result of a future that is complete by now. */
  public static <T> T done(Future<T> future) {
    if (!future.isComplete()) {
      throw new AssertionError("the future is not complete");
    }
    if (future.failed()) {
      throw new AssertionError("the future failed", future.cause());
    }
    return future.result();
  }

  /** A record that the number tells from others. */
  public static KioskRecord record(long i) {
    return new KioskRecord.Presence(
        Instant.ofEpochSecond(1_790_000_000L + i * 3600), (int) (i % 10_000), (int) (i % 7));
  }

  /** A report of one measure. */
  public static HealthReport report(Instant measured, double temperature) {
    return new HealthReport(
        measured,
        Map.of(
            HealthMetric.CPU_TEMPERATURE,
            Value.of(temperature),
            HealthMetric.CLOCK_SYNCHRONISED,
            Value.of(true)));
  }

  /** A report of all measures, as large as they come. */
  public static HealthReport wholeReport(Instant measured, int i) {
    return new HealthReport(
        measured,
        Arrays.stream(HealthMetric.values())
            .collect(Collectors.toMap(Function.identity(), metric -> value(metric, i))));
  }

  private static Value value(HealthMetric metric, int i) {
    return switch (metric.definition().type()) {
      case BOOLEAN -> Value.of(i % 2 == 0);
      case UINT32 -> Value.of((long) i);
      default -> Value.of(i / 4.0);
    };
  }
}
