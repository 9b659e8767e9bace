package fr.teleguichet.edge.peripheral.display;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Switches the backlight of a panel by {@code bl_power}: 0 on, 4 off (Linux,
 * Documentation/ABI/stable/sysfs-class-backlight).
 */
public final class BacklightPower implements ScreenPower {

  private static final String ON = "0";
  private static final String OFF = "4";

  private final Path root;

  /**
   * The first backlight of this machine.
   *
   * @param root where /sys is
   */
  public BacklightPower(Path root) {
    this.root = root;
  }

  @Override
  public void turn(boolean on) throws IOException {
    Files.writeString(file(), on ? ON : OFF);
  }

  @Override
  public Optional<Boolean> isOn() throws IOException {
    return Optional.of(Files.readString(file()).strip().equals(ON));
  }

  private Path file() throws IOException {
    try (DirectoryStream<Path> lights =
        Files.newDirectoryStream(root.resolve("sys/class/backlight"))) {
      for (Path light : lights) {
        return light.resolve("bl_power");
      }
    } catch (NoSuchFileException _) {
      // There is none, as below.
    }
    throw new IOException("no-backlight");
  }
}
