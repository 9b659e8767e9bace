package fr.teleguichet.swarm.run;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** What a run found beyond the figures that every run has. */
public sealed interface RunFindings {

  /** Nothing more. */
  record Nothing() implements RunFindings {}

  /**
   * How long storms took, in their order.
   *
   * @param storms one for each time
   */
  record Storms(List<Storm> storms) implements RunFindings {
    public Storms {
      storms = List.copyOf(storms);
    }
  }

  /**
   * One storm.
   *
   * @param kiosks how many kiosks took part
   * @param messages how many births they sent
   * @param bornSeconds from its beginning until all were live; empty when some never were
   * @param acknowledgedSeconds from its beginning until the host had acknowledged every record;
   *     empty when it did not
   */
  record Storm(
      int kiosks,
      long messages,
      Optional<Double> bornSeconds,
      Optional<Double> acknowledgedSeconds) {}

  /**
   * The search for the highest rate.
   *
   * @param steps every rate tried, in order
   */
  record Search(List<Step> steps) implements RunFindings {
    public Search {
      steps = List.copyOf(steps);
    }

    /** The highest rate at which the sink kept up. */
    public Optional<Step> best() {
      return highest(Step::keptUp);
    }

    /** The highest rate at which the sink was not behind yet when its step ended. */
    public Optional<Step> highestNotBehind() {
      return highest(step -> step.failure().isEmpty());
    }

    private Optional<Step> highest(Predicate<Step> wanted) {
      return steps.stream().filter(wanted).max(Comparator.comparingDouble(Step::rate));
    }
  }

  /**
   * One rate that was tried.
   *
   * @param rate reports per second wanted
   * @param sent reports per second sent
   * @param seconds how long it lasted
   * @param behind how many were under way at its end
   * @param missing how many had not arrived after settling
   * @param lagMicros the report lag's 99th percentile
   * @param cpuMicros this program's CPU per message
   * @param failure why the rate was too high; empty when the sink was not behind at the end
   */
  record Step(
      double rate,
      double sent,
      double seconds,
      long behind,
      long missing,
      long lagMicros,
      double cpuMicros,
      Optional<String> failure) {

    /**
     * Queues, files that are written back later and a processor's reserves take a burst that nobody
     * could bear for long.
     */
    private static final double SUSTAINED_SECONDS = 60;

    /** Whether the sink bore the rate for a minute. */
    public boolean keptUp() {
      return failure.isEmpty() && Math.round(seconds) >= SUSTAINED_SECONDS;
    }

    /** What came of it, in words. */
    public String verdict() {
      return failure.orElseGet(
          () ->
              String.format(
                  Locale.ROOT,
                  keptUp()
                      ? "kept up for %.0f s"
                      : "not behind after %.0f s, but kept up is said of a minute",
                  seconds));
    }
  }
}
