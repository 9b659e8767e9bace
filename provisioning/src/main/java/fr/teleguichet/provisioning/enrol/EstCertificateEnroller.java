package fr.teleguichet.provisioning.enrol;

import fr.teleguichet.est.EstClient;
import fr.teleguichet.est.EstException;
import fr.teleguichet.est.EstLimits;
import fr.teleguichet.est.EstResponse;
import java.security.KeyPair;
import java.time.Clock;

/**
 * The fleet manager by EST (RFC 7030).
 *
 * @param clock the time of day, against which certificates are checked
 */
public record EstCertificateEnroller(Clock clock) implements CertificateEnroller {

  @Override
  public EstResponse enrol(KeyPair key, EnrolmentParameters petition) throws EstException {
    return new EstClient(petition.manager(), petition.trust(), EstLimits.STANDARD, clock)
        .enrol(key, petition.proof());
  }
}
