package fr.teleguichet.edge.wire;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What the status light says. No two patterns differ by colour alone, as one man in twelve does not
 * tell red from green; none flashes more than twice a second (WCAG 2.2, 2.3.1 allows three).
 */
public enum LightPattern {
  /** The kiosk sleeps, or is switched off. */
  OFF(step(1000)),
  /** Come in: steady green. */
  FREE(step(1000, Colour.GREEN)),
  /** Somebody is being served: red with a short gap. */
  OCCUPIED(step(2700, Colour.RED), step(300)),
  /** Nobody can be served: slow blinking red. */
  OUT_OF_SERVICE(step(1000, Colour.RED), step(1000)),
  /** A technician looks for this kiosk: blue and white in turn. */
  IDENTIFY(step(500, Colour.BLUE), step(500, Colour.RED, Colour.GREEN, Colour.BLUE));

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<Step> steps;

  LightPattern(Step... steps) {
    this.steps = List.of(steps);
  }

  /** What the light of a kiosk says. */
  public static LightPattern of(boolean isSought, boolean isOccupied, boolean servesAnybody) {
    if (isSought) {
      return IDENTIFY;
    }
    return isOccupied ? OCCUPIED : servesAnybody ? FREE : OUT_OF_SERVICE;
  }

  /** What follows each other, again and again; a single step stays. */
  List<Step> steps() {
    return steps;
  }

  /** A colour of the light, each a line of its own. */
  enum Colour {
    RED,
    GREEN,
    BLUE
  }

  /** Which colours shine for how long. */
  record Step(Set<Colour> colours, Duration length) {
    Step {
      colours = Set.copyOf(colours);
    }
  }

  private static Step step(int millis, Colour... colours) {
    Set<Colour> shining = EnumSet.noneOf(Colour.class);
    shining.addAll(List.of(colours));
    return new Step(shining, Duration.ofMillis(millis));
  }
}
