package fr.teleguichet.hardware.network;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An IPv4 address that does not come from the network itself.
 *
 * @param prefix the length of the network's part in bits, 1 to 31 (RFC 4632; 31: RFC 3021)
 * @param gateway in the same network; none where everything is in it
 * @param nameServers 0 to 3 addresses: resolvers ask no more (resolv.conf(5))
 */
public record StaticAddress(
    Inet4Address address,
    int prefix,
    Optional<Inet4Address> gateway,
    List<InetAddress> nameServers) {

  /** What can be wrong. */
  public enum Part {
    ADDRESS,
    PREFIX,
    GATEWAY,
    NAME_SERVER
  }

  /** There is no such address, or none that a machine can have. */
  public static final class WrongPartException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final Part part;

    private WrongPartException(Part part) {
      super(part.toString());
      this.part = part;
    }

    /** What is wrong. */
    public Part part() {
      return part;
    }
  }

  private static final int MAX_NAME_SERVERS = 3;

  /** Figures only: a name would be looked up. */
  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");

  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]{2,45}");

  public StaticAddress {
    nameServers = List.copyOf(nameServers);
    check(isHost(address), Part.ADDRESS);
    check(prefix >= 1 && prefix <= 31, Part.PREFIX);
    check(prefix == 31 || isInside(address, prefix), Part.ADDRESS);
    int mask = -1 << (32 - prefix);
    boolean isNear =
        gateway
            .map(it -> !it.equals(address) && (bits(it) & mask) == (bits(address) & mask))
            .orElse(true);
    check(isNear, Part.GATEWAY);
    check(
        nameServers.size() <= MAX_NAME_SERVERS
            && nameServers.stream()
                .noneMatch(it -> it.isAnyLocalAddress() || it.isMulticastAddress()),
        Part.NAME_SERVER);
  }

  /**
   * Reads what somebody wrote; blanks around it count for nothing.
   *
   * @throws WrongPartException when there is no such address
   */
  public static StaticAddress parse(
      String address, int prefix, Optional<String> gateway, List<String> nameServers) {
    List<InetAddress> servers = new ArrayList<>();
    for (String each : nameServers) {
      String text = each.strip();
      check(IPV4.matcher(text).matches() || text.contains(":"), Part.NAME_SERVER);
      servers.add(literal(text, Part.NAME_SERVER));
    }
    return new StaticAddress(
        ipv4(address.strip(), Part.ADDRESS),
        prefix,
        gateway.map(it -> ipv4(it.strip(), Part.GATEWAY)),
        servers);
  }

  private static void check(boolean isRight, Part part) {
    if (!isRight) {
      throw new WrongPartException(part);
    }
  }

  private static Inet4Address ipv4(String text, Part part) {
    check(IPV4.matcher(text).matches(), part);
    if (literal(text, part) instanceof Inet4Address it) {
      return it;
    }
    throw new WrongPartException(part);
  }

  private static InetAddress literal(String text, Part part) {
    check(IPV4.matcher(text).matches() || IPV6.matcher(text).matches(), part);
    try {
      return InetAddress.ofLiteral(text);
    } catch (IllegalArgumentException _) {
      throw new WrongPartException(part);
    }
  }

  private static boolean isHost(Inet4Address it) {
    return !it.isAnyLocalAddress()
        && !it.isLoopbackAddress()
        && !it.isMulticastAddress()
        && (bits(it) >>> 28) != 0xF
        && (bits(it) >>> 24) != 0;
  }

  /** Neither the network's own number nor the address of all in it. */
  private static boolean isInside(Inet4Address it, int prefix) {
    int host = bits(it) & ~(-1 << (32 - prefix));
    return host != 0 && host != ~(-1 << (32 - prefix));
  }

  private static int bits(Inet4Address it) {
    return ByteBuffer.wrap(it.getAddress()).getInt();
  }
}
