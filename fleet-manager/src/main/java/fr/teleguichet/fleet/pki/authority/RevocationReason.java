package fr.teleguichet.fleet.pki.authority;

import fr.teleguichet.hardware.text.CodedEnum;

/** Why a certificate is revoked (RFC 5280, 5.3.1). */
public enum RevocationReason implements CodedEnum {
  /** No reason is known. */
  UNSPECIFIED(0),
  /** Somebody else may have the private key: a stolen or opened kiosk. */
  KEY_COMPROMISE(1),
  /** The kiosk goes on under another name or in another territory. */
  AFFILIATION_CHANGED(3),
  /** Another certificate has taken its place. */
  SUPERSEDED(4),
  /** The kiosk is out of service for good. */
  CESSATION_OF_OPERATION(5),
  /** What the kiosk was allowed to do, it is no longer. */
  PRIVILEGE_WITHDRAWN(9);

  private final int number;

  RevocationReason(int number) {
    this.number = number;
  }

  /** The number in a revocation list. */
  int number() {
    return number;
  }

  /** Reads a word; what a newer version wrote is {@link #UNSPECIFIED}. */
  static RevocationReason ofWord(String word) {
    return CodedEnum.of(RevocationReason.class, word).orElse(UNSPECIFIED);
  }
}
