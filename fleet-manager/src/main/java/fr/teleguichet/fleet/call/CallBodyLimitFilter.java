package fr.teleguichet.fleet.call;

import fr.teleguichet.fleet.refusal.Refusal;
import fr.teleguichet.fleet.refusal.RefusalException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Refuses a body that is announced as too large before any of it is kept. */
@ServerFilter({"/calls/v1/**", "/desk/**", "/help/v1/**", "/mediator/**"})
final class CallBodyLimitFilter {

  @RequestFilter
  void check(HttpRequest<?> request) {
    if (request.getContentLength() > CallRequestBody.MAX_SIZE) {
      throw new RefusalException(
          new Refusal.TooLarge("The body is larger than " + CallRequestBody.MAX_SIZE + " bytes."));
    }
  }
}
