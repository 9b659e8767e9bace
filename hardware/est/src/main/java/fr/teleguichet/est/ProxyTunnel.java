package fr.teleguichet.est;

import fr.teleguichet.hardware.network.HttpProxy;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One connection through an HTTP proxy by CONNECT (RFC 9110, section 9.3.6). The JDK's own, a
 * {@code Socket} with a {@code Proxy}, takes user and password from one authenticator of the whole
 * program, and says of every refusal that the tunnel could not be made.
 */
final class ProxyTunnel {

  /** More than any proxy says before the empty line. */
  private static final int MAX_HEAD = 16 * 1024;

  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([0-9]{3})(?: .*)?");
  private static final Pattern CHALLENGE = Pattern.compile("(?im)^proxy-authenticate:(.*)");

  private final Socket socket;
  private final HttpProxy proxy;
  private final long deadline;

  /**
   * A tunnel that is not made yet.
   *
   * @param socket not connected, and the caller's to close
   * @param within the longest that everything together may take
   */
  ProxyTunnel(Socket socket, HttpProxy proxy, Duration within) {
    this.socket = socket;
    this.proxy = proxy;
    this.deadline = System.nanoTime() + within.toNanos();
  }

  /**
   * Connects the socket to the host, whose name the proxy looks up.
   *
   * @throws ProxyException when the proxy does not let it through
   */
  void connect(String host, int port) throws ProxyException {
    reach();
    try {
      socket.getOutputStream().write(request(host, port).getBytes(StandardCharsets.ISO_8859_1));
      take(head(socket.getInputStream()));
      socket.setSoTimeout(0);
    } catch (ProxyException e) {
      throw e;
    } catch (SocketTimeoutException e) {
      throw new ProxyException(ProxyFault.SILENT, e);
    } catch (IOException e) {
      // Whoever wanted the tunnel may have given up a moment before its time was over.
      throw new ProxyException(socket.isClosed() ? ProxyFault.SILENT : ProxyFault.CLOSED, e);
    }
  }

  private void reach() throws ProxyException {
    var address = new InetSocketAddress(proxy.host(), proxy.port());
    if (address.isUnresolved()) {
      throw new ProxyException(ProxyFault.UNKNOWN, "");
    }
    try {
      socket.connect(address, left());
    } catch (IOException e) {
      throw new ProxyException(ProxyFault.UNREACHABLE, e);
    }
  }

  private String request(String host, int port) {
    String authority = host + ":" + port;
    return "CONNECT "
        + authority
        + " HTTP/1.1\r\nHost: "
        + authority
        + "\r\n"
        + proxy.login().map(it -> "Proxy-Authorization: " + it.basic() + "\r\n").orElse("")
        + "\r\n";
  }

  /** Byte by byte: what comes after the empty line belongs to the server. */
  private String head(InputStream in) throws IOException {
    var head = new StringBuilder();
    while (!isOver(head)) {
      if (head.length() >= MAX_HEAD) {
        throw new ProxyException(ProxyFault.GARBAGE, ": its answer does not end");
      }
      socket.setSoTimeout(left());
      int next = in.read();
      if (next < 0) {
        throw new ProxyException(head.isEmpty() ? ProxyFault.CLOSED : ProxyFault.GARBAGE, "");
      }
      head.append((char) next);
    }
    return head.toString();
  }

  private static boolean isOver(StringBuilder head) {
    return ends(head, "\r\n\r\n") || ends(head, "\n\n");
  }

  private static boolean ends(StringBuilder head, String with) {
    int from = head.length() - with.length();
    return from >= 0 && with.contentEquals(head.subSequence(from, head.length()));
  }

  private void take(String head) throws ProxyException {
    Matcher status = STATUS.matcher(head.lines().findFirst().orElse(""));
    if (!status.matches()) {
      throw new ProxyException(ProxyFault.GARBAGE, "");
    }
    int code = Integer.parseInt(status.group(1));
    if (code / 100 == 2) {
      return;
    }
    List<String> challenges = CHALLENGE.matcher(head).results().map(it -> it.group(1)).toList();
    ProxyFault fault = ProxyFault.of(code, proxy.login().isPresent(), challenges);
    throw new ProxyException(fault, fault == ProxyFault.SCHEME_UNKNOWN ? "" : " (" + code + ")");
  }

  /** Milliseconds until everything must be over. */
  private int left() throws SocketTimeoutException {
    long millis = (deadline - System.nanoTime()) / 1_000_000;
    if (millis <= 0) {
      throw new SocketTimeoutException("the time is over");
    }
    return (int) Math.min(millis, Integer.MAX_VALUE);
  }
}
