package fr.teleguichet.edge.health;

import fr.teleguichet.edge.loop.MonotonicClock;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.protocol.Value;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Writes 4 KiB to the data folder, waits until they are on the medium, reads them back and tells
 * the time that it took in milliseconds. A dying SD card gets slow before it fails, over days: four
 * times an hour finds that, and the medium wears less. The same 4 KiB are written again and no new
 * ones, so that the file system has nothing of its own to write. What failed is tried again after a
 * minute.
 */
final class WriteLatencySource implements HealthSource {

  private static final int SIZE = 4096;
  private static final Duration PAUSE = Duration.ofMinutes(15);
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(59);

  private final Path file;
  private final MonotonicClock ticker;
  private final RandomGenerator random;
  private boolean everRan;
  private long lastRun;
  private Map<HealthMetric, Value> result = Map.of();

  WriteLatencySource(Path folder, MonotonicClock ticker, RandomGenerator random) {
    this.file = folder.resolve("canary");
    this.ticker = ticker;
    this.random = random;
  }

  @Override
  public Set<HealthMetric> metrics() {
    return Set.of(HealthMetric.STORAGE_WRITE_TIME);
  }

  @Override
  public Map<HealthMetric, Value> read() {
    long now = ticker.nanos();
    Duration pause = result.isEmpty() ? PAUSE_AFTER_FAILURE : PAUSE;
    if (!everRan || now - lastRun >= pause.toNanos()) {
      everRan = true;
      lastRun = now;
      result = run();
    }
    return result;
  }

  private Map<HealthMetric, Value> run() {
    byte[] song = new byte[SIZE];
    random.nextBytes(song);
    long began = ticker.nanos();
    try {
      write(song);
      double took = (ticker.nanos() - began) / 1e6;
      return readsBack(song) ? Map.of(HealthMetric.STORAGE_WRITE_TIME, Value.of(took)) : Map.of();
    } catch (IOException _) {
      return Map.of();
    }
  }

  private void write(byte[] song) throws IOException {
    try (var out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      var bytes = ByteBuffer.wrap(song);
      while (bytes.hasRemaining()) {
        out.write(bytes, bytes.position());
      }
      out.force(false);
    }
  }

  private boolean readsBack(byte[] song) throws IOException {
    try (var in = FileChannel.open(file, StandardOpenOption.READ)) {
      var bytes = ByteBuffer.allocate(SIZE);
      while (bytes.hasRemaining() && in.read(bytes) >= 0) {
        // Goes on until the end of the file or the buffer.
      }
      return java.util.Arrays.equals(bytes.array(), song);
    }
  }
}
