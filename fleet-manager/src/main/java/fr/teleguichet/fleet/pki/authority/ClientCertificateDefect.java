package fr.teleguichet.fleet.pki.authority;

import fr.teleguichet.hardware.text.CodedEnum;

/** What can be wrong with the certificate that somebody shows. */
public enum ClientCertificateDefect implements CodedEnum {
  /** Another authority signed it, or nobody. */
  FOREIGN,
  /** Its key or its signature can be forged. */
  WEAK,
  /** Its time has not come. */
  NOT_YET_VALID,
  /** Its time is over. */
  EXPIRED,
  /** It was revoked. */
  REVOKED,
  /** It is a server's or an authority's own, not that of a kiosk or a host. */
  WRONG_PURPOSE;

  /** Whether nothing of it comes from this fleet, so that the handshake itself fails. */
  public boolean isStrangers() {
    return this == FOREIGN || this == WEAK;
  }
}
