package fr.teleguichet.fleet.boot;

import fr.teleguichet.fleet.platform.settings.Settings;
import fr.teleguichet.fleet.platform.settings.SettingsLoader;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The fleet manager's program. */
@Command(
    name = "fleet-manager",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    description = {
      "Runs the Téléguichet fleet manager until SIGTERM.",
      "",
      "Every setting fleet.x.y of the configuration file can also be given as the environment"
          + " variable FLEET_X_Y, which then wins."
    },
    subcommands = {
      CertificateAuthorityCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      ExportDataCommand.class,
      ImportDataCommand.class,
      CommuneFileCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:stopped in order by SIGTERM or Ctrl-C",
      "1:unexpected failure",
      "2:wrong option or setting",
      "3:a port is taken by another program",
      "4:the data folder cannot be used",
      "5:the database cannot be used",
      "6:the embedded broker cannot be used",
      "7:the certificate authority cannot be used",
      "8:a backup or an archive of all data cannot be made or brought back"
    })
public final class FleetManagerMain implements Callable<Integer> {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Configuration file in YAML; without it, defaults and the environment apply.")
  private @Nullable Path config;

  private final Map<String, String> environment;

  FleetManagerMain(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Runs the fleet manager until it is told to stop. */
  public static void main(String[] arguments) {
    System.exit(commandLine(System.getenv()).execute(arguments));
  }

  static CommandLine commandLine(Map<String, String> environment) {
    return new CommandLine(new FleetManagerMain(environment))
        .setExecutionExceptionHandler(FleetManagerMain::explain);
  }

  /** The settings of the file and the environment. */
  Settings settings() {
    return new SettingsLoader(GeneralSettings.ALL).read(Optional.ofNullable(config), environment);
  }

  /** The file of settings, where one was given. */
  Optional<Path> config() {
    return Optional.ofNullable(config);
  }

  @Override
  public Integer call() throws Exception {
    try (FleetManagerRun run = new FleetManagerRun(settings())) {
      run.start();
      run.awaitStop();
    }
    return ExitCode.STOPPED;
  }

  private static int explain(
      Exception failure, CommandLine commandLine, CommandLine.ParseResult parsed) {
    int code = ExitCode.of(failure);
    if (code == ExitCode.UNEXPECTED) {
      failure.printStackTrace(commandLine.getErr());
    } else if (code != ExitCode.STOPPED) {
      commandLine.getErr().println(failure.getMessage());
    }
    return code;
  }
}
