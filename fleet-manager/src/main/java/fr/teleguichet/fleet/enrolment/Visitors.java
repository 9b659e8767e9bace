package fr.teleguichet.fleet.enrolment;

import fr.teleguichet.fleet.account.Role;
import fr.teleguichet.fleet.account.Scope;
import fr.teleguichet.fleet.account.Visitor;
import fr.teleguichet.fleet.audit.Actor;
import io.micronaut.http.HttpRequest;
import java.util.Optional;

/** Who sent a request: as long as there are no accounts, whoever was let in may do everything. */
public final class Visitors {

  private Visitors() {}

  /** The visitor. */
  public static Visitor of(HttpRequest<?> request) {
    return new Visitor(
        new Actor.Program(),
        Role.COORDINATOR,
        new Scope.Fleet(),
        Optional.of(AddressBlock.plain(request.getRemoteAddress().getAddress().getHostAddress())));
  }
}
