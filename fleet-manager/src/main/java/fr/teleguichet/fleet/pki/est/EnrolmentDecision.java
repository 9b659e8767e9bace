package fr.teleguichet.fleet.pki.est;

import fr.teleguichet.hardware.identity.KioskId;
import java.time.Duration;

/** What becomes of a certificate request. */
public sealed interface EnrolmentDecision {

  /** It gets a certificate for this kiosk. */
  record Issue(KioskId name) implements EnrolmentDecision {}

  /**
   * A person must accept it first (RFC 7030, 4.2.3: status 202).
   *
   * @param retryAfter when to ask again
   */
  record Wait(Duration retryAfter) implements EnrolmentDecision {}

  /**
   * It gets nothing.
   *
   * @param why which status it deserves
   * @param sentence what a technician reads: what is wrong and what to do, without any secret
   */
  record Refuse(Why why, String sentence) implements EnrolmentDecision {}

  /** Kinds of refusal, each with a status of its own. */
  enum Why {
    /** The claim is unknown, wrong, over or used by another key: 401. */
    NOT_AUTHENTICATED,
    /** It is known who asks, and it must not have this: 403. */
    NOT_ALLOWED,
    /** The request itself can't be served: 400. */
    BAD_REQUEST,
    /** Too many tries from there: 429. */
    TOO_MANY
  }
}
