package fr.teleguichet.provisioning.enrol;

import fr.teleguichet.est.Answer;
import fr.teleguichet.est.EstClient;
import fr.teleguichet.est.EstException;
import fr.teleguichet.est.Limits;
import java.security.KeyPair;
import java.time.Clock;

/**
 * The fleet manager by EST (RFC 7030).
 *
 * @param clock the time of day, against which certificates are checked
 */
public record EstRegistrar(Clock clock) implements Registrar {

  @Override
  public Answer enrol(KeyPair key, Petition petition) throws EstException {
    return new EstClient(petition.manager(), petition.trust(), Limits.STANDARD, clock)
        .enrol(key, petition.proof());
  }
}
