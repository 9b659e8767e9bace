package fr.teleguichet.edge.technician;

import fr.teleguichet.edge.configuration.Secret;
import fr.teleguichet.edge.kiosk.KioskState;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.technician.PinGuard.Verdict;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.SocketAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers {@code GET /technician/report} to who shows the PIN as a bearer, and nothing else.
 * Nothing can be changed here. Belongs to the loop.
 */
public final class TechnicianDoor {

  private static final Logger LOG = LoggerFactory.getLogger(TechnicianDoor.class);

  private static final String PATH = "/technician/report";
  private static final String BEARER = "Bearer ";

  /** One technician needs one; more at a time are somebody else. */
  private static final int MOST_CONNECTIONS = 8;

  private static final int IDLE_SECONDS = 10;

  private final Surroundings world;
  private final PinGuard guard;
  private int connections;

  /** What the report tells, and the loop and clock that it needs. */
  public record Surroundings(
      Vertx vertx, Loop loop, Clock clock, KioskState kiosk, Supplier<UnitStanding> standing) {}

  private TechnicianDoor(Surroundings world, Secret pin) {
    this.world = world;
    this.guard = new PinGuard(world.loop, pin);
  }

  /** Opens it; fails when the address is not this machine's or the port is taken. */
  public static Future<HttpServer> open(Surroundings world, InetSocketAddress address, Secret pin) {
    var door = new TechnicianDoor(world, pin);
    return world
        .vertx
        .createHttpServer(options())
        .connectionHandler(
            connection -> {
              if (++door.connections > MOST_CONNECTIONS) {
                var _ = connection.close();
              }
              connection.closeHandler(_ -> door.connections--);
            })
        .requestHandler(door::answer)
        .listen(SocketAddress.inetSocketAddress(address))
        .onSuccess(
            server ->
                LOG.info(
                    "address={} port={} A technician can read the report here.",
                    address.getAddress().getHostAddress(),
                    server.actualPort()));
  }

  private void answer(HttpServerRequest request) {
    if (!PATH.equals(request.path())) {
      refuse(request, 404, "there is nothing here");
    } else if (!request.method().equals(HttpMethod.GET)) {
      refuse(request, 405, "only GET is answered");
    } else {
      judge(request);
    }
  }

  private void judge(HttpServerRequest request) {
    switch (guard.judge(shown(request))) {
      case Verdict.Admitted _ ->
          begin(request, 200)
              .end(Report.of(world.standing.get(), world.kiosk, world.clock.instant()).toBuffer())
              .onFailure(TechnicianDoor::gone);
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

  private static Optional<String> shown(HttpServerRequest request) {
    return Optional.ofNullable(request.getHeader("Authorization"))
        .filter(header -> header.startsWith(BEARER))
        .map(header -> header.substring(BEARER.length()));
  }

  /** The rest of such a request is not read. */
  private static void refuse(HttpServerRequest request, int status, String sentence) {
    begin(request, status)
        .putHeader("Connection", "close")
        .end(new JsonObject().put("error", sentence).toBuffer())
        .onFailure(TechnicianDoor::gone);
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
