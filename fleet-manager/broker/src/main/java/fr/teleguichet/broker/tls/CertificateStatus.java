package fr.teleguichet.broker.tls;

/** How a certificate stands at this moment. */
public enum CertificateStatus {
  /** Issued by an authority of the fleet, within its time, not revoked. */
  GOOD,
  /** On the revocation list of its issuer. */
  REVOKED,
  /** Its time is over, or has not begun. */
  OUT_OF_TIME,
  /** No authority of the fleet issued it. */
  STRANGE,
  /** Its issuer has no revocation list that is still valid, so nobody can say. */
  UNCERTAIN
}
