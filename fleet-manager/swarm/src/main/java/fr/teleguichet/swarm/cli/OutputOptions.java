package fr.teleguichet.swarm.cli;

import fr.teleguichet.swarm.figures.RunFault;
import fr.teleguichet.swarm.load.RecordDeliveryReport;
import fr.teleguichet.swarm.run.ProgressOutput;
import fr.teleguichet.swarm.run.RunReport;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is shown and written, and what counts as a failure. */
final class OutputOptions {

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Also write the summary as JSON; - for standard output (default: no).")
  private @Nullable Path json;

  @Option(
      names = "--accounts",
      paramLabel = "FILE",
      description =
          "Write a CSV file that says for each kiosk which records were written and acknowledged"
              + " (default: no).")
  private @Nullable Path accounts;

  @Option(names = "--quiet", description = "Show no progress (default: off).")
  private boolean quiet;

  @Option(
      names = "--require-acks",
      description = "Complain when records are unacknowledged at the end (default: off).")
  private boolean requireAcks;

  @Option(
      names = "--max-lag",
      paramLabel = "TIME",
      defaultValue = "1s",
      description =
          "Complain when the report lag's 99th percentile is larger (default: ${DEFAULT-VALUE}).")
  private Duration maxLag = Duration.ZERO;

  ProgressOutput screen(PrintWriter out) {
    boolean terminal =
        Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    return new ProgressOutput(out, terminal, quiet);
  }

  /** All that is to be complained about. */
  List<String> complaints(RunReport report) {
    List<String> complaints = new ArrayList<>(report.outcome().complaints());
    for (Map.Entry<RunFault, Long> fault : report.faults().entrySet()) {
      complaints.add(
          String.format(
              Locale.ROOT, "%,d faults of the kind %s.", fault.getValue(), fault.getKey().code()));
    }
    long open = report.outcome().whole().unacknowledged();
    if (requireAcks && open > 0) {
      complaints.add(String.format(Locale.ROOT, "%,d records are unacknowledged.", open));
    }
    long lag = report.outcome().timings().lag().p99();
    if (lag > maxLag.toNanos() / 1_000) {
      complaints.add(
          String.format(Locale.ROOT, "The report lag's 99th percentile is %.1f ms.", lag / 1e3));
    }
    return complaints;
  }

  void write(PrintWriter out, String jsonText, List<RecordDeliveryReport> all) throws IOException {
    if (json != null && json.toString().equals("-")) {
      out.print(jsonText);
    } else if (json != null) {
      Files.writeString(json, jsonText);
    }
    if (accounts != null) {
      writeAccounts(accounts, all);
    }
  }

  private static void writeAccounts(Path file, List<RecordDeliveryReport> all) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("territory,kiosk,journal,written,acknowledged");
    for (RecordDeliveryReport account : all) {
      lines.add(
          String.join(
              ",",
              account.territory(),
              account.kiosk(),
              account.journal().toString(),
              Long.toString(account.written()),
              Long.toString(account.acknowledged())));
    }
    Files.write(file, lines);
  }

  /** Whether standard output is for JSON alone. */
  boolean jsonOnly() {
    return json != null && json.toString().equals("-");
  }
}
