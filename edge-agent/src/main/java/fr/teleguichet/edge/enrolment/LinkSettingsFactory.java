package fr.teleguichet.edge.enrolment;

import fr.teleguichet.edge.configuration.BrokerSettings;
import fr.teleguichet.edge.identity.FleetTlsContextFactory;
import fr.teleguichet.edge.identity.HeldCertificate;
import fr.teleguichet.edge.link.BrokerCredentials;
import fr.teleguichet.edge.link.LinkSettings;
import fr.teleguichet.hardware.protocol.NodeAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The link's settings out of the configuration's. */
final class LinkSettingsFactory {

  private LinkSettingsFactory() {}

  private static final URI THIS_MACHINE = URI.create("mqtt://127.0.0.1:1883");
  private static final int TLS_PORT = 8883;

  /** The link of a kiosk that the configuration names. */
  static LinkSettings settings(NodeAddress address, BrokerSettings brokers) {
    List<URI> servers = brokers.servers().orElse(List.of(THIS_MACHINE));
    return settings(address, servers, brokers, brokers.tls().map(LinkSettingsFactory::tls));
  }

  /**
   * The link of a kiosk that has a certificate. A server is plain only when the configuration names
   * it so; certificate files in the configuration go before the unit's own.
   */
  static LinkSettings settings(
      HeldCertificate held, FleetTlsContextFactory own, BrokerSettings brokers) {
    List<URI> servers =
        brokers
            .servers()
            .orElseGet(
                () -> List.of(URI.create("mqtts://" + held.manager().getHost() + ":" + TLS_PORT)));
    Optional<FleetTlsContextFactory> tls =
        brokers.tls().map(LinkSettingsFactory::tls).or(() -> Optional.of(own));
    return settings(held.name().name().in(held.name().territory()), servers, brokers, tls);
  }

  private static LinkSettings settings(
      NodeAddress address,
      List<URI> servers,
      BrokerSettings brokers,
      Optional<FleetTlsContextFactory> tls) {
    var settings = LinkSettings.of(address, servers).with(access(brokers, tls));
    return brokers.primaryHost().map(settings::withPrimaryHost).orElse(settings);
  }

  private static BrokerCredentials access(
      BrokerSettings brokers, Optional<FleetTlsContextFactory> tls) {
    Optional<BrokerCredentials.Credentials> credentials =
        brokers
            .login()
            .map(
                login -> new BrokerCredentials.Credentials(login.user(), login.password().value()));
    return new BrokerCredentials(credentials, tls.map(it -> it));
  }

  private static FleetTlsContextFactory tls(BrokerSettings.Tls tls) {
    return new FleetTlsContextFactory(
        tls.authorities(),
        tls.identity().map(own -> new FleetTlsContextFactory.Own(own.certificate(), own.key())));
  }
}
