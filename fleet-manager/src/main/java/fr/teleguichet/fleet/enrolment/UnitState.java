package fr.teleguichet.fleet.enrolment;

import fr.teleguichet.hardware.identity.Fingerprint;
import fr.teleguichet.hardware.identity.KioskId;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a unit is in its life. {@link UnitEvent#on} says which way leads where.
 *
 * <pre>
 *                        cancel
 *   planned ───────────────────────► cancelled
 *      │ claim used
 *      ▼        record        retire
 *   enrolled ─────────► accepted ───► retired
 *      ▲  │                │  │
 *      │  └ lapse, ┐ ┌─────┘  └─────► replaced
 *      │  revoke  ▼ ▼  swap (also from enrolled, lapsed)
 *      ├──────── lapsed
 *      │ readmit
 *   waiting ───────────────────────► rejected
 * </pre>
 *
 * <p>A key belongs to one unit for ever. A kiosk has at most one unit that is {@link Live}.
 */
public sealed interface UnitState {

  /** It is, was or was meant to be this kiosk. */
  sealed interface Named extends UnitState {
    /** The kiosk. */
    KioskId name();
  }

  /** It holds the kiosk's name: no other unit may have it meanwhile. */
  sealed interface Live extends Named {}

  /** Its key is known. */
  sealed interface Keyed extends UnitState {
    /** The key's fingerprint. */
    Fingerprint key();
  }

  /** It may have certificates. */
  sealed interface Certified extends Live, Keyed {
    /** When a claim or a person let its key in, last. */
    Instant admitted();
  }

  /** A device that does not exist yet, or that was not switched on since: a claim awaits it. */
  record Planned(KioskId name) implements Live {}

  /** A device without a claim: it shows a code on its screen until a person decides. */
  record Waiting(Fingerprint key) implements Keyed {}

  /** A kiosk that nobody has examined yet. */
  record Enrolled(KioskId name, Fingerprint key, Instant admitted) implements Certified {}

  /** A kiosk with an acceptance record that says so. */
  record Accepted(KioskId name, Fingerprint key, Instant admitted) implements Certified {}

  /** A kiosk whose certificate ran out or was revoked, and that waits to be let in again. */
  record Lapsed(KioskId name, Fingerprint key) implements Live, Keyed {}

  /** The plan was dropped before any device used its claim. */
  record Cancelled(KioskId name) implements Named {}

  /** A device that a person did not want. */
  record Rejected(Fingerprint key) implements Keyed {}

  /** A kiosk that is no more. */
  record Retired(KioskId name, Fingerprint key) implements Named, Keyed {}

  /**
   * A device that another one follows as the same kiosk.
   *
   * @param successor the unit that has the kiosk's name since
   */
  record Replaced(KioskId name, Fingerprint key, UnitNumber successor) implements Named, Keyed {}

  /** The kiosk that it is, was or was meant to be. */
  default Optional<KioskId> kiosk() {
    return this instanceof Named named ? Optional.of(named.name()) : Optional.empty();
  }

  /** The key's fingerprint, when it is known. */
  default Optional<Fingerprint> fingerprint() {
    return this instanceof Keyed keyed ? Optional.of(keyed.key()) : Optional.empty();
  }

  /** The state in addresses, files and the database. */
  default String code() {
    return switch (this) {
      case Planned _ -> "planned";
      case Waiting _ -> "waiting";
      case Enrolled _ -> "enrolled";
      case Accepted _ -> "accepted";
      case Lapsed _ -> "lapsed";
      case Cancelled _ -> "cancelled";
      case Rejected _ -> "rejected";
      case Retired _ -> "retired";
      case Replaced _ -> "replaced";
    };
  }
}
