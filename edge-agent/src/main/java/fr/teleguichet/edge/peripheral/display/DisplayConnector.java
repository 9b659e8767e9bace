package fr.teleguichet.edge.peripheral.display;

import fr.teleguichet.edge.health.MachineFileReader;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A display's connector as the kernel tells of it: {@code /sys/class/drm/card*-HDMI-A-1} (Linux,
 * Documentation/ABI/testing/sysfs-class-drm and drivers/gpu/drm/drm_sysfs.c).
 */
public final class DisplayConnector {

  private static final String DRM = "sys/class/drm/";
  private static final Pattern ENTRY = Pattern.compile("card\\d+-(.+)");

  private final MachineFileReader files;
  private final Optional<String> name;

  private DisplayConnector(MachineFileReader files, Optional<String> name) {
    this.files = files;
    this.name = name;
  }

  /**
   * A connector by its name.
   *
   * @param name such as {@code HDMI-A-1}
   */
  public DisplayConnector(MachineFileReader files, String name) {
    this(files, Optional.of(name));
  }

  /**
   * The one that a display is plugged in at, for a computer of which nobody knows before which that
   * is. It is looked for anew each time; of two none is guessed.
   */
  public static DisplayConnector thatIsPlugged(MachineFileReader files) {
    return new DisplayConnector(files, Optional.empty());
  }

  /** What the kernel says. */
  sealed interface Sight {

    /** The connector is known by its name, which is also the compositor's name for the output. */
    record Seen(String name, Status status) implements Sight {}

    /** There is no display. */
    record Absent(String reason) implements Sight {}

    /** There may be a display, but it can't be told which; nothing can be switched. */
    record Unclear(String reason) implements Sight {}
  }

  /**
   * What its three files say.
   *
   * @param connected whether a display is plugged in
   * @param enabled whether a picture is sent to it
   * @param isOn whether it is not put to sleep
   */
  record Status(boolean connected, boolean enabled, boolean isOn) {}

  /** What the kernel says now. */
  Sight look() {
    List<Sight.Seen> all = files.names(DRM).stream().flatMap(it -> seen(it).stream()).toList();
    if (name.isPresent()) {
      return all.stream()
          .filter(it -> it.name().equals(name.get()))
          .<Sight>map(it -> it)
          .findFirst()
          .orElse(new Sight.Absent("no-connector"));
    }
    List<Sight.Seen> plugged = all.stream().filter(it -> it.status().connected()).toList();
    return switch (plugged.size()) {
      case 0 -> all.isEmpty() ? new Sight.Unclear("not-switched") : new Sight.Absent("unplugged");
      case 1 -> plugged.getFirst();
      default -> new Sight.Unclear("several-displays");
    };
  }

  private Optional<Sight.Seen> seen(String entry) {
    Matcher parts = ENTRY.matcher(entry);
    return parts.matches()
        ? Optional.of(new Sight.Seen(parts.group(1), read(DRM + entry + "/")))
        : Optional.empty();
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
