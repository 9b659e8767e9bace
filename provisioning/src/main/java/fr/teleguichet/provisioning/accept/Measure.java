package fr.teleguichet.provisioning.accept;

import fr.teleguichet.hardware.text.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What is measured or looked at so that everybody can use the kiosk: EN 301 549 V3.2.1, clauses 5
 * and 8, and the French order of 8 December 2014 on places open to the public. The fleet manager
 * knows the first eight by the same words; where both texts set a limit for one of them, the
 * stricter one counts. Lengths are millimetres, volumes decibels; a limit of yes or no has no unit.
 */
public enum Measure {
  /** Highest control that must be reached from the front. */
  HIGH_REACH("EN 301 549 8.3.2.1", "mm", Limit.atMost(1220)),
  /** Lowest control that must be reached from the front. */
  LOW_REACH("EN 301 549 8.3.2.2", "mm", Limit.atLeast(380)),
  /** Middle of the controls, from below. */
  CONTROLS_LOW(Measure.ORDER, "mm", Limit.atLeast(900)),
  /** Middle of the controls, from above. */
  CONTROLS_HIGH(Measure.ORDER, "mm", Limit.atMost(1300)),
  /** Distance of the controls from the next inner corner or obstacle. */
  CORNER(Measure.ORDER, "mm", Limit.atLeast(400)),
  /** Width of the place in front. */
  APPROACH_WIDTH("EN 301 549 8.3.4.2", "mm", Limit.atLeast(760)),
  /** Height of the void for knees; EN 301 549, 8.3.4.3.3, is content with 635. */
  KNEE_HEIGHT(Measure.ORDER, "mm", Limit.atLeast(700)),
  /** Depth of the void for knees; EN 301 549, 8.3.4.3.3, is content with 230. */
  KNEE_DEPTH(Measure.ORDER, "mm", Limit.atLeast(300)),
  KNEE_WIDTH(Measure.ORDER, "mm", Limit.atLeast(600)),
  FLOOR_WIDTH(Measure.ORDER, "mm", Limit.atLeast(800)),
  FLOOR_DEPTH(Measure.ORDER, "mm", Limit.atLeast(1300)),
  VOLUME_RANGE("EN 301 549 8.2.1.1", "dB", Limit.atLeast(18)),
  VOLUME_STEP("EN 301 549 8.2.1.2", "", Limit.yes()),
  PRIVATE_LISTENING("EN 301 549 5.1.3.9", "", Limit.yes()),
  HEARING_AID("EN 301 549 8.2.2", "", Limit.yes()),
  TACTILE_CALL_BUTTON("EN 301 549 5.5.2", "", Limit.yes()),
  READABLE_SCREEN("EN 301 549 5.1.4", "", Limit.yes());

  private static final String ORDER = "arrêté du 8 décembre 2014";

  private final String clause;
  private final String unit;
  private final Limit limit;

  Measure(String clause, String unit, Limit limit) {
    this.clause = clause;
    this.unit = unit;
    this.limit = limit;
  }

  /** Its name in records and message files. */
  public String word() {
    return Words.word(this);
  }

  /** Where it is demanded. */
  public String clause() {
    return clause;
  }

  /** Of the value; empty for yes or no. */
  public String unit() {
    return unit;
  }

  /** What it must keep. */
  public Limit limit() {
    return limit;
  }

  /** All of them in the order in which a person with a tape goes around the kiosk. */
  public static List<Measure> all() {
    return List.of(values());
  }

  /** The measure of this name. */
  static Optional<Measure> named(String name) {
    return Arrays.stream(values()).filter(measure -> measure.name().equals(name)).findFirst();
  }
}
