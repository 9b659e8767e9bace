package fr.teleguichet.edge.boot;

import fr.teleguichet.edge.configuration.BrokerSettings;
import fr.teleguichet.edge.configuration.KioskSettings;
import fr.teleguichet.edge.identity.FleetTls;
import fr.teleguichet.edge.link.Access;
import fr.teleguichet.edge.link.LinkSettings;
import java.util.Optional;

/** The link's settings out of the configuration's. */
final class FleetLink {

  private FleetLink() {}

  static LinkSettings settings(KioskSettings kiosk, BrokerSettings brokers) {
    var settings =
        LinkSettings.of(kiosk.id().in(kiosk.territory()), brokers.servers()).with(access(brokers));
    return brokers.primaryHost().map(settings::withPrimaryHost).orElse(settings);
  }

  private static Access access(BrokerSettings brokers) {
    Optional<Access.Credentials> credentials =
        brokers
            .login()
            .map(login -> new Access.Credentials(login.user(), login.password().value()));
    return new Access(credentials, brokers.tls().map(FleetLink::tls));
  }

  private static FleetTls tls(BrokerSettings.Tls tls) {
    return new FleetTls(
        tls.authorities(),
        tls.identity().map(own -> new FleetTls.Own(own.certificate(), own.key())));
  }
}
