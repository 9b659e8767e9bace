package fr.teleguichet.swarm.wire;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** The broker that the load goes to, such as {@code mqtt://127.0.0.1:1883}. */
public record Target(String host, int port) {

  private static final int USUAL_PORT = 1883;

  public Target {
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("the port " + port + " is not within 1 and 65535");
    }
  }

  /** Reads {@code mqtt://HOST[:PORT]} or {@code HOST[:PORT]}; the port is 1883 unless given. */
  public static Target parse(String text) {
    try {
      URI uri = new URI(text.contains("://") ? text : "mqtt://" + text);
      requirePlain(text, uri);
      String host = uri.getHost().replaceAll("[\\[\\]]", "");
      return new Target(host, uri.getPort() == -1 ? USUAL_PORT : uri.getPort());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(notAnAddress(text), e);
    }
  }

  private static void requirePlain(String text, URI uri) {
    if ("mqtts".equals(uri.getScheme()) || "ssl".equals(uri.getScheme())) {
      throw new IllegalArgumentException(
          "the target \""
              + text
              + "\" asks for TLS, which this program does not speak: use a plain listener of the"
              + " broker on the loopback");
    }
    boolean bare = uri.getRawPath().isEmpty() && uri.getUserInfo() == null;
    if (!"mqtt".equals(uri.getScheme()) || uri.getHost() == null || !bare) {
      throw new IllegalArgumentException(notAnAddress(text));
    }
  }

  private static String notAnAddress(String text) {
    return "the target \"" + text + "\" is not of the form mqtt://HOST:PORT";
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
    return "mqtt://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
