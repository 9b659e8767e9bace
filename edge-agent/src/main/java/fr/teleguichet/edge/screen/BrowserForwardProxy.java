package fr.teleguichet.edge.screen;

import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.est.OutboundRoute;
import fr.teleguichet.hardware.network.HttpProxy;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.ConnectOptions;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.ProxyOptions;
import io.vertx.core.net.ProxyType;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A proxy of the kiosk's own, for its browser: it takes CONNECT (RFC 9110, section 9.3.6) on the
 * loopback interface and passes it on to the proxy of the place, with the password for which a
 * browser would ask the citizen, and which it never sends for a call's TURN. So picture and sound,
 * and the rooms of other video services, get out where nothing but that proxy does. It is there
 * only while there is such a proxy. Belongs to the loop.
 */
final class BrowserForwardProxy {

  private static final Logger LOG = LoggerFactory.getLogger(BrowserForwardProxy.class);

  private static final String LOOPBACK = "127.0.0.1";

  /** A room of another service opens some ten. */
  static final int MAX_TUNNELS = 64;

  private static final int MAX_TOLD = 100;

  private static final Duration CONNECTING = Duration.ofSeconds(20);

  /** Media never pause, signalling sends signs of life. */
  private static final Duration IDLE = Duration.ofMinutes(10);

  private final Vertx vertx;
  private final Loop loop;
  private final OutboundRoute route;
  private final NetClient client;
  private Optional<HttpServer> server = Optional.empty();
  private int tunnels;

  /** What was told already, since a browser tries again and again. */
  private final Set<String> told = new HashSet<>();

  BrowserForwardProxy(Vertx vertx, Loop loop, OutboundRoute route) {
    this.vertx = vertx;
    this.loop = loop;
    this.route = route;
    this.client =
        vertx.createNetClient(
            new NetClientOptions()
                .setConnectTimeout(Math.toIntExact(CONNECTING.toMillis()))
                .setIdleTimeout(Math.toIntExact(IDLE.toSeconds()))
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setTcpNoDelay(true));
  }

  /** Tells the port, now and at each change; nothing while connections go straight. */
  void follow(Consumer<Optional<Integer>> listener) {
    loop.check();
    route.onChange(() -> loop.enter(() -> adjust(listener)));
    adjust(listener);
  }

  private void adjust(Consumer<Optional<Integer>> listener) {
    told.clear();
    boolean isWanted = route.proxy().isPresent();
    if (isWanted == server.isPresent()) {
      return;
    }
    if (isWanted) {
      open(listener);
    } else {
      server.ifPresent(it -> it.close().onFailure(_ -> {}));
      server = Optional.empty();
      listener.accept(Optional.empty());
    }
  }

  private void open(Consumer<Optional<Integer>> listener) {
    HttpServer opened =
        vertx
            .createHttpServer(
                new HttpServerOptions()
                    .setIdleTimeout(Math.toIntExact(IDLE.toSeconds()))
                    .setIdleTimeoutUnit(TimeUnit.SECONDS)
                    .setTcpNoDelay(true)
                    .setHttp2ClearTextEnabled(false))
            .requestHandler(this::serve);
    server = Optional.of(opened);
    opened
        .listen(0, LOOPBACK)
        .onSuccess(
            it -> {
              // It may be closed again already, by whoever changed the way meanwhile.
              if (server.filter(opened::equals).isPresent()) {
                listener.accept(Optional.of(it.actualPort()));
              }
            })
        .onFailure(
            e -> {
              server = server.filter(it -> !it.equals(opened));
              LOG.warn("The browser can't be led through the proxy; calls may fail.", e);
            });
  }

  private void serve(HttpServerRequest request) {
    Optional<HttpProxy> through = route.proxy();
    Optional<HostAndPort> to = destination(request);
    if (to.isEmpty()) {
      refuse(request, 405);
    } else if (through.isEmpty() || !route.isProxied(to.get().host())) {
      // This machine's own ports are nothing that the browser reaches in this way.
      refuse(request, 403);
    } else if (tunnels >= MAX_TUNNELS) {
      refuse(request, 503);
    } else {
      tunnel(request, to.get(), through.get());
    }
  }

  private static Optional<HostAndPort> destination(HttpServerRequest request) {
    return request.method().equals(HttpMethod.CONNECT)
        ? Optional.ofNullable(HostAndPort.parseAuthority(request.uri(), -1))
            .filter(it -> it.port() > 0)
        : Optional.empty();
  }

  private void tunnel(HttpServerRequest request, HostAndPort to, HttpProxy through) {
    tunnels++;
    client
        .connect(
            new ConnectOptions()
                .setHost(to.host())
                .setPort(to.port())
                .setProxyOptions(options(through)))
        .onFailure(
            e -> {
              tunnels--;
              tell(to, String.valueOf(e.getMessage()));
              refuse(request, 502);
            })
        .onSuccess(outside -> join(request, outside));
  }

  private static ProxyOptions options(HttpProxy through) {
    var options =
        new ProxyOptions()
            .setType(ProxyType.HTTP)
            .setHost(through.host())
            .setPort(through.port())
            .setConnectTimeout(CONNECTING);
    through.login().ifPresent(it -> options.setUsername(it.user()).setPassword(it.password()));
    return options;
  }

  private void join(HttpServerRequest request, NetSocket outside) {
    outside.closeHandler(_ -> tunnels--);
    outside.pause();
    request
        .toNetSocket()
        .onFailure(_ -> close(outside))
        .onSuccess(
            browser -> {
              // Each ends with the other.
              browser.pipeTo(outside).onComplete(_ -> close(outside));
              outside.pipeTo(browser).onComplete(_ -> close(browser));
            });
  }

  private static void close(NetSocket socket) {
    socket.close().onFailure(_ -> {});
  }

  private static void refuse(HttpServerRequest request, int status) {
    request.response().setStatusCode(status).end().onFailure(_ -> {});
  }

  private void tell(HostAndPort to, String failure) {
    if (told.size() < MAX_TOLD && told.add(to.host())) {
      LOG.warn("to={} cause=\"{}\" The proxy did not let the browser through.", to, failure);
    }
  }
}
