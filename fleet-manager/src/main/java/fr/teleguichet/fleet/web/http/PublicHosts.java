package fr.teleguichet.fleet.web.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Under which names the pages may be reached. Where only this machine can connect, a foreign site
 * whose name was made to point at this machine must not get in through its visitor's browser.
 *
 * @param anyName whether other machines may connect, and so any name may do
 * @param encrypted whether the server itself speaks TLS
 * @param publicAddress what people type when a proxy stands in front, such as {@code
 *     https://fleet.example.org}
 * @param proxies whose word on a request's origin is believed
 */
public record PublicHosts(
    boolean anyName, boolean encrypted, Optional<URI> publicAddress, TrustedProxies proxies) {

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
    return anyName
        || THIS_MACHINE.contains(host)
        || publicAddress.map(address -> host.equals(address.getHost())).orElse(false);
  }

  /** Whether an {@code Origin} is ours, given the request's {@code Host}. */
  boolean isOurs(String origin, String authority) {
    return origin.equalsIgnoreCase((encrypted ? "https://" : "http://") + authority)
        || publicAddress.map(address -> origin.equalsIgnoreCase(address.toString())).orElse(false);
  }

  /** The address that people type, given what they typed now as {@code Host}. */
  public String base(String authority) {
    return publicAddress
        .map(URI::toString)
        .orElseGet(() -> (encrypted ? "https://" : "http://") + authority);
  }

  /** Whether who asks for this {@code Host} does so by HTTPS, here or at the proxy in front. */
  public boolean isEncrypted(String authority) {
    return encrypted
        || publicAddress
            .filter(address -> "https".equals(address.getScheme()))
            .map(address -> host(authority).equalsIgnoreCase(address.getHost()))
            .orElse(false);
  }

  private static String host(String authority) {
    int port = authority.lastIndexOf(':');
    return port > authority.lastIndexOf(']') ? authority.substring(0, port) : authority;
  }
}
