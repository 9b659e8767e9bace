package fr.teleguichet.edge.peripheral.display;

import fr.teleguichet.edge.health.MachineFiles;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A display's connector as the kernel tells of it: {@code /sys/class/drm/card*-HDMI-A-1} (Linux,
 * Documentation/ABI/testing/sysfs-class-drm and drivers/gpu/drm/drm_sysfs.c).
 */
public final class Connector {

  private static final String DRM = "sys/class/drm/";

  private final MachineFiles files;
  private final String name;

  /**
   * A connector by its name.
   *
   * @param name such as {@code HDMI-A-1}
   */
  public Connector(MachineFiles files, String name) {
    this.files = files;
    this.name = name;
  }

  /**
   * What its three files say.
   *
   * @param connected whether a display is plugged in
   * @param enabled whether a picture is sent to it
   * @param isOn whether it is not put to sleep
   */
  record Status(boolean connected, boolean enabled, boolean isOn) {}

  /** What the kernel says; nothing when there is no such connector. */
  Optional<Status> status() {
    return files.names(DRM).stream()
        .filter(entry -> entry.matches("card\\d+-" + Pattern.quote(name)))
        .findFirst()
        .map(entry -> read(DRM + entry + "/"));
  }

  private Status read(String folder) {
    return new Status(
        says(folder + "status", "connected"),
        says(folder + "enabled", "enabled"),
        says(folder + "dpms", "On"));
  }

  private boolean says(String file, String word) {
    return files.text(file).filter(word::equals).isPresent();
  }
}
