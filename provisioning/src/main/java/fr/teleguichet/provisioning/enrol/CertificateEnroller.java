package fr.teleguichet.provisioning.enrol;

import fr.teleguichet.est.EstException;
import fr.teleguichet.est.EstResponse;
import java.security.KeyPair;

/** Who gives certificates to units. */
public interface CertificateEnroller {

  /**
   * Asks once; may take as long as the network.
   *
   * @throws EstException when no answer came, or none that can be used
   */
  EstResponse enrol(KeyPair key, EnrolmentParameters petition) throws EstException;
}
