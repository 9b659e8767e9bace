package fr.teleguichet.edge.call;

import fr.teleguichet.edge.session.CallerDetails;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.util.Optional;
import java.util.UUID;

/**
 * A citizen wants to speak with an adviser.
 *
 * @param id made by the kiosk, so that asking twice asks once
 * @param transferOf the call of another service whose adviser passed the citizen on
 */
public record CallRequest(
    UUID id, ServiceCode service, CallerDetails caller, Optional<UUID> transferOf) {

  /** One that a citizen chose on the screen. */
  public CallRequest(UUID id, ServiceCode service, CallerDetails caller) {
    this(id, service, caller, Optional.empty());
  }
}
