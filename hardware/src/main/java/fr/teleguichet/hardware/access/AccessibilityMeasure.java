package fr.teleguichet.hardware.access;

import fr.teleguichet.hardware.access.AccessibilityRequirement.Source;
import fr.teleguichet.hardware.text.EnumCodes;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is measured or looked at so that everybody can use a kiosk, in the order in which a person
 * with a tape goes around it. The technician's tool and the fleet manager ask for the same and
 * judge by the same limits. Where both texts set a limit, the stricter one counts, so that a kiosk
 * that is accepted keeps both.
 *
 * <p>Lengths are millimetres, volumes decibels; a limit of yes or no has no unit. Clauses are those
 * of EN 301 549 V3.2.1, checked against its table of contents; the figures of clauses 8.2 and 8.3
 * against the text of V1.1.2, which numbers them otherwise and only recommends those of 8.3.
 * Whether V3.2.1 has changed a figure was not checked, nor were the figures of the French order.
 * Whoever declares a kiosk accessible reads both texts first.
 */
public enum AccessibilityMeasure {
  /** Highest control that must be reached from the front. */
  HIGH_REACH("mm", standard("8.3.2.1", AccessibilityThreshold.atMost(1220))),
  /** Lowest control that must be reached from the front. */
  LOW_REACH("mm", standard("8.3.2.2", AccessibilityThreshold.atLeast(380))),
  /** Middle of the controls, from below. */
  CONTROLS_LOW("mm", order(AccessibilityThreshold.atLeast(900))),
  /** Middle of the controls, from above. */
  CONTROLS_HIGH("mm", order(AccessibilityThreshold.atMost(1300))),
  /** Distance of the controls from the next inner corner or obstacle. */
  CORNER("mm", order(AccessibilityThreshold.atLeast(400))),
  /** Width of the place in front. */
  APPROACH_WIDTH("mm", standard("8.3.4.2", AccessibilityThreshold.atLeast(760))),
  /** Height of the void for knees. */
  KNEE_HEIGHT(
      "mm",
      order(AccessibilityThreshold.atLeast(700)),
      standard("8.3.2.6", AccessibilityThreshold.atLeast(685))),
  /** Depth of the void for knees. */
  KNEE_DEPTH(
      "mm",
      order(AccessibilityThreshold.atLeast(300)),
      standard("8.3.2.6", AccessibilityThreshold.atLeast(280))),
  KNEE_WIDTH("mm", order(AccessibilityThreshold.atLeast(600))),
  FLOOR_WIDTH("mm", order(AccessibilityThreshold.atLeast(800))),
  FLOOR_DEPTH("mm", order(AccessibilityThreshold.atLeast(1300))),
  VOLUME_RANGE("dB", standard("8.2.1.1", AccessibilityThreshold.atLeast(18))),
  VOLUME_STEP("", standard("8.2.1.2", AccessibilityThreshold.yes())),
  PRIVATE_LISTENING("", standard("5.1.3.9", AccessibilityThreshold.yes())),
  HEARING_AID("", standard("8.2.2", AccessibilityThreshold.yes())),
  TACTILE_CALL_BUTTON("", standard("5.5.2", AccessibilityThreshold.yes())),
  READABLE_SCREEN("", standard("5.1.4", AccessibilityThreshold.yes()));

  private final String unit;
  private final AccessibilityRequirement strictest;
  private final Optional<AccessibilityRequirement> other;

  AccessibilityMeasure(String unit, AccessibilityRequirement only) {
    this.unit = unit;
    this.strictest = only;
    this.other = Optional.empty();
  }

  AccessibilityMeasure(
      String unit, AccessibilityRequirement strictest, AccessibilityRequirement other) {
    this.unit = unit;
    this.strictest = strictest;
    this.other = Optional.of(other);
  }

  private static AccessibilityRequirement standard(String clause, AccessibilityThreshold limit) {
    return new AccessibilityRequirement(Source.EN_301_549, clause, limit);
  }

  private static AccessibilityRequirement order(AccessibilityThreshold limit) {
    return new AccessibilityRequirement(Source.FRENCH_ORDER, "", limit);
  }

  /** Those that are lengths, which a tape measures. */
  public static List<AccessibilityMeasure> lengths() {
    return Arrays.stream(values()).filter(measure -> measure.unit.equals("mm")).toList();
  }

  /** The measure of this word; nothing for a word of another version. */
  public static Optional<AccessibilityMeasure> ofWord(String word) {
    return Arrays.stream(values()).filter(measure -> measure.code().equals(word)).findFirst();
  }

  /** Its name in records, forms and message files, such as {@code knee-height}. */
  public String code() {
    return EnumCodes.code(this);
  }

  /** Of the value; empty for yes or no. */
  public String unit() {
    return unit;
  }

  /** What it must keep: the strictest of all limits. */
  public AccessibilityThreshold limit() {
    return strictest.limit();
  }

  /** Where the limit that counts is demanded. */
  public String clause() {
    return strictest.citation();
  }

  /** Everything that is demanded of it, the strictest first. */
  public List<AccessibilityRequirement> requirements() {
    return Stream.concat(Stream.of(strictest), other.stream()).toList();
  }
}
