package fr.teleguichet.fleet.call;

import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.util.Set;

/**
 * Somebody who answers calls.
 *
 * @param account the account's row
 * @param services the bodies that the person speaks for
 * @param scope where the kiosks stand
 */
public record Adviser(long account, Set<ServiceCode> services, Scope scope) {
  public Adviser {
    services = Set.copyOf(services);
  }

  /** Whether a call is this person's business. */
  public boolean serves(VideoCall call) {
    return services.contains(call.service()) && scope.covers(call.kiosk());
  }
}
