package fr.teleguichet.fleet.enrolment;

import fr.teleguichet.hardware.text.CodedEnum;
import java.util.Optional;

/** What a person may end, each after a question. */
public enum UnitEnding implements CodedEnum {
  /** A device that waits is not wanted. */
  REJECT(false),
  /** A plan is dropped. */
  CANCEL(false),
  /** A kiosk is cut off until somebody accepts it again. */
  REVOKE(true),
  /** A kiosk leaves the fleet. */
  RETIRE(true);

  private final boolean typed;

  UnitEnding(boolean typed) {
    this.typed = typed;
  }

  static Optional<UnitEnding> ofWord(String word) {
    return CodedEnum.of(UnitEnding.class, word);
  }

  /** What happens to the unit. */
  UnitEvent action() {
    return switch (this) {
      case REJECT -> new UnitEvent.Reject();
      case CANCEL -> new UnitEvent.Cancel();
      case REVOKE -> new UnitEvent.Revoke();
      case RETIRE -> new UnitEvent.Retire();
    };
  }

  /** Whether the kiosk's name must be typed, because citizens lose something. */
  public boolean isTyped() {
    return typed;
  }

  /** Whether this can happen to the unit. */
  public boolean fits(Unit unit) {
    return action().on(unit.state()).isPresent();
  }
}
