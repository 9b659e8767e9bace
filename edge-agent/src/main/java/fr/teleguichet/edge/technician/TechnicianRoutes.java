package fr.teleguichet.edge.technician;

import fr.teleguichet.edge.configuration.Secret;
import fr.teleguichet.edge.kiosk.KioskState;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.technician.PinAuthenticator.Verdict;
import fr.teleguichet.hardware.device.PeripheralExercise;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.X509KeyManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers to who shows the PIN as a bearer, and to nobody else: {@code GET /technician/report}
 * tells how the unit is; {@code POST /technician/exercise/WORD} has it exercise a peripheral,
 * {@code GET /technician/exercise} tells how far that is, and {@code DELETE} there ends it. One PIN
 * opens all its addresses, and a wrong one closes them all for a while. Belongs to the loop.
 *
 * <p>Whoever listens on the local network reads a PIN that goes over plain HTTP. With it the unit
 * can be read and no more: exercises are begun over TLS, or from the unit itself.
 */
public final class TechnicianRoutes {

  private static final Logger LOG = LoggerFactory.getLogger(TechnicianRoutes.class);

  private static final String REPORT = "/technician/report";
  private static final String EXERCISE = "/technician/exercise";
  private static final String BEARER = "Bearer ";

  /** One technician needs one; more at a time are somebody else. */
  private static final int MAX_CONNECTIONS = 8;

  private static final int IDLE_SECONDS = 10;

  /**
   * How long a connection has for the head of each request. A byte now and then keeps it from being
   * idle, and must not keep it from a technician.
   */
  static final Duration HEAD_WITHIN = Duration.ofSeconds(15);

  private final Surroundings world;
  private final ExerciseService exercises;
  private final PinAuthenticator guard;
  private final Map<HttpConnection, Loop.Timer> deadlines = new HashMap<>();
  private int connections;

  /** What the report tells, and the loop and clock that it needs. */
  public record Surroundings(
      Vertx vertx, Loop loop, Clock clock, KioskState kiosk, Supplier<UnitFleetStatus> standing) {}

  /** A door that is not open yet. */
  public TechnicianRoutes(Surroundings world, ExerciseService exercises, Secret pin) {
    this.world = world;
    this.exercises = exercises;
    this.guard = new PinAuthenticator(world.loop, pin);
  }

  /** Opens it in the clear; fails when the address is not this machine's or the port is taken. */
  public Future<HttpServer> open(InetSocketAddress listen) {
    return open(listen, options());
  }

  /**
   * Opens it over TLS.
   *
   * @param own the unit's certificate and key
   */
  public Future<HttpServer> open(InetSocketAddress listen, X509KeyManager own) {
    return open(
        listen,
        options()
            .setSsl(true)
            .setUseAlpn(false)
            .setEnabledSecureTransportProtocols(Set.of("TLSv1.3"))
            .setKeyCertOptions(KeyCertOptions.wrap(own)));
  }

  private Future<HttpServer> open(InetSocketAddress listen, HttpServerOptions options) {
    return world
        .vertx
        .createHttpServer(options)
        .connectionHandler(
            connection -> {
              if (++connections > MAX_CONNECTIONS) {
                var _ = connection.close();
              }
              expectHead(connection);
              connection.closeHandler(
                  _ -> {
                    connections--;
                    headCame(connection);
                  });
            })
        .requestHandler(
            request -> {
              headCame(request.connection());
              request.response().endHandler(_ -> expectHead(request.connection()));
              answer(request);
            })
        .listen(SocketAddress.inetSocketAddress(listen))
        .onSuccess(
            server ->
                LOG.info(
                    "address={} port={} tls={} A technician can come in here.",
                    listen.getAddress().getHostAddress(),
                    server.actualPort(),
                    options.isSsl()));
  }

  private void expectHead(HttpConnection connection) {
    Loop.Timer former =
        deadlines.put(
            connection,
            world.loop.after(
                HEAD_WITHIN,
                () -> {
                  headCame(connection);
                  var _ = connection.close();
                }));
    if (former != null) {
      former.cancel();
    }
  }

  private void headCame(HttpConnection connection) {
    Loop.Timer deadline = deadlines.remove(connection);
    if (deadline != null) {
      deadline.cancel();
    }
  }

