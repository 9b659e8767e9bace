package fr.teleguichet.hardware.board;

import fr.teleguichet.hardware.text.TextQuoter;
import java.util.regex.Pattern;

/**
 * The file of a USB serial adapter: {@code /dev/serial/by-id/usb-*}, a name that udev gives and
 * that stays whichever socket it is in (systemd, rules.d/60-serial.rules), where a star stands for
 * what differs from one adapter to the next, such as its serial number. The kernel's own {@code
 * /dev/ttyUSB0} is taken too; it goes to whichever adapter comes first.
 */
public record SerialAdapterPath(String path) {

  /** Where the names are that stay. */
  public static final String FOLDER = "/dev/serial/by-id/";

  private static final Pattern FORM =
      Pattern.compile("/dev/tty[A-Z]{1,6}[0-9]{1,3}|/dev/serial/by-id/[A-Za-z0-9._:+*-]{1,120}");

  private static final int MAX_STARS = 3;

  public SerialAdapterPath {
    if (!FORM.matcher(path).matches() || stars(path) > MAX_STARS) {
      throw new IllegalArgumentException(
          "the device "
              + TextQuoter.of(path)
              + " must be a file such as /dev/serial/by-id/usb-FTDI_*, with 3 stars at most, or"
              + " /dev/ttyUSB0");
    }
  }

  private static long stars(String path) {
    return path.chars().filter(it -> it == '*').count();
  }

  /** Whether it is to be looked for by its name that stays. */
  public boolean isById() {
    return path.startsWith(FOLDER);
  }

  /**
   * Whether a file of that folder is the adapter's.
   *
   * @param name without the folder
   */
  public boolean fits(String name) {
    return isById()
        && Pattern.matches(
            "\\Q" + path.substring(FOLDER.length()).replace("*", "\\E.*\\Q") + "\\E", name);
  }
}
