package fr.teleguichet.edge.configuration;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The citizen's page.
 *
 * @param port on the loopback interface, 0 for any free one
 * @param recordsToken what scripts must show to hand in records; nothing when they may not
 * @param light what switches the monitor, and how bright it is
 * @param session where the programs of the screen are reached
 */
public record ScreenSettings(
    int port, Optional<Secret> recordsToken, Light light, Session session) {

  /** What switches the monitor. */
  public enum Switch {
    /** The output of the Wayland compositor; it is on or off. */
    OUTPUT,
    /** The monitor itself, over DDC/CI. */
    DDC,
    /** The panel's backlight under /sys. */
    BACKLIGHT
  }

  /**
   * How the monitor is switched and dimmed.
   *
   * @param bright percent while somebody is there, 1 to 100
   * @param dimmed percent while nobody is, 1 to what is bright
   */
  public record Light(Switch by, int bright, int dimmed) {
    public Light {
      SettingBounds.within("the brightness", bright, 1, 100);
      if (dimmed > bright) {
        throw new IllegalArgumentException(
            "a screen that is dimmed to %d %% is brighter than one that is lit to %d %%; lower screen.dimmed or raise screen.brightness"
                .formatted(dimmed, bright));
      }
      SettingBounds.within("the brightness", dimmed, 1, bright);
    }
  }

  /**
   * The compositor's and the sound server's sockets, which belong to another user.
   *
   * @param folder where they lie
   * @param display the compositor's, in that folder
   * @param output the display's connector; by default the board's, else the one that is plugged
   */
  public record Session(Path folder, String display, Optional<String> output) {

    /** What a program needs to find them. */
    public Map<String, String> environment() {
      return Map.of("XDG_RUNTIME_DIR", folder.toString(), "WAYLAND_DISPLAY", display);
    }
  }

  private static final int MIN_TOKEN_LENGTH = 16;

  public ScreenSettings {
    SettingBounds.within("a port", port, 0, 65_535);
    recordsToken = recordsToken.map(ScreenSettings::longEnough);
  }

  static Secret longEnough(Secret token) {
    if (token.value().length() < MIN_TOKEN_LENGTH) {
      throw new IllegalArgumentException(
          "a token of %d characters can be guessed; 16 or more are needed"
              .formatted(token.value().length()));
    }
    return token;
  }
}
