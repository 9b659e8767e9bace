package fr.teleguichet.swarm.update;

import fr.teleguichet.swarm.run.StopSignal;
import fr.teleguichet.swarm.time.RunClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Kiosks download the same file at the same time, for as long as the run takes. */
public final class DownloadRun {
  private static final double MEGABYTE = 1e6;

  private final DevicePlan plan;
  private final String path;
  private final RunClock time;
  private final StopSignal stop;

  /**
   * A run.
   *
   * @param path the file's address under the kiosk's own, with a slash before it
   */
  public DownloadRun(DevicePlan plan, String path, RunClock time, StopSignal stop) {
    this.plan = plan;
    this.path = path;
    this.time = time;
    this.stop = stop;
  }

  /**
   * What was measured.
   *
   * @param good whether every kiosk got something in the time or all of the file, and nothing came
   *     but what should
   */
  public record Report(String text, boolean good) {}

  /** Runs. */
  public Report run() throws IOException, InterruptedException {
    var figures = new DeviceFigures();
    var lines = new ConcurrentLinkedQueue<DownloadConnection>();
    Duration counted =
        new DeviceLoadRun(plan, figures, time, stop)
            .run(
                kiosk -> {
                  var line =
                      new DownloadConnection(
                          plan.request(kiosk, path).getBytes(StandardCharsets.US_ASCII), figures);
                  lines.add(line);
                  return line;
                },
                () -> {});
    List<Long> sorted = lines.stream().map(DownloadConnection::received).sorted().toList();
    long sum = sorted.stream().mapToLong(Long::longValue).sum();
    Map<String, Long> kinds = figures.kinds();
    String text =
        String.format(
            Locale.ROOT,
            """
            connections      %,d
            counted          %.1f s
            received         %,.1f MB, %,.1f MB a second
            by each          min %.3f MB, median %.3f MB, max %.3f MB
            came             %s
            """,
            figures.connections(),
            counted.toNanos() / 1e9,
            sum / MEGABYTE,
            sum / MEGABYTE / (counted.toNanos() / 1e9),
            sorted.getFirst() / MEGABYTE,
            sorted.get(sorted.size() / 2) / MEGABYTE,
            sorted.getLast() / MEGABYTE,
            kinds);
    return new Report(
        text,
        (sorted.getFirst() > 0 || kinds.getOrDefault("whole file", 0L) == sorted.size())
            && sorted.size() == plan.kiosks().size()
            && DownloadConnection.GOOD.containsAll(kinds.keySet()));
  }
}
