package fr.teleguichet.est;

import fr.teleguichet.hardware.network.HttpProxy;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The way out as it is at this moment: straight, or through the HTTP proxy of the place. It may be
 * changed while the program runs, counts from the next connection on, and remembers what the proxy
 * last had against one. Any thread may use it.
 *
 * <p>This machine's own addresses are always reached straight.
 */
public final class OutboundRoute {

  private static final String LOOPBACK = "localhost|127(?:\\.\\d{1,3}){3}|\\[?::1]?";
  private static final Pattern TUNNEL_FAILED = Pattern.compile("Tunnel failed, got: (\\d{3})");
  private static final String LOGIN = "Proxy-Authorization";
  private static final int MAX_CAUSES = 12;

  private final AtomicReference<Optional<HttpProxy>> proxy;
  private final AtomicReference<Optional<ProxyFault>> fault =
      new AtomicReference<>(Optional.empty());
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /** Through this proxy, or straight. */
  public OutboundRoute(Optional<HttpProxy> proxy) {
    this.proxy = new AtomicReference<>(proxy);
  }

  /** Straight. */
  public static OutboundRoute direct() {
    return new OutboundRoute(Optional.empty());
  }

  /**
   * Lets Java's HTTP client send Basic to a proxy, which it does not by itself. Takes effect only
   * before the first client of the program is made.
   */
  public static void allowBasic() {
    System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");
  }

  /** The proxy of now, if there is one. */
  public Optional<HttpProxy> proxy() {
    return proxy.get();
  }

  /** From the next connection on through this proxy, or straight. */
  public void change(Optional<HttpProxy> next) {
    proxy.set(next);
    fault.set(Optional.empty());
    listeners.forEach(Runnable::run);
  }

  /** Has this run after each change, by whoever made it. */
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  /** What the proxy had against the latest connection; nothing when it let it through. */
  public Optional<ProxyFault> fault() {
    return fault.get();
  }

  private Optional<HttpProxy> to(@Nullable String host) {
    return host == null || host.matches(LOOPBACK) ? Optional.empty() : proxy.get();
  }

  /** Whether connections to this host go through a proxy, which then knows its name. */
  public boolean isProxied(String host) {
    return to(host).isPresent();
  }

  /**
   * Connects a socket.
   *
   * @param socket not connected, and the caller's to close
   * @param within the longest that it may take
   * @throws ProxyException when the proxy does not let it through
   */
  public void connect(Socket socket, String host, int port, Duration within) throws IOException {
    Optional<HttpProxy> through = to(host);
    if (through.isEmpty()) {
      socket.connect(new InetSocketAddress(host, port), Math.toIntExact(within.toMillis()));
      return;
    }
    try {
      new ProxyTunnel(socket, through.get(), within).connect(host, port);
      remember(through, Optional.empty());
    } catch (ProxyException e) {
      remember(through, Optional.of(e.fault()));
      throw e;
    }
  }

  /** What a proxy did that is the way no more is nothing to remember. */
  private void remember(Optional<HttpProxy> through, Optional<ProxyFault> found) {
    if (through.equals(proxy.get())) {
      fault.set(found);
    }
  }

  /** Has clients that are built by it go this way, each request as it is then. */
  public HttpClient.Builder lead(HttpClient.Builder builder) {
    return builder.proxy(new Selector());
  }

  /**
   * A request of such a client, with what the proxy wants to know of who asks; the client tells it
   * to the proxy alone. An authenticator would do the same, and would also have the client make an
   * exception of a server's 401.
   */
  public HttpRequest lead(HttpRequest request) {
    return login(request.uri())
        .map(
            login ->
                HttpRequest.newBuilder(request, (_, _) -> true).setHeader(LOGIN, login).build())
        .orElse(request);
  }

  /** The same for a WebSocket of such a client. */
  public WebSocket.Builder lead(WebSocket.Builder builder, URI server) {
    return login(server).map(login -> builder.header(LOGIN, login)).orElse(builder);
  }

  private Optional<String> login(URI server) {
    return to(server.getHost()).flatMap(HttpProxy::login).map(HttpProxy.Login::basic);
  }

  /**
   * What a request that an HTTP client made this way failed by, when it was the proxy; it is
   * remembered.
   */
  public Optional<ProxyFault> failed(URI to, Throwable failure) {
    return note(to, through -> fault(through, failure));
  }

  /** The same for an answer: the client hands on a proxy's 407 as if a server's. */
  public Optional<ProxyFault> answered(URI to, HttpResponse<?> answer) {
    return note(
        to,
        through ->
            answer.statusCode() == 407
                ? Optional.of(
                    ProxyFault.of(
                        answer.statusCode(),
                        through.login().isPresent(),
                        answer.headers().allValues("Proxy-Authenticate")))
                : Optional.empty());
  }

  private Optional<ProxyFault> note(URI to, Judge judge) {
    Optional<HttpProxy> through = to(to.getHost());
    Optional<ProxyFault> found = through.flatMap(judge::of);
    through.ifPresent(_ -> fault.set(found));
    return found;
  }

  @FunctionalInterface
  private interface Judge {
    Optional<ProxyFault> of(HttpProxy through);
  }

  private static Optional<ProxyFault> fault(HttpProxy through, Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
      Optional<ProxyFault> found = ofOne(through, cause);
      if (found.isPresent()) {
        return found;
      }
      cause = cause.getCause();
    }
    return Optional.empty();
  }

  private static Optional<ProxyFault> ofOne(HttpProxy through, Throwable failure) {
    String message = String.valueOf(failure.getMessage());
    Matcher tunnel = TUNNEL_FAILED.matcher(message);
    if (tunnel.lookingAt()) {
      int status = Integer.parseInt(tunnel.group(1));
      return Optional.of(ProxyFault.of(status, through.login().isPresent()));
    }
    return switch (failure) {
      // The proxy is all that this machine connects to by itself.
      case HttpConnectTimeoutException _ -> Optional.of(ProxyFault.UNREACHABLE);
      case ConnectException e when e.getCause() instanceof UnresolvedAddressException ->
          Optional.of(ProxyFault.UNKNOWN);
      case ConnectException _ -> Optional.of(ProxyFault.UNREACHABLE);
      default -> Optional.empty();
    };
  }

  private final class Selector extends ProxySelector {

    @Override
    public List<Proxy> select(URI uri) {
      return List.of(
          to(uri.getHost())
              .map(it -> InetSocketAddress.createUnresolved(it.host(), it.port()))
              .map(address -> new Proxy(Proxy.Type.HTTP, address))
              .orElse(Proxy.NO_PROXY));
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
      // Whoever made the request is told.
    }
  }
}
