package fr.teleguichet.edge.peripheral.display;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * How bright a screen is while somebody is there and while nobody is, in percent of what it can.
 *
 * @param bright 1 to 100
 * @param dimmed 1 to what is bright
 */
public record BrightnessSettings(int bright, int dimmed) {

  private static final int WHOLE = 100;

  public BrightnessSettings {
    if (dimmed < 1 || bright < dimmed || bright > WHOLE) {
      throw new IllegalArgumentException(
          "a screen is 1 to 100 percent bright and not brighter when dimmed, not %d and %d"
              .formatted(bright, dimmed));
    }
  }

  /**
   * The device's own step.
   *
   * @param most its brightest step; the darkest is 0, at which some panels are black
   */
  int step(ScreenBrightness light, int most) {
    return switch (light) {
      case OFF -> 0;
      case DIMMED -> step(dimmed, most);
      case BRIGHT -> step(bright, most);
    };
  }

  /** What the device's step is; nothing when it is neither the one nor the other. */
  Optional<ScreenBrightness> light(int step, int most) {
    return Stream.of(ScreenBrightness.BRIGHT, ScreenBrightness.DIMMED)
        .filter(light -> step(light, most) == step)
        .findFirst();
  }

  private static int step(int percent, int most) {
    return Math.max(1, Math.round(most * (float) percent / WHOLE));
  }
}
