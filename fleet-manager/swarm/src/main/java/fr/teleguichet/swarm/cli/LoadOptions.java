package fr.teleguichet.swarm.cli;

import fr.teleguichet.swarm.load.LoadPlan;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** How much the kiosks do. */
final class LoadOptions {

  @ArgGroup private @Nullable Reports reports;

  @ArgGroup private @Nullable Records records;

  @Option(
      names = "--churn",
      paramLabel = "N",
      defaultValue = "0",
      description = "Connections ended on purpose per second (default: ${DEFAULT-VALUE}).")
  private double churn;

  @Option(
      names = "--churn-manner",
      paramLabel = "HOW",
      defaultValue = "ABRUPT",
      description =
          "How they end: ABRUPT (the broker sends the will), ORDERLY (own death certificate),"
              + " MIXED (default: ${DEFAULT-VALUE}).")
  private LoadPlan.Churn manner = LoadPlan.Churn.ABRUPT;

  @Option(
      names = "--count",
      paramLabel = "N",
      description = "End after so many reports (default: only --duration ends the run).")
  private @Nullable Long count;

  /** The rate of reports, in one of two ways. */
  static final class Reports {
    @Option(
        names = "--rate",
        paramLabel = "N",
        description = "Reports per second of the whole swarm; 0 for none.")
    private @Nullable Double rate;

    @Option(
        names = "--every",
        paramLabel = "TIME",
        description = "The time between two reports of one kiosk (default: 10s).")
    private @Nullable Duration every;
  }

  /** The rate of records, in one of two ways. */
  static final class Records {
    @Option(
        names = "--records",
        paramLabel = "N",
        description = "Records written per second by the whole swarm; 0 for none.")
    private @Nullable Double rate;

    @Option(
        names = "--record-every",
        paramLabel = "TIME",
        description = "The time between two records of one kiosk (default: 1m).")
    private @Nullable Duration every;
  }

  LoadPlan plan(int kiosks) {
    double reportRate =
        reports == null
            ? rate(kiosks, null, null, Duration.ofSeconds(10))
            : rate(kiosks, reports.rate, reports.every, Duration.ofSeconds(10));
    double recordRate =
        records == null
            ? rate(kiosks, null, null, Duration.ofMinutes(1))
            : rate(kiosks, records.rate, records.every, Duration.ofMinutes(1));
    return new LoadPlan(
        reportRate, count == null ? Long.MAX_VALUE : count, recordRate, churn, manner);
  }

  private static double rate(
      int kiosks, @Nullable Double rate, @Nullable Duration every, Duration usual) {
    if (rate != null) {
      return rate;
    }
    Duration period = every == null ? usual : every;
    if (!period.isPositive()) {
      throw new IllegalArgumentException("a period of " + period + " is not positive");
    }
    return kiosks * 1e9 / period.toNanos();
  }
}
