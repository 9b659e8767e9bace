package fr.teleguichet.edge.peripheral.display;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Switches the backlight of a panel by {@code bl_power}, 0 on and 4 off, and dims it by {@code
 * brightness}, 0 to {@code max_brightness} (Linux, Documentation/ABI/stable/sysfs-class-backlight).
 */
public final class BacklightPower implements ScreenPower {

  private static final String ON = "0";
  private static final String OFF = "4";

  /** The order in which the same document wants them to be chosen. */
  private static final List<String> TYPES = List.of("firmware", "platform", "raw");

  private final Path root;
  private final BrightnessSettings brightness;

  /**
   * The backlight of this machine; of several the one whose type is to be preferred.
   *
   * @param root where /sys is
   */
  public BacklightPower(Path root, BrightnessSettings brightness) {
    this.root = root;
    this.brightness = brightness;
  }

  @Override
  public boolean dims() {
    return true;
  }

  @Override
  public void turn(ScreenBrightness light) throws IOException {
    Path panel = panel();
    if (light == ScreenBrightness.OFF) {
      Files.writeString(panel.resolve("bl_power"), OFF);
      return;
    }
    if (!isOn(panel)) {
      Files.writeString(panel.resolve("bl_power"), ON);
    }
    try {
      int step = brightness.step(light, number(panel, "max_brightness"));
      Files.writeString(panel.resolve("brightness"), Integer.toString(step));
    } catch (IOException _) {
      throw new ScreenBrightnessException("backlight-brightness");
    }
  }

  @Override
  public Optional<ScreenBrightness> light() throws IOException {
    Path panel = panel();
    if (!isOn(panel)) {
      return Optional.of(ScreenBrightness.OFF);
    }
    try {
      return brightness.light(number(panel, "brightness"), number(panel, "max_brightness"));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static boolean isOn(Path panel) throws IOException {
    return text(panel.resolve("bl_power")).equals(ON);
  }

  private static int number(Path panel, String name) throws IOException {
    try {
      return Integer.parseInt(text(panel.resolve(name)));
    } catch (NumberFormatException _) {
      throw new IOException("backlight-" + name);
    }
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file).strip();
  }

  private Path panel() throws IOException {
    try (DirectoryStream<Path> panels =
        Files.newDirectoryStream(root.resolve("sys/class/backlight"))) {
      return StreamSupport.stream(panels.spliterator(), false)
          .min(Comparator.comparingInt(BacklightPower::rank).thenComparing(Path::getFileName))
          .orElseThrow(() -> new IOException("no-backlight"));
    } catch (NoSuchFileException _) {
      throw new IOException("no-backlight");
    }
  }

  private static int rank(Path panel) {
    try {
      int rank = TYPES.indexOf(text(panel.resolve("type")));
      return rank < 0 ? TYPES.size() : rank;
    } catch (IOException _) {
      return TYPES.size();
    }
  }
}
