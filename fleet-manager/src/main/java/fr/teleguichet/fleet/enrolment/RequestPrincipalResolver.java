package fr.teleguichet.fleet.enrolment;

import fr.teleguichet.fleet.access.Caller;
import fr.teleguichet.fleet.access.Principal;
import io.micronaut.http.HttpRequest;

/** Who sent a request that was let in. */
public final class RequestPrincipalResolver {

  private RequestPrincipalResolver() {}

  /**
   * The visitor.
   *
   * @throws IllegalStateException when nobody was recognised, which the guard before it rules out
   */
  public static Principal of(HttpRequest<?> request) {
    return Caller.of(request)
        .known()
        .orElseThrow(() -> new IllegalStateException("nobody is known at " + request.getPath()));
  }
}
