package fr.teleguichet.fleet.page;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Under which names the pages may be reached. Without accounts, the one thing that keeps strangers
 * out is that only this machine can connect; a foreign site whose name was made to point at this
 * machine must not get in through its visitor's browser.
 *
 * @param open whether the operator wants any name to do
 * @param publicAddress what people type when a proxy stands in front, such as {@code
 *     https://fleet.example.org}
 */
public record Doors(boolean open, Optional<URI> publicAddress) {

  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  /** Whether the host is reached from this machine alone; a name that can't be resolved is not. */
  public static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException _) {
      return false;
    }
  }

  /** Whether a request may carry this {@code Host}, with or without a port. */
  boolean admits(String authority) {
    String host = host(authority).toLowerCase(Locale.ROOT);
    return open
        || THIS_MACHINE.contains(host)
        || publicAddress.map(address -> host.equals(address.getHost())).orElse(false);
  }

  /** Whether an {@code Origin} is ours, given the request's {@code Host}. */
  boolean isOurs(String origin, String authority) {
    return origin.equalsIgnoreCase("http://" + authority)
        || publicAddress.map(address -> origin.equalsIgnoreCase(address.toString())).orElse(false);
  }

  private static String host(String authority) {
    int port = authority.lastIndexOf(':');
    return port > authority.lastIndexOf(']') ? authority.substring(0, port) : authority;
  }
}
