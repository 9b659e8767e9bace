package fr.teleguichet.provisioning.cli;

import fr.teleguichet.provisioning.fleet.HttpUnitRegister;
import fr.teleguichet.provisioning.fleet.ManagerAddress;
import fr.teleguichet.provisioning.fleet.ManagerApiClient;
import fr.teleguichet.provisioning.fleet.UnitRegister;
import fr.teleguichet.provisioning.tls.HttpsClients;
import fr.teleguichet.provisioning.trouble.TroubleException;
import fr.teleguichet.provisioning.trouble.TroubleKind;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How to reach the manager, and who asks. */
final class ManagerOptions {

  @Option(
      names = "--manager",
      paramLabel = "URL",
      description = "the fleet manager, such as https://fleet.example.org")
  private @Nullable String manager;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "a file with your token for the manager’s programming interface")
  private @Nullable Path tokenFile;

  @Option(
      names = "--authorities",
      paramLabel = "FILE",
      description = "certificates (PEM) that vouch for the manager; by default the system’s own")
  private @Nullable Path authorities;

  boolean hasToken() {
    return tokenFile != null;
  }

  Optional<String> manager() {
    return Optional.ofNullable(manager);
  }

  Optional<Path> authorities() {
    return Optional.ofNullable(authorities);
  }

  /** The manager's units. */
  UnitRegister units(ProgramEnvironment equipment, Locale language) throws TroubleException {
    if (manager == null || tokenFile == null) {
      throw new TroubleException(TroubleKind.USAGE, "manager.options");
    }
    return new HttpUnitRegister(
        new ManagerApiClient(
            HttpsClients.client(authorities(), Optional.empty()),
            ManagerAddress.parse(manager),
            InputFileReader.secret(tokenFile, equipment).value(),
            language));
  }
}
