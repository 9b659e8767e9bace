package fr.teleguichet.swarm.cli;

import fr.teleguichet.swarm.load.LatencyMarkerPlan;
import fr.teleguichet.swarm.run.LatencyMarkerLog;
import fr.teleguichet.swarm.run.RunPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** An even load in which a few kiosks turn one metric over at known times. */
@Command(
    name = "latency",
    description = {
      "Plays kiosks at an even rate while a few probe kiosks turn one metric over at known times,"
          + " so that another program can measure when the change is seen.",
      "Probe p (from 0) turns at the wall clock times whose milliseconds since 1970 UTC are p x"
          + " every / probes more than a multiple of every; for the worse at odd multiples, for"
          + " the better at even ones."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class LatencyMarkerCommand extends RunCommand {

  @Option(
      names = "--probes",
      paramLabel = "N",
      defaultValue = "5",
      description = "How many kiosks are probes, from the first on (default: ${DEFAULT-VALUE}).")
  private int probes;

  @Option(
      names = "--marker-every",
      paramLabel = "TIME",
      defaultValue = "5s",
      description = "The time between two turns of one probe (default: ${DEFAULT-VALUE}).")
  private Duration every = Duration.ZERO;

  @Option(
      names = "--marker",
      paramLabel = "WHAT",
      defaultValue = "PRINTER",
      description =
          "What turns over: PRINTER (its state, ok or error) or UNDER_VOLTAGE (the flag"
              + " Power/Under Voltage) (default: ${DEFAULT-VALUE}).")
  private LatencyMarkerPlan.Kind kind = LatencyMarkerPlan.Kind.PRINTER;

  @Option(
      names = "--marker-log",
      paramLabel = "FILE",
      description =
          "Write each turn as a line of JSON: territory, kiosk, metric, worse, due and sent in"
              + " milliseconds since 1970 UTC (default: no).")
  private @Nullable Path log;

  @Mixin private final LoadOptions load = new LoadOptions();

  LatencyMarkerCommand(RunContext equipment) {
    super(equipment);
  }

  @Override
  LatencyMarkerPlan markers() {
    return new LatencyMarkerPlan(probes, every, kind);
  }

  @Override
  LatencyMarkerLog markerLog() throws IOException {
    return log == null ? LatencyMarkerLog.nowhere() : LatencyMarkerLog.to(log);
  }

  @Override
  RunPlan plan() {
    return new RunPlan.Steady(times.phases(ramp.limit(fleet.kiosks)), load.plan(fleet.kiosks));
  }
}
