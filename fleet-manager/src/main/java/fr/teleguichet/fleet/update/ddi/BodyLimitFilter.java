package fr.teleguichet.fleet.update.ddi;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Refuses a body that is announced as too large before any of it is kept. */
@ServerFilter("/*/controller/v1/**")
final class BodyLimitFilter {

  @RequestFilter
  void check(HttpRequest<?> request) {
    if (request.getContentLength() > DdiBodyCodec.MAX_SIZE) {
      throw DdiRefusalException.tooLarge();
    }
  }
}
