package fr.teleguichet.fleet.boot;

import fr.teleguichet.fleet.platform.database.DatabaseSettings;
import fr.teleguichet.fleet.platform.process.SupervisedProcessFactory;
import fr.teleguichet.fleet.platform.settings.Settings;
import fr.teleguichet.fleet.platform.time.ClockFactory;
import fr.teleguichet.fleet.portability.DataPackage;
import fr.teleguichet.fleet.portability.FleetImporter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Takes an archive of all data in, into an empty data folder and an empty database. */
@Command(
    name = "import-data",
    mixinStandardHelpOptions = true,
    description = {
      "Takes an archive of all data in, into an empty data folder and an empty database, all of it"
          + " or nothing.",
      "",
      "What was cut off is begun anew by running it again; until then no fleet manager starts in"
          + " that folder."
    })
final class ImportDataCommand implements Callable<Integer> {
  @ParentCommand private @Nullable FleetManagerMain program;

  @Spec private CommandLine.Model.@Nullable CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "What export-data wrote.")
  private @Nullable Path file;

  @Option(names = "--check", description = "Only read the archive through and say what it is.")
  private boolean checkOnly;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Settings settings = Objects.requireNonNull(program).settings();
    Path archive = Objects.requireNonNull(file);
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    if (checkOnly) {
      describe(out, FleetImporter.check(archive));
      return ExitCode.STOPPED;
    }
    Clock clock = new ClockFactory().machine();
    FleetImporter taking =
        new FleetImporter(
            RestoreTargetDatabase.operator(),
            line -> {
              out.println(line);
              out.flush();
            },
            clock);
    SecureRandom random = new SecureRandom();
    DatabaseSettings database = DatabaseSettings.from(settings);
    try (SupervisedProcessFactory supervisor = new SupervisedProcessFactory(clock, random)) {
      describe(
          out,
          taking.takeIn(
              archive,
              GeneralSettings.from(settings).data(),
              new RestoreTargetDatabase(database, supervisor, random)));
    }
    out.println(
        "All of it was taken in. Start the fleet manager: it shows a link for the first account."
            + " Give everybody else a link for a password, programs new tokens, and enrol each"
            + " kiosk anew.");
    return ExitCode.STOPPED;
  }

  private static void describe(PrintWriter out, DataPackage described) {
    out.println(
        "The archive is whole: as of "
            + described.created()
            + ", "
            + described.rows()
            + " rows, by "
            + described.program()
            + ", schema "
            + described.schema()
            + ".");
  }
}
