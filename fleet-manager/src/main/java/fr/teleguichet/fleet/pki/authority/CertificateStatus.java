package fr.teleguichet.fleet.pki.authority;

import fr.teleguichet.hardware.identity.SpiffeId;
import java.security.cert.X509Certificate;

/** What the authority makes of a certificate that somebody shows. */
public sealed interface CertificateStatus {

  /** It is ours, valid now, and names somebody. */
  record Valid(SpiffeId name, X509Certificate certificate) implements CertificateStatus {}

  /** It was, until its time was over; nothing else is wrong with it. */
  record Lapsed(SpiffeId name, X509Certificate certificate) implements CertificateStatus {}

  /**
   * It is worth nothing.
   *
   * @param flaw what is wrong
   * @param sentence the same for a technician, with what to do
   */
  record Refused(ClientCertificateDefect flaw, String sentence) implements CertificateStatus {}
}
