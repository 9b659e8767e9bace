package fr.teleguichet.fleet.enrolment;

import fr.teleguichet.fleet.enrolment.UnitState.Accepted;
import fr.teleguichet.fleet.enrolment.UnitState.Cancelled;
import fr.teleguichet.fleet.enrolment.UnitState.Certified;
import fr.teleguichet.fleet.enrolment.UnitState.Enrolled;
import fr.teleguichet.fleet.enrolment.UnitState.Lapsed;
import fr.teleguichet.fleet.enrolment.UnitState.Planned;
import fr.teleguichet.fleet.enrolment.UnitState.Rejected;
import fr.teleguichet.fleet.enrolment.UnitState.Replaced;
import fr.teleguichet.fleet.enrolment.UnitState.Retired;
import fr.teleguichet.fleet.enrolment.UnitState.Waiting;
import fr.teleguichet.hardware.identity.Fingerprint;
import fr.teleguichet.hardware.identity.KioskId;
import java.time.Instant;
import java.util.Optional;

/** What can happen to a unit. */
public sealed interface UnitEvent {

  /** A device with this key used the plan's claim. */
  record Enrol(Fingerprint key, Instant at) implements UnitEvent {}

  /** A person compared the fingerprints and lets the device be this kiosk. */
  record Admit(KioskId name, Instant at) implements UnitEvent {}

  /** A person does not want the device. */
  record Reject() implements UnitEvent {}

  /** An acceptance record says that the kiosk is fit for citizens. */
  record Accept() implements UnitEvent {}

  /** An acceptance record says that it is not, or not any more. */
  record Refuse() implements UnitEvent {}

  /** The device asks with a certificate whose time is over. */
  record Lapse() implements UnitEvent {}

  /** A person takes its certificates away without ending its life: it may be let in again. */
  record Revoke() implements UnitEvent {}

  /** A person lets a device with a lapsed or revoked certificate in again. */
  record Readmit(Instant at) implements UnitEvent {}

  /** The plan is dropped. */
  record Cancel() implements UnitEvent {}

  /** Another device becomes the kiosk. */
  record Replace(UnitNumber successor) implements UnitEvent {}

  /** The kiosk is taken out of the fleet. */
  record Retire() implements UnitEvent {}

  /** The state after this; empty when it can't happen to a unit in that state. */
  default Optional<UnitState> on(UnitState state) {
    return Optional.ofNullable(
        switch (this) {
          case Enrol(Fingerprint key, Instant at) ->
              state instanceof Planned(var name) ? new Enrolled(name, key, at) : null;
          case Admit(var name, Instant at) ->
              state instanceof Waiting(var key) ? new Enrolled(name, key, at) : null;
          case Reject() -> state instanceof Waiting(var key) ? new Rejected(key) : null;
          case Accept() ->
              state instanceof Certified it
                  ? new Accepted(it.name(), it.key(), it.admitted())
                  : null;
          case Refuse() ->
              state instanceof Certified it
                  ? new Enrolled(it.name(), it.key(), it.admitted())
                  : null;
          case Lapse(), Revoke() ->
              state instanceof Certified it ? new Lapsed(it.name(), it.key()) : null;
          case Readmit(Instant at) ->
              state instanceof Lapsed(var name, var key) ? new Enrolled(name, key, at) : null;
          case Cancel() -> state instanceof Planned(var name) ? new Cancelled(name) : null;
          case Replace(UnitNumber successor) ->
              switch (state) {
                case Certified it -> new Replaced(it.name(), it.key(), successor);
                case Lapsed(var name, var key) -> new Replaced(name, key, successor);
                default -> null;
              };
          case Retire() ->
              switch (state) {
                case Certified it -> new Retired(it.name(), it.key());
                case Lapsed(var name, var key) -> new Retired(name, key);
                default -> null;
              };
        });
  }

  /** The action as the audit log and the unit's history call it: a verb in the past. */
  default String verb() {
    return switch (this) {
      case Enrol _ -> "enrolled";
      case Admit _ -> "admitted";
      case Reject _ -> "rejected";
      case Accept _ -> "accepted";
      case Refuse _ -> "refused";
      case Lapse _ -> "lapsed";
      case Revoke _ -> "revoked";
      case Readmit _ -> "readmitted";
      case Cancel _ -> "cancelled";
      case Replace _ -> "replaced";
      case Retire _ -> "retired";
    };
  }
}
