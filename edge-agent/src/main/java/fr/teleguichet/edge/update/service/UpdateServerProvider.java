package fr.teleguichet.edge.update.service;

import fr.teleguichet.edge.configuration.UpdateSettings;
import fr.teleguichet.edge.configuration.UpdateSettings.Source;
import fr.teleguichet.edge.enrolment.FleetEnrolment;
import fr.teleguichet.edge.identity.FleetTls;
import fr.teleguichet.edge.identity.HeldCertificate;
import fr.teleguichet.edge.update.ddi.DdiClient;
import fr.teleguichet.edge.update.ddi.DdiServerAddress;
import fr.teleguichet.edge.update.ddi.UpdateServer;
import fr.teleguichet.est.ProxyRoute;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The server of updates as it is at the moment: the fleet manager of the kiosk's certificate, with
 * each new certificate from the next question on, or another one. Belongs to the loop.
 */
final class UpdateServerProvider implements Supplier<Optional<UpdateServer>> {

  /** What hawkBit calls the only tenant of a server. */
  private static final String TENANT = "DEFAULT";

  private final FleetEnrolment membership;
  private final ProxyRoute route;
  private final Source source;
  private final Consumer<String> dates;
  private @Nullable DdiClient client;
  private Optional<HeldCertificate> used = Optional.empty();

  UpdateServerProvider(
      FleetEnrolment membership, ProxyRoute route, Source source, Consumer<String> dates) {
    this.membership = membership;
    this.route = route;
    this.source = source;
    this.dates = dates;
  }

  @Override
  public Optional<UpdateServer> get() {
    Optional<HeldCertificate> held = membership.held();
    if (client == null || !held.equals(used)) {
      close();
      used = held;
      client = client(held).orElse(null);
    }
    return Optional.ofNullable(client);
  }

  private Optional<DdiClient> client(Optional<HeldCertificate> held) {
    return switch (source) {
      case UpdateSettings.None _ -> Optional.empty();
      case UpdateSettings.Fleet _ -> held.map(this::ofFleet);
      case UpdateSettings.Other other ->
          membership.kiosk().map(kiosk -> other(other, kiosk, held.isPresent()));
    };
  }

  private DdiClient ofFleet(HeldCertificate held) {
    var terms =
        new DdiServerAddress(held.manager(), TENANT, held.name().name().value(), Optional.empty());
    var tls = FleetTls.of(membership.folder());
    return new DdiClient(terms, route, () -> Optional.of(tls.context(held.isWebPki())), dates);
  }

  private DdiClient other(UpdateSettings.Other other, String kiosk, boolean hasCertificate) {
    var terms = new DdiServerAddress(other.server(), other.tenant(), kiosk, other.token());
    var tls =
        new FleetTls(
            other.authorities().orElse(Path.of("")),
            hasCertificate ? FleetTls.of(membership.folder()).own() : Optional.empty());
    return new DdiClient(
        terms, route, () -> Optional.of(tls.context(other.authorities().isEmpty())));
  }

  void close() {
    if (client != null) {
      client.close();
      client = null;
    }
  }
}
