package fr.teleguichet.broker;

import fr.teleguichet.broker.tls.TlsFiles;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
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
      "4:the data folder cannot be used",
      "5:the certificates' files cannot be used"
    })
public final class BrokerMain implements Callable<Integer> {
  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "Address of the TLS listener (default: ${DEFAULT-VALUE}).")
  private String bindAddress = "127.0.0.1";

  @Option(
      names = "--port",
      defaultValue = "8883",
      description = "TCP port of the TLS listener, 0 for any free one (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--websocket-port",
      description =
          "Also take MQTT in a WebSocket, with the same certificates, at the path /mqtt. 0 for any"
              + " free port.")
  private @Nullable Integer webSocketPort;

  @ArgGroup(exclusive = false)
  private @Nullable TlsOptions tls;

  @Option(
      names = "--plain-port",
      description =
          "Also listen without TLS on 127.0.0.1: whoever is on this machine may then speak in any"
              + " kiosk's name. 0 for any free port.")
  private @Nullable Integer plainPort;

  /** Where the certificates are; all of them or none. */
  private static final class TlsOptions {
    @Option(
        names = "--tls-certificate",
        required = true,
        paramLabel = "FILE",
        description = "The broker's certificate and those that lead to its root, PEM.")
    private Path certificate = Path.of("broker.pem");

    @Option(
        names = "--tls-key",
        required = true,
        paramLabel = "FILE",
        description = "The certificate's private key, PKCS #8 in PEM, without a password.")
    private Path key = Path.of("broker-key.pem");

    @Option(
        names = "--tls-authorities",
        required = true,
        paramLabel = "FILE",
        description = "Authorities whose certificates clients must have, PEM.")
    private Path authorities = Path.of("authorities.pem");

    @Option(
        names = "--tls-crl",
        required = true,
        paramLabel = "FILE",
        description = "The authorities' revocation lists, PEM.")
    private Path revoked = Path.of("crl.pem");

    TlsFiles files() {
      return new TlsFiles(certificate, key, authorities, revoked);
    }
  }

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
      description = "Written once connections are accepted: pid, start, ports.")
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
        new BrokerOptions(
            Optional.ofNullable(tls)
                .map(
                    given ->
                        new BrokerOptions.Tls(
                            bindAddress, port, Optional.ofNullable(webSocketPort), given.files())),
            Optional.ofNullable(plainPort),
            dataFolder,
            maxPacketBytes,
            readyFile);
    return new BrokerRun(options, Clock.systemUTC(), new SecureRandom()).untilStopped();
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
