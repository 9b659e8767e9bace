package fr.teleguichet.swarm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.swarm.figures.CounterSnapshot;
import fr.teleguichet.swarm.figures.Percentiles;
import fr.teleguichet.swarm.figures.RunCounter;
import fr.teleguichet.swarm.figures.RunFault;
import fr.teleguichet.swarm.figures.Timings;
import fr.teleguichet.swarm.load.RecordDeliveryReport;
import fr.teleguichet.swarm.run.RunFindings;
import fr.teleguichet.swarm.run.RunOutcome;
import fr.teleguichet.swarm.run.RunReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What makes a run one that was not as asked, and what is left for other programs. */
final class OutputOptionsTest {

  private static OutputOptions options(String... words) {
    var options = new OutputOptions();
    new CommandLine(CommandLine.Model.CommandSpec.forAnnotatedObject(options))
        .registerConverter(Duration.class, new DurationConverter())
        .parseArgs(words);
    return options;
  }

  private static RunReport report(long lagMicros, long records, Map<RunFault, Long> faults) {
    var totals = new CounterSnapshot(1, 1, Map.of(RunCounter.RECORDS, records));
    var none = new Percentiles(0, 0, 0, 0, 0, 0);
    var timings = new Timings(new Percentiles(1, 0, 0, lagMicros, 9_000_000, 9_000_000), none);
    var outcome =
        new RunOutcome(totals, totals, timings, new RunFindings.Nothing(), List.of("Its own."));
    return new RunReport(outcome, faults, Map.of(), List.of());
  }

  @Test
  void aLagAtTheLimitIsAsAskedAndOneOverItIsNot() {
    assertThat(options().complaints(report(1_000_000, 0, Map.of()))).containsExactly("Its own.");
    assertThat(options().complaints(report(1_000_001, 0, Map.of())))
        .containsExactly("Its own.", "The report lag's 99th percentile is 1000.0 ms.");
    assertThat(options("--max-lag=2ms").complaints(report(2_001, 0, Map.of()))).hasSize(2);
  }

  @Test
  void recordsThatNobodyAcknowledgedAreComplainedAboutWhereThatIsAsked() {
    assertThat(options().complaints(report(0, 4, Map.of()))).containsExactly("Its own.");
    assertThat(options("--require-acks").complaints(report(0, 0, Map.of()))).hasSize(1);
    assertThat(options("--require-acks").complaints(report(0, 4, Map.of())))
        .containsExactly("Its own.", "4 records are unacknowledged.");
  }

  @Test
  void eachKindOfFaultIsComplainedAbout() {
    assertThat(options().complaints(report(0, 0, Map.of(RunFault.LOST, 1_234L))))
        .containsExactly("Its own.", "1,234 faults of the kind lost.");
  }

  @Test
  void theAccountsAreLeftAsATableAndTheSummaryAsJson(@TempDir Path folder) throws IOException {
    Path accounts = folder.resolve("accounts.csv");
    Path json = folder.resolve("summary.json");
    var account = new RecordDeliveryReport("swarm", "swarm-000001", new UUID(0, 1), 9, 7);

    options("--accounts=" + accounts, "--json=" + json)
        .write(new PrintWriter(new StringWriter()), "{}", List.of(account));

    assertThat(accounts)
        .hasContent(
            """
            territory,kiosk,journal,written,acknowledged
            swarm,swarm-000001,00000000-0000-0000-0000-000000000001,9,7
            """);
    assertThat(json).hasContent("{}");
  }

  @Test
  void jsonAloneGoesToStandardOutput() throws IOException {
    var out = new StringWriter();
    OutputOptions options = options("--json=-");
    assertThat(options.jsonOnly()).isTrue();
    assertThat(options().jsonOnly()).isFalse();
    try (var writer = new PrintWriter(out)) {
      options.write(writer, "{}", List.of());
    }
    assertThat(out).hasToString("{}");
  }
}
