package fr.teleguichet.edge.identity;

import fr.teleguichet.edge.identity.IdentityState.Enrolling;
import fr.teleguichet.edge.identity.IdentityState.Lapsed;
import fr.teleguichet.edge.identity.IdentityState.Refused;
import fr.teleguichet.edge.identity.IdentityState.Unanswered;
import fr.teleguichet.edge.identity.IdentityState.Unclaimed;
import fr.teleguichet.edge.identity.IdentityState.Waiting;
import fr.teleguichet.est.EstClient;
import fr.teleguichet.est.EstException;
import fr.teleguichet.est.EstLimits;
import fr.teleguichet.est.OutboundRoute;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;

/**
 * What a fleet manager answers to any unit, so that it shows whether it is reached: which
 * authorities it has (RFC 7030, section 4.1).
 */
public final class ManagerProbe {

  private final UnitEnrolmentParameters request;

  private ManagerProbe(UnitEnrolmentParameters request) {
    this.request = request;
  }

  /** For a unit that is nobody yet and knows whom to ask. */
  public static Optional<ManagerProbe> of(IdentityState.Nameless unit) {
    return switch (unit) {
      case Unclaimed _ -> Optional.empty();
      case Enrolling it -> Optional.of(new ManagerProbe(it.petition()));
      case Waiting it -> Optional.of(new ManagerProbe(it.petition()));
      case Refused it -> Optional.of(new ManagerProbe(it.petition()));
      case Unanswered it -> Optional.of(new ManagerProbe(it.petition()));
      case Lapsed it -> Optional.of(new ManagerProbe(UnitEnrolmentParameters.after(it.held())));
    };
  }

  /** The fleet manager’s device listener. */
  public URI manager() {
    return request.manager();
  }

  /** Asks, and waits for the answer. Only the fleet's own counts. */
  public boolean isAnswered(Clock clock, OutboundRoute route) {
    try {
      var _ =
          new EstClient(request.manager(), request.trust(), EstLimits.STANDARD, clock, route)
              .authorities();
      return true;
    } catch (EstException _) {
      return false;
    }
  }
}
