package fr.teleguichet.edge.enrolment;

import fr.teleguichet.edge.identity.IdentityState;
import fr.teleguichet.edge.link.LinkState;
import fr.teleguichet.est.OutboundRoute;
import java.util.Optional;

/**
 * How the unit stands with its fleet.
 *
 * @param link where the link stands, once there is one
 * @param route the way to the fleet
 * @param kiosk whom the unit is, when it is somebody
 */
public record EnrolmentStatus(
    IdentityState identity,
    Optional<LinkState> link,
    OutboundRoute route,
    Optional<String> kiosk) {}
