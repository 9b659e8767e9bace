package fr.teleguichet.fleet.enrolment;

import fr.teleguichet.fleet.account.Caller;
import fr.teleguichet.fleet.account.Visitor;
import io.micronaut.http.HttpRequest;

/** Who sent a request that was let in. */
public final class Visitors {

  private Visitors() {}

  /**
   * The visitor.
   *
   * @throws IllegalStateException when nobody was recognised, which the guard before it rules out
   */
  public static Visitor of(HttpRequest<?> request) {
    return Caller.of(request)
        .known()
        .orElseThrow(() -> new IllegalStateException("nobody is known at " + request.getPath()));
  }
}
