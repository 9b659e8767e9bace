package fr.teleguichet.hardware.network;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The HTTP proxy of the place, through which connections are made by CONNECT (RFC 9110, section
 * 9.3.6). It is told the names of hosts and looks them up; the kiosk does not.
 *
 * @param host a DNS name or an IP address, without brackets
 * @param port 1 to 65535
 * @param login who the kiosk is to the proxy; nothing for a proxy that lets everybody through
 */
public record HttpProxy(String host, int port, Optional<Login> login) {

  /** Longer names do not exist (RFC 1035, section 2.3.4). */
  private static final int MAX_HOST = 253;

  private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9])?";
  private static final Pattern HOST =
      Pattern.compile(LABEL + "(?:\\." + LABEL + ")*|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");
  private static final Pattern ADDRESS =
      Pattern.compile("(?:http://)?(\\[[0-9A-Fa-f:.]{2,45}]|[^:@/\\[\\]]{1,253}):(\\d{1,5})/?");

  /**
   * A user name and a password, sent as Basic (RFC 7617) in the clear: what a proxy takes is not
   * worth more than that.
   *
   * @param user 1 to 200 characters without colon and control characters
   * @param password up to 200 characters without control characters
   */
  public record Login(String user, String password) {

    private static final int MAX_LENGTH = 200;

    public Login {
      if (user.isEmpty() || user.length() > MAX_LENGTH || user.indexOf(':') >= 0) {
        throw new IllegalArgumentException(
            "a proxy’s user name has 1 to 200 characters and no colon");
      }
      if (password.length() > MAX_LENGTH) {
        throw new IllegalArgumentException("a proxy’s password has up to 200 characters");
      }
      // The password is not quoted: messages end up in logs.
      if ((user + password).chars().anyMatch(Character::isISOControl)) {
        throw new IllegalArgumentException(
            "a proxy’s user name and password are one line each, without control characters");
      }
    }

    /** What stands in {@code Proxy-Authorization}. */
    public String basic() {
      byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
      return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    @Override
    public String toString() {
      return "Login[user=" + user + "]";
    }
  }

  public HttpProxy {
    if (host.length() > MAX_HOST || !HOST.matcher(host).matches()) {
      throw new IllegalArgumentException("\"" + host + "\" is no name or address of a proxy");
    }
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("a proxy’s port is within 1 and 65535, not " + port);
    }
  }

  /**
   * Reads {@code host:port}, with or without {@code http://} before it. A password in it is
   * refused: addresses are shown and logged.
   */
  public static HttpProxy parse(String address) {
    Matcher parts = ADDRESS.matcher(address);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "a proxy’s address looks like proxy.example:3128, without user name and password");
    }
    String host = parts.group(1).replace("[", "").replace("]", "");
    return new HttpProxy(host, Integer.parseInt(parts.group(2)), Optional.empty());
  }

  /** The same, as somebody. */
  public HttpProxy with(Login newLogin) {
    return new HttpProxy(host, port, Optional.of(newLogin));
  }

  /** {@code host:port}, as it is shown and read again. */
  public String address() {
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
  }
}
