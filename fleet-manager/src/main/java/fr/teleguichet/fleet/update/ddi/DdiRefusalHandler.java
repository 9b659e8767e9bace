package fr.teleguichet.fleet.update.ddi;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;

/** Answers with the refusal. */
@Singleton
final class DdiRefusalHandler implements ExceptionHandler<DdiRefusalException, HttpResponse<?>> {

  /**
   * What went wrong, as clients of hawkBit know it.
   *
   * @param exceptionClass always {@value #KIND}: hawkBit's are names of Java classes that change
   *     with its releases, so what happened is told by the code
   */
  @Serdeable
  record Told(String errorCode, String exceptionClass, String message) {
    static final String KIND = "fr.teleguichet.ddi.Refusal";
  }

  @Override
  public HttpResponse<?> handle(
      @SuppressWarnings("rawtypes") HttpRequest request, DdiRefusalException refusal) {
    MutableHttpResponse<Object> response = HttpResponse.status(refusal.status());
    if (refusal.seconds() > 0) {
      response.header(HttpHeaders.RETRY_AFTER, Integer.toString(refusal.seconds()));
    }
    return refusal.errorCode().isEmpty()
        ? response
        : response
            .body(new Told(refusal.errorCode(), Told.KIND, refusal.sentence()))
            .contentType(MediaType.APPLICATION_JSON_TYPE);
  }
}
