package fr.teleguichet.fleet.enrolment;

import fr.teleguichet.fleet.web.api.Problem;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Tells programs what can't be done with a unit; pages say it in their own words. */
@Singleton
final class UnitRefusalHandler implements ExceptionHandler<UnitRefusal, HttpResponse<Problem>> {
  @Override
  public HttpResponse<Problem> handle(
      @SuppressWarnings("rawtypes") HttpRequest request, UnitRefusal refusal) {
    return Problem.of(status(refusal.why()), refusal.why().sentence(), request.getPath())
        .response();
  }

  static HttpStatus status(UnitRefusal.Why why) {
    return switch (why) {
      case WRONG_STATE, NAME_TAKEN -> HttpStatus.CONFLICT;
      case WRONG_CODE, WRONG_FINGERPRINT -> HttpStatus.UNPROCESSABLE_ENTITY;
      case OUT_OF_SCOPE -> HttpStatus.FORBIDDEN;
      case TOO_MANY -> HttpStatus.TOO_MANY_REQUESTS;
      case NO_AUTHORITY -> HttpStatus.SERVICE_UNAVAILABLE;
    };
  }
}
