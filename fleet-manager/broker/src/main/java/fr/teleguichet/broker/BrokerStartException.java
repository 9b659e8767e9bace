package fr.teleguichet.broker;

import fr.teleguichet.broker.tls.TlsFilesException;
import java.io.IOException;
import java.nio.file.Path;

/** Why the broker cannot start, in a sentence that tells the operator what to do. */
final class BrokerStartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  private BrokerStartException(int exitCode, String message, Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  static BrokerStartException cannotListen(
      String address, int port, String option, IOException cause) {
    return new BrokerStartException(
        ExitCode.PORT_TAKEN,
        "The broker cannot listen on "
            + address
            + " port "
            + port
            + " ("
            + cause.getMessage()
            + "): stop the program that uses this port or choose another one with "
            + option
            + ".",
        cause);
  }

  static BrokerStartException dataFolder(Path folder, IOException cause) {
    return new BrokerStartException(
        ExitCode.DATA_FOLDER,
        "The broker cannot write into its data folder "
            + folder
            + " ("
            + cause
            + "): make it writable or choose another one with --data.",
        cause);
  }

  static BrokerStartException tlsFiles(TlsFilesException cause) {
    return new BrokerStartException(
        ExitCode.TLS_FILES, "The broker cannot begin: " + cause.getMessage(), cause);
  }

  int exitCode() {
    return exitCode;
  }
}
