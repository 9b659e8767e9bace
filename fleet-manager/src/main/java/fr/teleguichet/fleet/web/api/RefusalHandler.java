package fr.teleguichet.fleet.web.api;

import fr.teleguichet.fleet.refusal.Refusal;
import fr.teleguichet.fleet.refusal.RefusalException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Tells programs why a service refused; pages catch that before and say it in their own words. */
@Singleton
final class RefusalHandler implements ExceptionHandler<RefusalException, HttpResponse<Problem>> {
  @Override
  public HttpResponse<Problem> handle(
      @SuppressWarnings("rawtypes") HttpRequest request, RefusalException exception) {
    Refusal refusal = exception.refusal();
    HttpStatus status = RefusalStatusMapper.of(refusal);
    return new Problem(
            "about:blank",
            status.getReason(),
            status.getCode(),
            refusal.sentence(),
            request.getPath(),
            refusal.fields().stream()
                .map(it -> new Problem.FieldError(it.name(), it.detail()))
                .toList())
        .response();
  }
}
