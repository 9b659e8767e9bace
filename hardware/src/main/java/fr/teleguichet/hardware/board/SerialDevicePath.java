package fr.teleguichet.hardware.board;

import fr.teleguichet.hardware.text.TextQuoter;
import java.util.regex.Pattern;

/** The kernel's file for a UART. */
public record SerialDevicePath(String path) {

  private static final Pattern FORM = Pattern.compile("/dev/tty[A-Z]{1,6}[0-9]{1,3}");

  public SerialDevicePath {
    if (!FORM.matcher(path).matches()) {
      throw new IllegalArgumentException(
          "the device " + TextQuoter.of(path) + " must be a file such as /dev/ttyAMA0");
    }
  }
}
