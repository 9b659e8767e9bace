package fr.teleguichet.swarm.wire;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * The broker that the load goes to, such as {@code mqtt://127.0.0.1:1883}.
 *
 * @param tls whether it is reached over TLS
 */
public record BrokerTarget(boolean tls, String host, int port) {

  private static final int USUAL_PORT = 1883;
  private static final int USUAL_TLS_PORT = 8883;

  public BrokerTarget {
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("the port " + port + " is not within 1 and 65535");
    }
  }

  /**
   * Reads {@code mqtt://HOST[:PORT]}, {@code mqtts://HOST[:PORT]} or {@code HOST[:PORT]}; the port
   * is 1883, or 8883 with TLS, unless given.
   */
  public static BrokerTarget parse(String text) {
    try {
      URI uri = new URI(text.contains("://") ? text : "mqtt://" + text);
      requireBare(text, uri);
      boolean tls = "mqtts".equals(uri.getScheme());
      String host = uri.getHost().replaceAll("[\\[\\]]", "");
      int usual = tls ? USUAL_TLS_PORT : USUAL_PORT;
      return new BrokerTarget(tls, host, uri.getPort() == -1 ? usual : uri.getPort());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(notAnAddress(text), e);
    }
  }

  private static void requireBare(String text, URI uri) {
    boolean bare = uri.getUserInfo() == null && "".equals(uri.getRawPath());
    boolean mqtt = "mqtt".equals(uri.getScheme()) || "mqtts".equals(uri.getScheme());
    if (!mqtt || uri.getHost() == null || !bare) {
      throw new IllegalArgumentException(notAnAddress(text));
    }
  }

  private static String notAnAddress(String text) {
    return "the target \"" + text + "\" is not of the form mqtt://HOST:PORT or mqtts://HOST:PORT";
  }

  /** The first address of the host. */
  public InetSocketAddress resolve() throws UnknownHostException {
    return new InetSocketAddress(addresses().getFirst(), port);
  }

  /** Whether every address of the host is this machine's loopback. */
  public boolean isLoopback() throws UnknownHostException {
    return addresses().stream().allMatch(InetAddress::isLoopbackAddress);
  }

  private List<InetAddress> addresses() throws UnknownHostException {
    return Arrays.asList(InetAddress.getAllByName(host));
  }

  @Override
  public String toString() {
    return (tls ? "mqtts://" : "mqtt://")
        + (host.contains(":") ? "[" + host + "]" : host)
        + ":"
        + port;
  }
}
