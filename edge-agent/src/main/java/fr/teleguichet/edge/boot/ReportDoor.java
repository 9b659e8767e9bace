package fr.teleguichet.edge.boot;

import fr.teleguichet.edge.configuration.Secret;
import fr.teleguichet.edge.configuration.TechnicianSettings;
import fr.teleguichet.edge.technician.TechnicianDoor;
import io.vertx.core.Future;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The technician's report as a part of the agent: a kiosk serves citizens without it as well. */
final class ReportDoor {

  private static final Logger LOG = LoggerFactory.getLogger(ReportDoor.class);

  private ReportDoor() {}

  /** Opens it where it is set; an address that can't be used is said and nothing more. */
  static Future<Void> open(
      TechnicianDoor.Surroundings world,
      Optional<TechnicianSettings> settings,
      StopSequence stops) {
    return settings
        .flatMap(it -> it.listen().map(address -> open(world, address, it.pin(), stops)))
        .orElse(Future.succeededFuture());
  }

  private static Future<Void> open(
      TechnicianDoor.Surroundings world,
      InetSocketAddress address,
      Secret pin,
      StopSequence stops) {
    return TechnicianDoor.open(world, address, pin)
        .onSuccess(server -> stops.add("technician", server::close))
        .<Void>mapEmpty()
        .recover(
            e -> {
              LOG.error(
                  "address={} why=\"{}\" The technician’s report can’t be opened; mend"
                      + " technician.listen.",
                  address,
                  e.getMessage());
              return Future.succeededFuture();
            });
  }
}
