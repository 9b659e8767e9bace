package fr.teleguichet.edge.boot;

import fr.teleguichet.edge.configuration.TechnicianSettings;
import fr.teleguichet.edge.identity.FleetTls;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.technician.TechnicianRoutes;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServer;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The technician's door as a part of the agent: a kiosk serves citizens without it as well. */
final class TechnicianServer {

  private static final Logger LOG = LoggerFactory.getLogger(TechnicianServer.class);

  private final Loop.Worker worker;
  private final FleetTls tls;
  private final TechnicianRoutes door;
  private final StopSequence stops;
  private Future<Optional<HttpServer>> secure = Future.succeededFuture(Optional.empty());

  private TechnicianServer(Loop loop, FleetTls tls, TechnicianRoutes door, StopSequence stops) {
    this.worker = loop.worker("technician");
    this.tls = tls;
    this.door = door;
    this.stops = stops;
  }

  /**
   * Opens it where it is set; an address that can't be used is said and nothing more. Over TLS it
   * is open from the unit's certificate on, and opened anew with each later one.
   */
  static Future<Void> open(
      Loop loop,
      FleetEnrolment membership,
      TechnicianRoutes door,
      TechnicianSettings settings,
      StopSequence stops) {
    var opening = new TechnicianServer(loop, FleetTls.of(membership.folder()), door, stops);
    settings
        .tlsListen()
        .ifPresent(
            address -> {
              stops.add("technician-tls", opening::close);
              membership.onCertificate(() -> opening.reopen(address));
            });
    return settings.listen().map(opening::openPlain).orElse(Future.succeededFuture());
  }

  private Future<Void> openPlain(InetSocketAddress address) {
    return door.open(address)
        .onSuccess(server -> stops.add("technician", server::close))
        .<Void>mapEmpty()
        .recover(e -> unusable(address, e));
  }

  private void reopen(InetSocketAddress address) {
    secure =
        secure
            .compose(TechnicianServer::closed)
            .compose(_ -> worker.run(tls::ownKey))
            .compose(own -> door.open(address, own))
            .map(Optional::of)
            .recover(e -> unusable(address, e).map(Optional.empty()));
  }

  private Future<Void> close() {
    return secure.compose(TechnicianServer::closed).transform(_ -> worker.close());
  }

  private static Future<Void> closed(Optional<HttpServer> server) {
    return server.map(HttpServer::close).orElse(Future.succeededFuture());
  }

  private static Future<Void> unusable(InetSocketAddress address, Throwable e) {
    LOG.error(
        "address={} why=\"{}\" The technician’s door can’t be opened; mend technician.listen or"
            + " technician.tls-listen.",
        address,
        e.getMessage());
    return Future.succeededFuture();
  }
}
