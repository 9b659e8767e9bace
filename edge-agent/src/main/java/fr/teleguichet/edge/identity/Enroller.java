package fr.teleguichet.edge.identity;

import fr.teleguichet.est.Answer;
import fr.teleguichet.est.EstException;
import java.security.KeyPair;

/** Who is asked for certificates. Both calls wait for the network. */
interface Enroller {

  /** Asks for a first certificate, or for one in place of a lapsed one. */
  Answer enrol(KeyPair key, Petition petition) throws EstException;

  /** Asks for the next certificate. */
  Answer renew(KeyPair key, Held held) throws EstException;
}
