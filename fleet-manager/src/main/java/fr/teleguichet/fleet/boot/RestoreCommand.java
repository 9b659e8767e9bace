package fr.teleguichet.fleet.boot;

import fr.teleguichet.fleet.backup.BackupInput;
import fr.teleguichet.fleet.backup.BackupManifest;
import fr.teleguichet.fleet.backup.FleetRestorer;
import fr.teleguichet.fleet.platform.database.DatabaseSettings;
import fr.teleguichet.fleet.platform.process.SupervisedProcessFactory;
import fr.teleguichet.fleet.platform.settings.Settings;
import fr.teleguichet.fleet.platform.time.ClockFactory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Brings a backup back into an empty data folder and an empty database. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description = {
      "Brings a backup back into an empty data folder and an empty database, all of it or nothing.",
      "",
      "A restore that was cut off is begun anew by running it again; until then no fleet manager"
          + " starts in that folder."
    })
final class RestoreCommand implements Callable<Integer> {
  @ParentCommand private @Nullable FleetManagerMain program;

  @Spec private CommandLine.Model.@Nullable CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "What backup wrote.")
  private @Nullable Path file;

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description = "PEM file of the private key that opens an encrypted backup.")
  private @Nullable Path key;

  @Option(
      names = "--verify-with",
      paramLabel = "CERTIFICATE",
      description =
          "PEM file of the certificate of whoever signs your backups: FILE.p7s has to be a"
              + " signature by its key.")
  private @Nullable Path signer;

  @Option(names = "--check", description = "Only read the backup through and say what it is.")
  private boolean checkOnly;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Settings settings = Objects.requireNonNull(program).settings();
    GeneralSettings own = GeneralSettings.from(settings);
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    BackupInput source =
        new BackupInput(
            Objects.requireNonNull(file), Optional.ofNullable(key), Optional.ofNullable(signer));
    if (checkOnly) {
      describe(out, FleetRestorer.check(source));
      return ExitCode.STOPPED;
    }
    Clock clock = new ClockFactory().machine();
    FleetRestorer restore =
        new FleetRestorer(
            own.hostId(),
            RestoreTargetDatabase.operator(),
            line -> {
              out.println(line);
              out.flush();
            },
            clock);
    SecureRandom random = new SecureRandom();
    DatabaseSettings database = DatabaseSettings.from(settings);
    BackupManifest manifest;
    try (SupervisedProcessFactory supervisor = new SupervisedProcessFactory(clock, random)) {
      manifest =
          restore.restore(
              source, own.data(), new RestoreTargetDatabase(database, supervisor, random));
    }
    describe(out, manifest);
    out.println(
        "Everybody has to sign in again, and links and claims that nobody used by then open"
            + " nothing: make new ones. What was revoked, retired or withdrawn after that moment is"
            + " valid again, and so are recovery codes and calendar addresses that were used or"
            + " replaced: do it once more, then start the fleet manager.");
    return ExitCode.STOPPED;
  }

  private static void describe(PrintWriter out, BackupManifest manifest) {
    out.println(
        "The backup is whole: installation "
            + manifest.installation()
            + " as of "
            + manifest.created()
            + ", "
            + manifest.rows().values().stream().mapToLong(Long::longValue).sum()
            + " rows, by "
            + manifest.program()
            + ".");
    manifest
        .missing()
        .forEach(
            (sha256, name) ->
                out.println("The artifact " + name + " (" + sha256 + ") is not in it."));
    manifest
        .bucket()
        .ifPresent(bucket -> out.println("Its artifacts are in the bucket " + bucket + "."));
  }
}
