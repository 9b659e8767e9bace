package fr.teleguichet.swarm.update;

import fr.teleguichet.swarm.figures.CpuTime;
import fr.teleguichet.swarm.figures.SharedDelayHistogram;
import fr.teleguichet.swarm.run.StopSignal;
import fr.teleguichet.swarm.time.RunClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** Kiosks ask whether there is something for them, each again as soon as it is answered. */
public final class PollRun {
  private final DevicePlan plan;
  private final Optional<ServerCpu> server;
  private final RunClock time;
  private final StopSignal stop;

  /**
   * A run.
   *
   * @param server the process that answers, where it is known
   */
  public PollRun(DevicePlan plan, Optional<ServerCpu> server, RunClock time, StopSignal stop) {
    this.plan = plan;
    this.server = server;
    this.time = time;
    this.stop = stop;
  }

  /**
   * What was measured.
   *
   * @param kinds how often each status came, and each fault
   * @param good whether nothing came but what should
   */
  public record Report(String text, Map<String, Long> kinds, boolean good) {}

  /** Runs. */
  public Report run() throws IOException, InterruptedException {
    var figures = new DeviceFigures();
    var delays = new SharedDelayHistogram();
    var serverBefore = new AtomicLong();
    var ownBefore = new AtomicLong();
    CpuTime own = CpuTime.ofThisProcess();
    Duration counted =
        new DeviceLoadRun(plan, figures, time, stop)
            .run(
                kiosk ->
                    new PollConnection(
                        plan.request(kiosk, "").getBytes(StandardCharsets.US_ASCII),
                        figures,
                        delays,
                        time),
                () -> {
                  serverBefore.set(server.map(ServerCpu::nanos).orElse(0L));
                  ownBefore.set(own.nanos());
                });
    long serverCpu = server.map(ServerCpu::nanos).orElse(0L) - serverBefore.get();
    long ownCpu = own.nanos() - ownBefore.get();
    Map<String, Long> kinds = figures.kinds();
    long polls = kinds.getOrDefault("status 200", 0L);
    String text =
        String.format(
            Locale.ROOT,
            """
            connections      %,d
            counted          %.1f s
            polls            %,d, %,.0f a second
            answered after   %s
            server's CPU     %s
            own CPU          %.2f s
            came             %s
            """,
            figures.connections(),
            seconds(counted.toNanos()),
            polls,
            polls / seconds(counted.toNanos()),
            delays.percentiles(),
            server.isEmpty() ? "not asked for" : cpu(serverCpu, polls),
            seconds(ownCpu),
            kinds);
    return new Report(text, kinds, isGood(figures, plan.kiosks().size()));
  }

  /** Whether all kiosks got through and nothing came but answers that all is well. */
  static boolean isGood(DeviceFigures figures, int kiosks) {
    return figures.connections() == kiosks && figures.kinds().keySet().equals(Set.of("status 200"));
  }

  private static String cpu(long nanos, long polls) {
    return String.format(
        Locale.ROOT,
        "%.2f s, %,.0f polls in a second of it, %.1f µs each",
        seconds(nanos),
        polls / Math.max(seconds(nanos), 0.01),
        nanos / 1e3 / Math.max(polls, 1));
  }

  private static double seconds(long nanos) {
    return nanos / 1e9;
  }
}
