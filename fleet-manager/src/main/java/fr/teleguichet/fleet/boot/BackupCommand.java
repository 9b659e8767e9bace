package fr.teleguichet.fleet.boot;

import fr.teleguichet.fleet.backup.BackupManifest;
import fr.teleguichet.fleet.backup.FleetBackupCreator;
import fr.teleguichet.fleet.platform.settings.Settings;
import fr.teleguichet.fleet.platform.time.ClockFactory;
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
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Writes everything into one file, while the fleet manager runs or stands still. */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description = {
      "Writes database, authority, artifacts, keys and settings into one file, while the fleet"
          + " manager runs or stands still.",
      "",
      "Whoever reads the file can be the fleet manager: encrypt it, or keep it where nobody reads"
          + " it."
    })
final class BackupCommand implements Callable<Integer> {
  @ParentCommand private @Nullable FleetManagerMain program;

  @Spec private CommandLine.Model.@Nullable CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The backup; a name that is free.")
  private @Nullable Path file;

  @Option(
      names = "--encrypt-to",
      paramLabel = "CERTIFICATE",
      description =
          "PEM file of a certificate with an RSA key of 2048 bits or more, or with one on an"
              + " elliptic curve, such as P-256: only its private key opens it.")
  private @Nullable Path certificate;

  @Override
  public Integer call() throws IOException, InterruptedException {
    FleetManagerMain main = Objects.requireNonNull(program);
    Settings settings = main.settings();
    Path data = GeneralSettings.from(settings).data();
    Clock clock = new ClockFactory().machine();
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    FleetBackupCreator backup =
        new FleetBackupCreator(
            ProgramVersion.number(),
            GeneralSettings.from(settings).hostId(),
            main.config(),
            BucketSettings.from(settings).map(BucketSettings::shown),
            Optional.ofNullable(certificate).map(FleetBackupCreator::recipient),
            line -> {
              out.println(line);
              out.flush();
            },
            clock);
    FleetBackupCreator.refuseEmpty(data);
    BackupManifest manifest =
        DataFolderDatabase.of(settings, data, clock)
            .with(session -> backup.write(data, session, Objects.requireNonNull(file)));
    tell(out, manifest, main.config().isPresent());
    return ExitCode.STOPPED;
  }

  private void tell(PrintWriter out, BackupManifest manifest, boolean settings) throws IOException {
    Path made = Objects.requireNonNull(file);
    manifest
        .missing()
        .forEach(
            (sha256, name) ->
                out.println(
                    "The artifact " + name + " (" + sha256 + ") was missing or damaged already."));
    manifest
        .bucket()
        .ifPresent(
            bucket ->
                out.println(
                    "The artifacts are in the bucket "
                        + bucket
                        + " and not in the backup, which lists them."));
    if (!settings) {
      out.println("No file of settings was given with --config, so there is none in the backup.");
    }
    out.println(
        "The backup "
            + made
            + " is whole ("
            + Files.size(made)
            + " bytes), as of "
            + manifest.created()
            + ".");
  }
}
