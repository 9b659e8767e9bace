package fr.teleguichet.provisioning.accept;

import fr.teleguichet.hardware.text.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What is measured or looked at so that everybody can use the kiosk: EN 301 549 V3.2.1, clauses 5
 * and 8, and the French order of 20 April 2017 on buildings open to the public. Where both set a
 * limit, the stricter one counts. Lengths are millimetres, volumes decibels; a limit of yes or no
 * has no unit.
 */
public enum Measure {
  HIGHEST_CONTROL("EN 301 549 8.3.2.1", "mm", Limit.between(900, 1220)),
  LOWEST_CONTROL("FR arrêté 2017-04-20, controls", "mm", Limit.between(900, 1300)),
  CORNER("FR arrêté 2017-04-20, corner", "mm", Limit.atLeast(400)),
  APPROACH("EN 301 549 8.3.4", "mm", Limit.atLeast(760)),
  FLOOR_WIDTH("FR arrêté 2017-04-20, floor width", "mm", Limit.atLeast(800)),
  FLOOR_DEPTH("FR arrêté 2017-04-20, floor depth", "mm", Limit.atLeast(1300)),
  KNEE_HEIGHT("FR arrêté 2017-04-20, knee height", "mm", Limit.atLeast(700)),
  KNEE_DEPTH("FR arrêté 2017-04-20, knee depth", "mm", Limit.atLeast(300)),
  KNEE_WIDTH("FR arrêté 2017-04-20, knee width", "mm", Limit.atLeast(600)),
  VOLUME_RANGE("EN 301 549 8.2.1.1", "dB", Limit.atLeast(18)),
  VOLUME_STEP("EN 301 549 8.2.1.2", "", Limit.yes()),
  PRIVATE_LISTENING("EN 301 549 5.1.3.9", "", Limit.yes()),
  HEARING_AID("EN 301 549 8.2.2", "", Limit.yes()),
  TACTILE_CALL_BUTTON("EN 301 549 5.5.2", "", Limit.yes()),
  READABLE_SCREEN("EN 301 549 5.1.4", "", Limit.yes());

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
