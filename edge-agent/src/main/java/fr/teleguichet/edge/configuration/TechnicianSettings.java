package fr.teleguichet.edge.configuration;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a technician may read and have done.
 *
 * @param pin what the technician shows, 6 to 12 digits
 * @param listen the address of this machine and the port, 0 for any free one, at which the door is
 *     open in the clear; nowhere when empty. Beside one over TLS it is open to this machine alone,
 *     whatever was asked for: nobody needs to send the PIN over the network in the clear then
 * @param tlsListen the same over TLS, once the unit has a certificate
 */
public record TechnicianSettings(
    Secret pin, Optional<InetSocketAddress> listen, Optional<InetSocketAddress> tlsListen) {

  private static final Pattern DIGITS = Pattern.compile("\\d{6,12}");
  private static final Pattern LISTEN =
      Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3}){3}|\\[[0-9A-Fa-f:.]{2,45}])" + ":(\\d{1,5})");

  public TechnicianSettings {
    pin = digits(pin.value());
    listen = tlsListen.isPresent() ? listen.map(TechnicianSettings::toThisMachine) : listen;
  }

  /** Always the same address: it is where the technician's tool asks on the unit itself. */
  private static InetSocketAddress toThisMachine(InetSocketAddress address) {
    return address.getAddress().isLoopbackAddress()
        ? address
        : new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), address.getPort());
  }

  /** Nobody comes in without a PIN; one alone opens the workbench on the kiosk's own page. */
  static Optional<TechnicianSettings> of(
      Optional<Secret> pin,
      Optional<InetSocketAddress> listen,
      Optional<InetSocketAddress> tlsListen) {
    boolean hasAddress = listen.isPresent() || tlsListen.isPresent();
    if (hasAddress && pin.isEmpty()) {
      throw new IllegalArgumentException(
          "technician.listen and technician.tls-listen need technician.pin; set it too");
    }
    return pin.map(digits -> new TechnicianSettings(digits, listen, tlsListen));
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
    SettingBounds.within("a port", port, 0, 65_535);
    String host = parts.group(1).replace("[", "").replace("]", "");
    return new InetSocketAddress(InetAddress.ofLiteral(host), port);
  }
}
