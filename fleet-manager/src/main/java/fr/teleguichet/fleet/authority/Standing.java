package fr.teleguichet.fleet.authority;

import fr.teleguichet.hardware.identity.CertificateName;
import java.security.cert.X509Certificate;

/** What the authority makes of a certificate that somebody shows. */
public sealed interface Standing {

  /** It is ours, valid now, and names somebody. */
  record Valid(CertificateName name, X509Certificate certificate) implements Standing {}

  /** It was, until its time was over; nothing else is wrong with it. */
  record Lapsed(CertificateName name, X509Certificate certificate) implements Standing {}

  /**
   * It is worth nothing.
   *
   * @param flaw what is wrong
   * @param sentence the same for a technician, with what to do
   */
  record Refused(Flaw flaw, String sentence) implements Standing {}
}
