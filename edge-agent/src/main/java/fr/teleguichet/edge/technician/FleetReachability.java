package fr.teleguichet.edge.technician;

import fr.teleguichet.edge.identity.IdentityState;
import fr.teleguichet.edge.identity.ManagerProbe;
import fr.teleguichet.edge.kiosk.FleetConnection;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.network.setup.ManagerReachability;
import fr.teleguichet.est.OutboundRoute;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whether the fleet manager is reached: by the link's session, or, for a unit that is nobody yet,
 * by an answer of the fleet manager. Belongs to the loop.
 */
final class FleetReachability implements ManagerReachability {

  private final Loop.Worker worker;
  private final Clock clock;
  private final OutboundRoute route;
  private final Supplier<IdentityState> unit;
  private Optional<FleetConnection> link = Optional.empty();

  FleetReachability(Loop loop, Clock clock, OutboundRoute route, Supplier<IdentityState> unit) {
    this.worker = loop.worker("fleet-reach");
    this.clock = clock;
    this.route = route;
    this.unit = unit;
  }

  /** From now on the fleet is reached by this connection. */
  void follow(FleetConnection connection) {
    link = Optional.of(connection);
  }

  /** The link is dialled anew: a session that outlived a cable proves nothing. */
  @Override
  public void startOver() {
    link.ifPresent(
        it -> {
          it.unplug();
          it.plug();
        });
  }

  /** A unit that knows no fleet manager has nothing to reach. */
  @Override
  public Future<Boolean> isReached() {
    if (link.isPresent()) {
      return Future.succeededFuture(link.get().server().isPresent());
    }
    return unit.get() instanceof IdentityState.Nameless it
        ? ManagerProbe.of(it).map(this::ask).orElse(Future.succeededFuture(true))
        : Future.succeededFuture(true);
  }

  private Future<Boolean> ask(ManagerProbe question) {
    return worker.run(() -> question.isAnswered(clock, route)).otherwise(false);
  }

  /** Asks no more. */
  Future<Void> close() {
    return worker.close();
  }
}
