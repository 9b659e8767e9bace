package fr.teleguichet.swarm.cli;

import fr.teleguichet.swarm.enrol.EnrolException;
import fr.teleguichet.swarm.enrol.EnrolJson;
import fr.teleguichet.swarm.enrol.EnrolPlan;
import fr.teleguichet.swarm.enrol.EnrolReport;
import fr.teleguichet.swarm.enrol.EnrolRun;
import fr.teleguichet.swarm.enrol.EnrolText;
import fr.teleguichet.swarm.enrol.EnrolledKeyFolder;
import fr.teleguichet.swarm.enrol.ManagerClient;
import fr.teleguichet.swarm.enrol.ServerProximity;
import fr.teleguichet.swarm.run.ProgressOutput;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Many units enrolled in one go. */
@Command(
    name = "enrol",
    description = {
      "Plans a unit for each kiosk by the fleet manager's programming interface, then makes a key"
          + " for each and enrols it with its claim by EST (RFC 7030).",
      "It is for a fleet manager of your own: the units stay there, and no kiosk can be enrolled"
          + " twice."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class EnrolCommand implements Callable<Integer> {

  private static final int MAX_TOKEN = 8 * 1024;
  private static final URI NOWHERE = URI.create("");

  private final RunContext equipment;

  @Option(
      names = "--pages",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8080",
      description =
          "The fleet manager's pages; where to enrol, the claims say (default: ${DEFAULT-VALUE}).")
  private URI pages = NOWHERE;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      required = true,
      description =
          "The file that holds the programming interface's token: api-token in the manager's"
              + " folder of data.")
  private Path tokenFile = Path.of("");

  @Option(
      names = "--target-is-mine",
      description =
          "Needed for a fleet manager that is not on this machine's loopback: you vouch that you"
              + " may put load on it (default: off).")
  private boolean mine;

  @Mixin private final KioskOptions kiosks = new KioskOptions();

  @Option(
      names = "--parallel",
      paramLabel = "N",
      defaultValue = "16",
      description = "How many units at a time, 1 to 256 (default: ${DEFAULT-VALUE}).")
  private int parallel;

  @Option(
      names = "--keep",
      paramLabel = "FOLDER",
      description =
          "Keep key.pem, certificate.pem and authorities.pem of each kiosk in FOLDER/KIOSK; every"
              + " key then waits for the disk (default: no).")
  private @Nullable Path keep;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Also write the summary as JSON; - for standard output (default: no).")
  private @Nullable Path json;

  @Option(names = "--quiet", description = "Show no progress (default: off).")
  private boolean quiet;

  @Spec private CommandSpec spec = CommandSpec.create();

  EnrolCommand(RunContext equipment) {
    this.equipment = equipment;
  }

  @Override
  public Integer call() throws Exception {
    try {
      return run();
    } catch (RunRefusal e) {
      return refused(e.exitCode(), e);
    } catch (IllegalArgumentException e) {
      return refused(ExitCode.USAGE, e);
    } catch (EnrolException e) {
      return refused(
          switch (e.why()) {
            case UNREACHABLE -> ExitCode.UNREACHABLE;
            case NOT_ALLOWED -> ExitCode.USAGE;
          },
          e);
    }
  }

  private int refused(int exitCode, Exception reason) {
    spec.commandLine().getErr().println("swarm: " + reason.getMessage());
    return exitCode;
  }

  private int run() throws RunRefusal, EnrolException, IOException, InterruptedException {
    var plan = new EnrolPlan(kiosks.kiosks, kiosks.first, kiosks.territories(), parallel);
    Instant started = Instant.ofEpochMilli(equipment.time().millis());
    var keepsakes = new EnrolledKeyFolder(Optional.ofNullable(keep), new SecureRandom());
    ServerProximity vicinity = mine ? ServerProximity.ANYWHERE : ServerProximity.LOOPBACK;
    try (var manager = new ManagerClient(pages, token(), vicinity)) {
      var run =
          new EnrolRun(plan, manager, keepsakes, equipment.time(), screen(), equipment.stop());
      return conclude(started, run.run());
    }
  }

  private String token() throws RunRefusal {
    try (InputStream in = Files.newInputStream(tokenFile)) {
      return new String(in.readNBytes(MAX_TOKEN), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new RunRefusal(ExitCode.USAGE, "the token file can't be read: " + e);
    }
  }

  private ProgressOutput screen() {
    boolean terminal =
        Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    return new ProgressOutput(spec.commandLine().getErr(), terminal, quiet);
  }

  private int conclude(Instant started, EnrolReport report) throws IOException {
    int exitCode = report.complaints().isEmpty() ? ExitCode.DONE : ExitCode.COMPLAINTS;
    boolean jsonOnly = json != null && json.toString().equals("-");
    String document = EnrolJson.of(started, exitCode, report);
    PrintWriter out = spec.commandLine().getOut();
    out.print(jsonOnly ? document : EnrolText.of(report));
    out.flush();
    if (json != null && !jsonOnly) {
      Files.writeString(json, document);
    }
    return exitCode;
  }
}
