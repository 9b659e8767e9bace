package fr.teleguichet.fleet.boot;

import fr.teleguichet.fleet.backup.FleetBackupCreator;
import fr.teleguichet.fleet.platform.settings.Settings;
import fr.teleguichet.fleet.platform.time.ClockFactory;
import fr.teleguichet.fleet.portability.DataPackage;
import fr.teleguichet.fleet.portability.FleetExporter;
import fr.teleguichet.fleet.portability.SettingsExporter;
import fr.teleguichet.fleet.update.BucketSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Writes all data in open formats into one archive, for whoever goes on with another program. */
@Command(
    name = "export-data",
    mixinStandardHelpOptions = true,
    description = {
      "Writes every table, document and setting in open formats into one archive, with a"
          + " description, while the fleet manager runs or stands still.",
      "",
      "It has no secrets, and it has names and addresses of people: keep it where only they read"
          + " it."
    })
final class ExportDataCommand implements Callable<Integer> {
  @ParentCommand private @Nullable FleetManagerMain program;

  @Spec private CommandLine.Model.@Nullable CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The archive, a zip file; a name that is free.")
  private @Nullable Path file;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Settings settings = Objects.requireNonNull(program).settings();
    Path data = GeneralSettings.from(settings).data();
    Path target = Objects.requireNonNull(file);
    Clock clock = new ClockFactory().machine();
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    Optional<String> bucket = BucketSettings.from(settings).map(BucketSettings::shown);
    FleetExporter export =
        new FleetExporter(
            ProgramVersion.number(),
            SettingsExporter.yaml(GeneralSettings.ALL, settings),
            bucket.isEmpty(),
            line -> {
              out.println(line);
              out.flush();
            },
            clock);
    FleetBackupCreator.refuseEmpty(data);
    DataPackage written =
        DataFolderDatabase.of(settings, data, clock)
            .with(session -> export.write(data, session, target));
    bucket.ifPresent(
        place ->
            out.println(
                "The files of updates are in the bucket " + place + " and not in the archive."));
    out.println(
        "The archive "
            + target
            + " is whole ("
            + Files.size(target)
            + " bytes, "
            + written.rows()
            + " rows), as of "
            + written.created()
            + ".");
    return ExitCode.STOPPED;
  }
}
