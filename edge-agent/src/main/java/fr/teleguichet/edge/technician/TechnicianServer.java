package fr.teleguichet.edge.technician;

import fr.teleguichet.edge.configuration.TechnicianSettings;
import fr.teleguichet.edge.loop.Loop;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServer;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.net.ssl.X509KeyManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The technician's door as a part of the agent: a kiosk serves citizens without it as well. */
public final class TechnicianServer {

  private static final Logger LOG = LoggerFactory.getLogger(TechnicianServer.class);

  private final Loop.Worker worker;
  private final TechnicianRoutes door;
  private final TechnicianSettings settings;
  private final Callable<X509KeyManager> own;
  private Future<Optional<HttpServer>> plain = Future.succeededFuture(Optional.empty());
  private Future<Optional<HttpServer>> secure = Future.succeededFuture(Optional.empty());

  /**
   * A door that is not open yet.
   *
   * @param own the unit's certificate and key as they are now; it waits for the disk
   */
  public TechnicianServer(
      Loop loop, TechnicianRoutes door, TechnicianSettings settings, Callable<X509KeyManager> own) {
    this.worker = loop.worker("technician");
    this.door = door;
    this.settings = settings;
    this.own = own;
  }

  /** Opens it in the clear where that is set; an address that can't be used is only said. */
  public Future<Void> start() {
    plain = settings.listen().map(address -> usable(address, door.open(address))).orElse(plain);
    return plain.mapEmpty();
  }

  /** The unit has a certificate, or another one: over TLS it is opened anew where that is set. */
  public void reopen() {
    settings
        .tlsListen()
        .ifPresent(
            address ->
                secure =
                    usable(
                        address,
                        secure
                            .compose(TechnicianServer::closed)
                            .compose(_ -> worker.run(own))
                            .compose(key -> door.open(address, key))));
  }

  private static Future<Optional<HttpServer>> usable(
      InetSocketAddress address, Future<HttpServer> opening) {
    return opening.map(Optional::of).recover(e -> unusable(address, e).map(Optional.empty()));
  }

  /** Closes both. */
  public Future<Void> stop() {
    return plain
        .compose(TechnicianServer::closed)
        .transform(_ -> secure.compose(TechnicianServer::closed))
        .transform(_ -> worker.close());
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
