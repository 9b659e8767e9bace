package fr.teleguichet.edge.update.service;

import fr.teleguichet.edge.configuration.UpdateSettings;
import fr.teleguichet.edge.configuration.UpdateSettings.Source;
import fr.teleguichet.edge.enrolment.FleetEnrolment;
import fr.teleguichet.edge.identity.FleetTlsContextFactory;
import fr.teleguichet.edge.identity.HeldCertificate;
import fr.teleguichet.edge.identity.IdentityFolder;
import fr.teleguichet.edge.update.ddi.DdiClient;
import fr.teleguichet.edge.update.ddi.DdiServerAddress;
import fr.teleguichet.edge.update.ddi.UpdateServerClient;
import fr.teleguichet.est.OutboundRoute;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The server of updates as it is at the moment: the fleet manager of the kiosk's certificate, with
 * each new certificate from the next question on, or another one. Belongs to the loop.
 */
final class UpdateServerProvider implements Supplier<Optional<UpdateServerClient>> {

  /** What hawkBit calls the only tenant of a server. */
  private static final String TENANT = "DEFAULT";

  private final Supplier<Optional<HeldCertificate>> held;
  private final Supplier<Optional<String>> kiosk;
  private final IdentityFolder folder;
  private final OutboundRoute route;
  private final Source source;
  private final Consumer<String> dates;
  private @Nullable DdiClient client;
  private Optional<HeldCertificate> used = Optional.empty();

  UpdateServerProvider(
      FleetEnrolment membership, OutboundRoute route, Source source, Consumer<String> dates) {
    this(membership::held, membership::kiosk, membership.folder(), route, source, dates);
  }

  UpdateServerProvider(
      Supplier<Optional<HeldCertificate>> held,
      Supplier<Optional<String>> kiosk,
      IdentityFolder folder,
      OutboundRoute route,
      Source source,
      Consumer<String> dates) {
    this.held = held;
    this.kiosk = kiosk;
    this.folder = folder;
    this.route = route;
    this.source = source;
    this.dates = dates;
  }

  @Override
  public Optional<UpdateServerClient> get() {
    Optional<HeldCertificate> now = held.get();
    if (client == null || !now.equals(used)) {
      close();
      used = now;
      client = client(now).orElse(null);
    }
    return Optional.ofNullable(client);
  }

  private Optional<DdiClient> client(Optional<HeldCertificate> certificate) {
    return switch (source) {
      case UpdateSettings.None _ -> Optional.empty();
      case UpdateSettings.Fleet _ -> certificate.map(this::ofFleet);
      case UpdateSettings.Other other ->
          kiosk.get().map(name -> other(other, name, certificate.isPresent()));
    };
  }

  private DdiClient ofFleet(HeldCertificate own) {
    var terms =
        new DdiServerAddress(own.manager(), TENANT, own.name().name().value(), Optional.empty());
    var tls = FleetTlsContextFactory.of(folder);
    return new DdiClient(terms, route, () -> Optional.of(tls.context(own.isWebPki())), dates);
  }

  private DdiClient other(UpdateSettings.Other other, String name, boolean hasCertificate) {
    var terms = new DdiServerAddress(other.server(), other.tenant(), name, other.token());
    var tls =
        new FleetTlsContextFactory(
            other.authorities().orElse(Path.of("")),
            hasCertificate ? FleetTlsContextFactory.of(folder).own() : Optional.empty());
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
