package fr.teleguichet.fleet.alert;

import com.google.errorprone.annotations.Immutable;
import fr.teleguichet.hardware.text.CodedEnum;

/**
 * The number that a rule compares with: what it counts, and what it may be.
 *
 * @param preset what it is until somebody changes it
 */
@Immutable
public record AlertThreshold(Unit unit, int preset, int least, int most) {

  /** What a number counts. */
  public enum Unit implements CodedEnum {
    NONE,
    DAYS,
    WEEKS,
    COUNT,
    PERCENT
  }

  /** The rule has no number. */
  static final AlertThreshold NONE = new AlertThreshold(Unit.NONE, 0, 0, 0);

  /** Whether there is a number to be changed. */
  public boolean isThere() {
    return unit != Unit.NONE;
  }

  /** Whether it may be this. */
  boolean allows(int value) {
    return value >= least && value <= most;
  }
}
