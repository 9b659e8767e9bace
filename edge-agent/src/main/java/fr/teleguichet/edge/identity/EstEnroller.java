package fr.teleguichet.edge.identity;

import fr.teleguichet.est.EstClient;
import fr.teleguichet.est.EstException;
import fr.teleguichet.est.EstLimits;
import fr.teleguichet.est.EstResponse;
import fr.teleguichet.est.OutboundRoute;
import java.security.KeyPair;
import java.time.Clock;

/** The fleet manager by EST (RFC 7030). */
record EstEnroller(Clock clock, OutboundRoute route) implements Enroller {

  @Override
  public EstResponse enrol(KeyPair key, UnitEnrolmentParameters petition) throws EstException {
    return new EstClient(petition.manager(), petition.trust(), EstLimits.STANDARD, clock, route)
        .enrol(key, petition.proof());
  }

  @Override
  public EstResponse renew(KeyPair key, HeldCertificate held) throws EstException {
    return new EstClient(held.manager(), held.trust(), EstLimits.STANDARD, clock, route)
        .renew(key, held.chain());
  }
}
