package fr.teleguichet.edge.enrolment;

import fr.teleguichet.edge.configuration.AgentConfiguration;
import fr.teleguichet.edge.configuration.Pkcs11TokenSettings;
import fr.teleguichet.edge.identity.IdentityFolder;
import fr.teleguichet.est.Pkcs11KeyVault;
import java.nio.file.Path;
import java.security.SecureRandom;

/** Where the unit's key lies: in a token where one is set, else in a file. */
final class UnitKeyVaultFactory {

  private static final String LABEL = "teleguichet-unit";

  private UnitKeyVaultFactory() {}

  /** What the unit keeps of its identity. */
  static IdentityFolder folder(AgentConfiguration configuration) {
    Path data = configuration.data().folder();
    return configuration
        .token()
        .map(token -> new IdentityFolder(data, vault(token)))
        .orElseGet(() -> new IdentityFolder(data, new SecureRandom()));
  }

  private static Pkcs11KeyVault vault(Pkcs11TokenSettings token) {
    return new Pkcs11KeyVault(
        new Pkcs11KeyVault.Place(token.library(), token.slot(), token.pinFile(), LABEL));
  }
}
