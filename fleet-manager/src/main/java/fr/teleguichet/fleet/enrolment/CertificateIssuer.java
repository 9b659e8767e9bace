package fr.teleguichet.fleet.enrolment;

import fr.teleguichet.hardware.identity.Fingerprint;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The fleet's authority, as the register of units needs it. */
public interface CertificateIssuer {

  /**
   * A certificate that was issued.
   *
   * @param serial its serial number, hexadecimal
   * @param from when it began
   * @param until when it ends
   * @param revoked since when it is revoked
   */
  record Certificate(String serial, Instant from, Instant until, Optional<Instant> revoked) {}

  /** Why certificates are revoked (RFC 5280, 5.3.1). */
  enum Reason {
    /** Another device is the kiosk now: {@code superseded}. */
    SUPERSEDED,
    /** The kiosk is no more: {@code cessationOfOperation}. */
    CESSATION,
    /** Somebody else may have the key: {@code keyCompromise}. */
    COMPROMISE
  }

  /**
   * Revokes every certificate of this key that is not revoked yet. Doing it again does nothing.
   *
   * @throws RuntimeException when it could not be done; then nothing else happens to the unit
   */
  void revokeAll(Fingerprint key, Reason reason);

  /** The certificates that this key ever had, newest first. */
  List<Certificate> certificatesOf(Fingerprint key);
}
