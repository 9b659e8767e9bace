package fr.teleguichet.swarm.run;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import fr.teleguichet.swarm.figures.CounterSnapshot;
import fr.teleguichet.swarm.figures.RunCounter;
import fr.teleguichet.swarm.figures.Timings;
import java.util.Arrays;
import java.util.Locale;

/** A summary for people. */
public final class RunSummaryText {

  private final StringBuilder text = new StringBuilder();

  private RunSummaryText() {}

  /** The summary as some thirty lines. */
  public static String of(RunSummary summary) {
    var writer = new RunSummaryText();
    RunOutcome outcome = summary.report().outcome();
    writer.measured(outcome.measured(), outcome.timings());
    writer.whole(outcome.whole());
    writer.findings(outcome.findings());
    writer.troubles(summary.report());
    return writer.text.toString();
  }

  private void measured(CounterSnapshot measured, Timings timings) {
    line("measured for", "%.1f s", measured.seconds());
    line(
        "reports",
        "%,d, %,.0f/s; %,.0f values/s",
        measured.get(RunCounter.REPORTS),
        measured.perSecond(RunCounter.REPORTS),
        measured.perSecond(RunCounter.VALUES));
    line(
        "messages sent",
        "%,d, %,.0f/s, %,.0f kB/s",
        measured.get(RunCounter.MESSAGES_SENT),
        measured.perSecond(RunCounter.MESSAGES_SENT),
        measured.perSecond(RunCounter.BYTES_SENT) / 1e3);
    line("report lag", "%s", timings.lag());
    line("acknowledged after", "%s", timings.acknowledgement());
    line(
        "own CPU",
        "%.2f s, %.0f %% of one core, %.1f µs a message",
        measured.cpuNanos() / 1e9,
        100.0 * measured.cpuNanos() / Math.max(1, measured.nanos()),
        measured.cpuMicrosPerMessage());
  }

  private void whole(CounterSnapshot whole) {
    line("in the whole run", "%.1f s, own CPU %.2f s", whole.seconds(), whole.cpuNanos() / 1e9);
    Arrays.stream(RunCounter.values())
        .filter(count -> whole.get(count) != 0)
        .forEach(count -> line("  " + count.code(), "%,d", whole.get(count)));
    if (whole.unacknowledged() > 0) {
      line("  unacknowledged", "%,d", whole.unacknowledged());
    }
  }

  private void findings(RunFindings findings) {
    switch (findings) {
      case RunFindings.Nothing _ -> {}
      case RunFindings.Storms(var storms) ->
          storms.forEach(
              storm ->
                  line(
                      "storm",
                      "%,d kiosks, %,d births; all live after %s, all acknowledged after %s",
                      storm.kiosks(),
                      storm.messages(),
                      StormRun.seconds(storm.bornSeconds()),
                      StormRun.seconds(storm.acknowledgedSeconds())));
      case RunFindings.Search search -> {
        search.steps().forEach(step -> line("step", "%s", MaxRun.line(step)));
        search
            .best()
            .ifPresent(best -> line("sustained for a minute", "%,.0f reports/s", best.sent()));
      }
    }
  }

  private void troubles(RunReport report) {
    report
        .faults()
        .forEach(
            (fault, number) ->
                line(
                    "fault " + fault.code(),
                    "%,d, the first: %s",
                    number,
                    report.examples().getOrDefault(fault, "")));
    report.outcome().complaints().forEach(complaint -> line("complaint", "%s", complaint));
  }

  @FormatMethod
  private void line(String name, @FormatString String format, Object... values) {
    text.append(
        String.format(Locale.ROOT, "%-28s %s%n", name, String.format(Locale.ROOT, format, values)));
  }
}
