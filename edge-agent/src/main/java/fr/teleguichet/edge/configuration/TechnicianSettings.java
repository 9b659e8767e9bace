package fr.teleguichet.edge.configuration;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The door for a technician on the local network, at one address at least.
 *
 * @param listen the address of this machine and the port in the clear, 0 for any free one
 * @param tlsListen the same over TLS, once the unit has a certificate
 * @param pin what the technician shows, 6 to 12 digits
 */
public record TechnicianSettings(
    Optional<InetSocketAddress> listen, Optional<InetSocketAddress> tlsListen, Secret pin) {

  private static final Pattern DIGITS = Pattern.compile("\\d{6,12}");
  private static final Pattern LISTEN =
      Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3}){3}|\\[[0-9A-Fa-f:.]{2,45}])" + ":(\\d{1,5})");

  public TechnicianSettings {
    pin = digits(pin.value());
  }

  /** The door is there only when an address and the PIN are set. */
  static Optional<TechnicianSettings> of(
      Optional<InetSocketAddress> listen,
      Optional<InetSocketAddress> tlsListen,
      Optional<Secret> pin) {
    boolean hasAddress = listen.isPresent() || tlsListen.isPresent();
    if (hasAddress != pin.isPresent()) {
      throw new IllegalArgumentException(
          "set technician.listen or technician.tls-listen and technician.pin, or none of them");
    }
    return pin.map(digits -> new TechnicianSettings(listen, tlsListen, digits));
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
