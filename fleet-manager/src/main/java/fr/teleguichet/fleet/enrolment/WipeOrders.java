package fr.teleguichet.fleet.enrolment;

import fr.teleguichet.hardware.identity.CertificateName;
import fr.teleguichet.hardware.identity.Fingerprint;

/** Tells a kiosk to erase its key and everything that it keeps. */
@FunctionalInterface
public interface WipeOrders {

  /**
   * Asks for it, before the kiosk's certificate is revoked. It is a request: a kiosk that is
   * switched off never hears it.
   */
  void order(CertificateName.Kiosk name, Fingerprint key);
}
