package fr.teleguichet.swarm.cli;

import fr.teleguichet.swarm.run.RunPhases;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How long the parts of a run last. */
final class TimeOptions {

  @Option(
      names = "--duration",
      paramLabel = "TIME",
      defaultValue = "60s",
      description =
          "How long to measure, at most 24h; for a storm, how long it may last at most"
              + " (default: ${DEFAULT-VALUE}).")
  private Duration duration = Duration.ZERO;

  @Option(
      names = "--warm-up",
      paramLabel = "TIME",
      defaultValue = "5s",
      description = "The same load before that, which does not count (default: ${DEFAULT-VALUE}).")
  private Duration warmUp = Duration.ZERO;

  @Option(
      names = "--drain",
      paramLabel = "TIME",
      defaultValue = "10s",
      description =
          "How long to wait for the last acknowledgements at the end (default: ${DEFAULT-VALUE}).")
  private Duration drain = Duration.ZERO;

  RunPhases phases(Duration rampLimit) {
    return new RunPhases(rampLimit, warmUp, duration, drain);
  }

  /** The parts, with steps of this length to measure. */
  RunPhases phases(Duration rampLimit, Duration step) {
    return new RunPhases(rampLimit, warmUp, step, drain);
  }
}