  private void answer(HttpServerRequest request) {
    String path = String.valueOf(request.path());
    boolean isExercise = path.equals(EXERCISE) || path.startsWith(EXERCISE + "/");
    if (!path.equals(REPORT) && !isExercise) {
      refuse(request, 404, "there is nothing here");
    } else if (!methods(path).contains(request.method())) {
      refuse(request, 405, "only " + methods(path) + " is answered here");
    } else {
      judge(request, path);
    }
  }

  private static Set<HttpMethod> methods(String path) {
    return switch (path) {
      case REPORT -> Set.of(HttpMethod.GET);
      case EXERCISE -> Set.of(HttpMethod.GET, HttpMethod.DELETE);
      default -> Set.of(HttpMethod.POST);
    };
  }

  private void judge(HttpServerRequest request, String path) {
    switch (guard.judge(shown(request))) {
      case Verdict.Admitted _ -> admit(request, path);
      case Verdict.Refused _ -> {
        LOG.warn("from={} A technician’s PIN was missing or wrong.", request.remoteAddress());
        refuse(request, 401, "show the PIN of technician.pin as a bearer");
      }
      case Verdict.Closed(Duration wait) -> {
        request.response().putHeader("Retry-After", Long.toString(wait.toSeconds() + 1));
        refuse(request, 429, "wait after a wrong PIN");
      }
    }
  }

  private void admit(HttpServerRequest request, String path) {
    if (path.equals(REPORT)) {
      tell(
          request,
          200,
          UnitReportBuilder.of(world.standing.get(), world.kiosk, world.clock.instant()));
    } else if (request.method().equals(HttpMethod.GET)) {
      tell(request, 200, exercises.view());
    } else if (!isTrusted(request)) {
      refuse(
          request, 403, "begin exercises over TLS (technician.tls-listen) or on the unit itself");
    } else if (path.equals(EXERCISE)) {
      exercises.stop();
      tell(request, 200, exercises.view());
    } else {
      begin(request, PeripheralExercise.ofWord(path.substring(EXERCISE.length() + 1)));
    }
  }

  private static boolean isTrusted(HttpServerRequest request) {
    return request.isSSL()
        || InetAddress.ofLiteral(request.remoteAddress().hostAddress()).isLoopbackAddress();
  }

  private void begin(HttpServerRequest request, Optional<PeripheralExercise> exercise) {
    if (exercise.isEmpty()) {
      refuse(request, 404, "this agent does not know that exercise");
      return;
    }
    exercises
        .begin(exercise.get())
        .onSuccess(
            refusal ->
                refusal.ifPresentOrElse(
                    reason -> refuse(request, 409, reason),
                    () -> tell(request, 202, exercises.view())))
        .onFailure(_ -> refuse(request, 500, "defect"));
  }

  private static Optional<String> shown(HttpServerRequest request) {
    return Optional.ofNullable(request.getHeader("Authorization"))
        .filter(header -> header.startsWith(BEARER))
        .map(header -> header.substring(BEARER.length()));
  }

  private static void tell(HttpServerRequest request, int status, JsonObject document) {
    begin(request, status).end(document.toBuffer()).onFailure(TechnicianRoutes::gone);
  }

  /** The rest of such a request is not read. */
  private static void refuse(HttpServerRequest request, int status, String sentence) {
    begin(request, status)
        .putHeader("Connection", "close")
        .end(new JsonObject().put("error", sentence).toBuffer())
        .onFailure(TechnicianRoutes::gone);
  }

  private static HttpServerResponse begin(HttpServerRequest request, int status) {
    return request
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json")
        .putHeader("Cache-Control", "no-store")
        .putHeader("X-Content-Type-Options", "nosniff");
  }

  private static void gone(Throwable e) {
    // Whoever asked has gone; nobody is left to be told.
  }

  private static HttpServerOptions options() {
    return new HttpServerOptions()
        .setMaxInitialLineLength(256)
        .setMaxHeaderSize(2 * 1024)
        .setIdleTimeout(IDLE_SECONDS)
        .setIdleTimeoutUnit(TimeUnit.SECONDS)
        .setHttp2ClearTextEnabled(false);
  }
}
