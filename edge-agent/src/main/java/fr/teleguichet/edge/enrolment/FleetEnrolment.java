package fr.teleguichet.edge.enrolment;

import fr.teleguichet.edge.configuration.AgentConfiguration;
import fr.teleguichet.edge.identity.FleetTlsContextFactory;
import fr.teleguichet.edge.identity.HeldCertificate;
import fr.teleguichet.edge.identity.IdentityFolder;
import fr.teleguichet.edge.identity.IdentitySettings;
import fr.teleguichet.edge.identity.IdentityState;
import fr.teleguichet.edge.identity.ManagerProbe;
import fr.teleguichet.edge.identity.UnitIdentityService;
import fr.teleguichet.edge.kiosk.AgentContext;
import fr.teleguichet.edge.link.LinkSettings;
import fr.teleguichet.edge.link.SparkplugEdgeNode;
import fr.teleguichet.est.OutboundRoute;
import fr.teleguichet.hardware.network.BrokerScheme;
import io.vertx.core.Future;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The unit as a member of its fleet: the link begins once it is known who the unit is, takes each
 * new certificate, and the screen follows. Belongs to the loop.
 */
public final class FleetEnrolment {

  private static final Logger LOG = LoggerFactory.getLogger(FleetEnrolment.class);

  private final AgentConfiguration configuration;
  private final IdentityFolder folder;
  private final OutboundRoute route;
  private final UnitIdentityService identity;
  private final ManufacturingReporter manufacturing;
  private Function<LinkSettings, SparkplugEdgeNode> linking =
      _ -> {
        throw new IllegalStateException("not asked to join");
      };
  private final List<Runnable> onCertificate = new ArrayList<>();
  private @Nullable SparkplugEdgeNode link;
  private Optional<URI> server = Optional.empty();
  private @Nullable HeldCertificate used;

  /**
   * A unit of which nothing is known yet.
   *
   * @param version the agent's own
   */
  public FleetEnrolment(AgentContext world, AgentConfiguration configuration, String version) {
    this.configuration = configuration;
    this.route = world.route();
    this.folder = UnitKeyVaultFactory.folder(configuration);
    this.identity =
        new UnitIdentityService(
            new UnitIdentityService.Surroundings(
                world.loop(), world.clock(), world.machine().random(), world.route()),
            folder,
            terms(configuration));
    this.manufacturing = new ManufacturingReporter(world, folder, version);
  }

  static IdentitySettings terms(AgentConfiguration configuration) {
    var enrolment = configuration.enrolment();
    return new IdentitySettings(
        enrolment.claimFile(),
        enrolment.manager(),
        enrolment.authority(),
        configuration.kiosk().id(),
        configuration.kiosk().territory());
  }

  /** Looks at who the unit is; asks in the background when it is nobody. */
  public Future<IdentityState> start() {
    return identity.start();
  }

  /**
   * From now on makes the link when it is known whose, and tells the screen of changes.
   *
   * @param refresh shows how the unit stands now
   * @param newLinking makes and starts a link
   */
  public void join(Runnable refresh, Function<LinkSettings, SparkplugEdgeNode> newLinking) {
    linking = newLinking;
    identity.listen(
        state -> {
          follow(state);
          refresh.run();
        });
    follow(identity.state());
    refresh.run();
  }

  private void follow(IdentityState state) {
    switch (state) {
      case IdentityState.Configured _ -> {
        if (link == null) {
          configuration
              .kiosk()
              .address()
              .ifPresent(
                  address -> make(LinkSettingsFactory.settings(address, configuration.link())));
        }
      }
      case IdentityState.Enrolled(HeldCertificate held, var _) -> use(held);
      case IdentityState.Named _, IdentityState.Nameless _, IdentityState.Unknown _ -> {
        // The link goes on with what it has.
      }
    }
  }

  private void use(HeldCertificate held) {
    if (link == null) {
      LinkSettings settings =
          LinkSettingsFactory.settings(
              held, FleetTlsContextFactory.of(folder), configuration.link());
      if (settings.servers().stream().anyMatch(it -> !BrokerScheme.of(it).isTls())) {
        LOG.warn(
            "servers={} A server is plain MQTT, as link.brokers says; the certificate is not used"
                + " there.",
            settings.servers());
      }
      make(settings);
    } else if (!held.equals(used)) {
      link.reconnect("the kiosk has a new certificate");
    }
    boolean isNew = !held.equals(used);
    used = held;
    manufacturing.send(held);
    if (isNew) {
      onCertificate.forEach(Runnable::run);
    }
  }

  private void make(LinkSettings settings) {
    server = Optional.of(settings.servers().getFirst());
    link = linking.apply(settings);
  }

  /** The server of the fleet that the unit is to reach first, when it is known. */
  public Optional<URI> server() {
    return server.or(
        () ->
            identity.state() instanceof IdentityState.Nameless it
                ? ManagerProbe.of(it).map(ManagerProbe::manager)
                : Optional.empty());
  }

  /** Runs the action when the unit has a certificate, now or later, and for each later one. */
  public void onCertificate(Runnable action) {
    onCertificate.add(action);
    if (used != null) {
      action.run();
    }
  }

  /** Whom the unit is, when it is somebody. */
  public Optional<String> kiosk() {
    return switch (identity.state()) {
      case IdentityState.Named it -> Optional.of(it.held().name().name().value());
      case IdentityState.Configured _ ->
          configuration.kiosk().address().map(address -> address.node());
      case IdentityState.Nameless _, IdentityState.Unknown _ -> Optional.empty();
    };
  }

  /** How the unit stands. */
  public EnrolmentStatus status() {
    return new EnrolmentStatus(
        identity.state(), Optional.ofNullable(link).map(SparkplugEdgeNode::state), route, kiosk());
  }

  /** Whether the unit is a kiosk, or at least nothing says that it is none. */
  public boolean isKiosk() {
    return !(identity.state() instanceof IdentityState.Nameless);
  }

  /** The way to the fleet manager, as the unit that this is now. */
  public FleetManagerUploader upload() {
    return new FleetManagerUploader(folder, held(), route);
  }

  public Future<Void> stop() {
    manufacturing.stop();
    identity.stop();
    return Future.succeededFuture();
  }

  /** Where key and certificate lie. */
  public IdentityFolder folder() {
    return folder;
  }

  /** Who the unit is, when it has a certificate. */
  public Optional<HeldCertificate> held() {
    return identity.state() instanceof IdentityState.Named named
        ? Optional.of(named.held())
        : Optional.empty();
  }
}
