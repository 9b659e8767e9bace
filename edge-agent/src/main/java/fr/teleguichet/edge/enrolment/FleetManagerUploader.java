package fr.teleguichet.edge.enrolment;

import fr.teleguichet.edge.identity.HeldCertificate;
import fr.teleguichet.edge.identity.IdentityFolder;
import fr.teleguichet.est.DeviceApiClient;
import fr.teleguichet.est.EstLimits;
import fr.teleguichet.est.EstResponse;
import fr.teleguichet.est.OutboundRoute;
import java.io.IOException;
import java.security.KeyPair;
import java.util.Optional;

/**
 * Puts something at the fleet manager's over mutual TLS, as the unit that this kiosk is.
 *
 * @param who the unit; nobody can be told anything without
 * @param route the way to the manager
 */
public record FleetManagerUploader(
    IdentityFolder folder, Optional<HeldCertificate> who, OutboundRoute route) {

  /**
   * Puts it there; waits for the network.
   *
   * @throws IOException when it does not arrive; the message is a reason
   */
  public void put(String path, String mediaType, byte[] content) throws IOException {
    HeldCertificate held = who.orElseThrow(() -> new IOException("no-identity"));
    KeyPair key = folder.key().orElseThrow(() -> new IOException("no-key"));
    Optional<EstResponse.Refused> refused =
        new DeviceApiClient(held.manager(), held.trust(), EstLimits.STANDARD, route)
            .put(path, mediaType, content, key, held.chain());
    if (refused.isPresent()) {
      throw new IOException(refused.get().sentence());
    }
  }
}
