package fr.teleguichet.hardware.board;

import fr.teleguichet.hardware.text.QuotedText;
import java.util.regex.Pattern;

/** The kernel's file for a UART. */
public record SerialDevice(String path) {

  private static final Pattern FORM = Pattern.compile("/dev/tty[A-Z]{1,6}[0-9]{1,3}");

  public SerialDevice {
    if (!FORM.matcher(path).matches()) {
      throw new IllegalArgumentException(
          "the device " + QuotedText.of(path) + " must be a file such as /dev/ttyAMA0");
    }
  }
}
