package fr.teleguichet.provisioning.cli;

import fr.teleguichet.hardware.identity.Fingerprint;
import fr.teleguichet.provisioning.accept.AgentPeripheralExerciser;
import fr.teleguichet.provisioning.accept.LinuxPeripheralDetector;
import fr.teleguichet.provisioning.accept.PeripheralExerciser;
import fr.teleguichet.provisioning.tls.HttpsClients;
import fr.teleguichet.provisioning.trouble.TroubleException;
import fr.teleguichet.provisioning.trouble.TroubleKind;
import fr.teleguichet.provisioning.unit.UnitExerciseClient;
import fr.teleguichet.provisioning.unit.UnitHttpAddress;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The unit's agent, which exercises the peripherals. */
final class AgentConnectionOptions {

  private static final int MAX_WAIT_LENGTH = 110;

  @Option(
      names = "--unit",
      paramLabel = "ADDRESS",
      description =
          "where the unit’s agent answers, https:// from another machine; by default"
              + " http://127.0.0.1:8091, on the unit itself")
  private @Nullable String unit;

  @Option(
      names = "--pin-file",
      paramLabel = "FILE",
      description =
          "a file with the agent’s technician.pin; without it peripherals are only looked for")
  private @Nullable Path pinFile;

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      defaultValue = "30",
      description =
          "how long the unit waits for each thing that you do, 1 to 110; by default"
              + " ${DEFAULT-VALUE}")
  private int wait = 30;

  /**
   * What exercises the peripherals.
   *
   * @param key of the unit, by which it is known over TLS
   */
  PeripheralExerciser trial(Fingerprint key, ProgramEnvironment equipment, TerminalOutput screen)
      throws TroubleException {
    var looking = new LinuxPeripheralDetector(equipment.root());
    if (pinFile == null) {
      if (unit != null) {
        throw new TroubleException(TroubleKind.USAGE, "accept.pin-file");
      }
      return looking;
    }
    if (wait < 1 || wait > MAX_WAIT_LENGTH) {
      throw new TroubleException(TroubleKind.USAGE, "accept.wait", MAX_WAIT_LENGTH);
    }
    if (pinFile.toString().equals("-")) {
      throw new TroubleException(TroubleKind.USAGE, "accept.pin-input");
    }
    UnitHttpAddress address = unit == null ? UnitHttpAddress.HERE : UnitHttpAddress.parse(unit);
    HttpClient client =
        address.isSecure()
            ? HttpsClients.knowing(key)
            : HttpsClients.client(Optional.empty(), Optional.empty());
    var door =
        new UnitExerciseClient(client, address, InputFileReader.secret(pinFile, equipment).value());
    int looks = Math.toIntExact(wait * 1_000L / TerminalExerciseGuide.PAUSE.toMillis());
    return new AgentPeripheralExerciser(door, looking, new TerminalExerciseGuide(screen), looks);
  }
}
