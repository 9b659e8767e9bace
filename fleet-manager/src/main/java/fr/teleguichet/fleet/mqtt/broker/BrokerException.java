package fr.teleguichet.fleet.mqtt.broker;

import java.nio.file.Path;

/** The embedded broker cannot be used, in a sentence that tells the operator what to do. */
public final class BrokerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BrokerException(String message) {
    super(message);
  }

  static BrokerException notStarted(String reason, Path logFile) {
    return new BrokerException(
        "The embedded broker did not start (" + reason + "): see " + logFile + ".");
  }

  static BrokerException noProgram(Path folder) {
    return new BrokerException(
        "The embedded broker's program is not in "
            + folder
            + ": install the fleet manager again, or set fleet.broker.url to a broker elsewhere.");
  }

  static BrokerException noCertificates(Path folder) {
    return new BrokerException(
        "The embedded broker has no certificates in "
            + folder
            + ": let the fleet manager's own authority write them, or set "
            + BrokerSettings.PLAIN.key()
            + ": true for a trial on one machine.");
  }
}
