package fr.teleguichet.edge.call;

import fr.teleguichet.edge.session.CallerDetails;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.util.UUID;

/**
 * A citizen wants to speak with an adviser.
 *
 * @param id made by the kiosk, so that asking twice asks once
 */
public record CallRequest(UUID id, ServiceCode service, CallerDetails caller) {}
