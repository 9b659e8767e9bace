package fr.teleguichet.edge.identity;

import fr.teleguichet.est.EstException;
import fr.teleguichet.est.EstResponse;
import java.security.KeyPair;

/** Who is asked for certificates. Both calls wait for the network. */
interface Enroller {

  /** Asks for a first certificate, or for one in place of a lapsed one. */
  EstResponse enrol(KeyPair key, UnitEnrolmentParameters petition) throws EstException;

  /** Asks for the next certificate. */
  EstResponse renew(KeyPair key, HeldCertificate held) throws EstException;
}
