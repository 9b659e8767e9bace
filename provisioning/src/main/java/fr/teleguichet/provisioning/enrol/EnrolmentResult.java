package fr.teleguichet.provisioning.enrol;

import fr.teleguichet.hardware.identity.Fingerprint;
import fr.teleguichet.hardware.identity.KioskId;
import java.time.Duration;
import java.time.Instant;

/** What became of a unit that asked for its certificate. */
public sealed interface EnrolmentResult {

  /** The key's fingerprint, which the unit keeps whatever happens. */
  Fingerprint key();

  /**
   * It has its certificate.
   *
   * @param until the last instant of the certificate's time
   * @param now whether it was issued now; otherwise it was there already
   */
  record Issued(Fingerprint key, KioskId name, Instant until, boolean now)
      implements EnrolmentResult {}

  /**
   * A person has to accept it first.
   *
   * @param retryAfter when to ask again
   */
  record Waiting(Fingerprint key, Duration retryAfter) implements EnrolmentResult {}
}
