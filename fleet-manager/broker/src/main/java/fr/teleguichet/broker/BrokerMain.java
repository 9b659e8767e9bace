package fr.teleguichet.broker;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The broker's program: reads its options, runs HiveMQ until SIGTERM, and says how it ended. */
@Command(
    name = "teleguichet-broker",
    mixinStandardHelpOptions = true,
    versionProvider = BrokerVersion.class,
    description = "MQTT broker of the Téléguichet fleet manager.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:stopped by SIGTERM",
      "1:unexpected failure",
      "2:wrong option",
      "3:the port is taken",
      "4:the data folder cannot be used"
    })
public final class BrokerMain implements Callable<Integer> {
  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "Address to listen on (default: ${DEFAULT-VALUE}).")
  private String bindAddress = "127.0.0.1";

  @Option(
      names = "--port",
      defaultValue = "1883",
      description = "TCP port, 0 for any free one (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(names = "--data", required = true, paramLabel = "FOLDER", description = "Data folder.")
  private Path dataFolder = Path.of("broker");

  @Option(
      names = "--max-packet-bytes",
      paramLabel = "BYTES",
      defaultValue = "262144",
      description = "Largest MQTT packet accepted (default: ${DEFAULT-VALUE}).")
  private int maxPacketBytes;

  @Option(
      names = "--ready-file",
      required = true,
      paramLabel = "FILE",
      description = "Written once connections are accepted: pid, start, port.")
  private Path readyFile = Path.of("broker.ready");

  private BrokerMain() {}

  /** Runs the broker until it is told to stop. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  private static CommandLine commandLine() {
    return new CommandLine(new BrokerMain())
        .setExitCodeExceptionMapper(BrokerMain::exitCode)
        .setExecutionExceptionHandler(BrokerMain::explain);
  }

  @Override
  public Integer call() throws Exception {
    BrokerOptions options =
        new BrokerOptions(bindAddress, port, dataFolder, maxPacketBytes, readyFile);
    return new BrokerRun(options, Clock.systemUTC()).untilStopped();
  }

  private static int exitCode(Throwable failure) {
    return switch (failure) {
      case BrokerStartException start -> start.exitCode();
      case IllegalArgumentException _ -> ExitCode.USAGE;
      default -> ExitCode.UNEXPECTED;
    };
  }

  private static int explain(
      Exception failure, CommandLine commandLine, CommandLine.ParseResult parsed) {
    int code = exitCode(failure);
    if (code == ExitCode.UNEXPECTED) {
      failure.printStackTrace(commandLine.getErr());
    } else {
      commandLine.getErr().println(failure.getMessage());
    }
    return code;
  }
}
