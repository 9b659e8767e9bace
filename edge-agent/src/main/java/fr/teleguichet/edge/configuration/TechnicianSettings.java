package fr.teleguichet.edge.configuration;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a technician may read.
 *
 * @param pin what the technician shows, 6 to 12 digits
 * @param listen the address of this machine and the port, 0 for any free one, at which the report
 *     can be read from the local network; nowhere when empty
 */
public record TechnicianSettings(Secret pin, Optional<InetSocketAddress> listen) {

  private static final Pattern DIGITS = Pattern.compile("\\d{6,12}");
  private static final Pattern LISTEN =
      Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3}){3}|\\[[0-9A-Fa-f:.]{2,45}])" + ":(\\d{1,5})");

  public TechnicianSettings {
    pin = digits(pin.value());
  }

  /** Nothing can be read without a PIN. */
  static Optional<TechnicianSettings> of(Optional<InetSocketAddress> listen, Optional<Secret> pin) {
    if (listen.isPresent() && pin.isEmpty()) {
      throw new IllegalArgumentException("technician.listen needs technician.pin; set both");
    }
    return pin.map(digits -> new TechnicianSettings(digits, listen));
  }

  static Secret digits(String text) {
    if (!DIGITS.matcher(text).matches()) {
      throw new IllegalArgumentException("a PIN has 6 to 12 digits");
    }
    return new Secret(text);
  }

  /** An address in figures: a name would be looked up, and could be somebody else's. */
  static InetSocketAddress address(String text) {
    Matcher parts = LISTEN.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("\"" + text + "\" is no address with a port");
    }
    int port = Integer.parseInt(parts.group(2));
    Bounds.within("a port", port, 0, 65_535);
    String host = parts.group(1).replace("[", "").replace("]", "");
    return new InetSocketAddress(InetAddress.ofLiteral(host), port);
  }
}
