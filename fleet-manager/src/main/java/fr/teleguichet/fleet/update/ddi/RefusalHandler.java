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
final class RefusalHandler implements ExceptionHandler<Refusal, HttpResponse<?>> {

  /** What went wrong, as clients of hawkBit know it. */
  @Serdeable
  record Told(String errorCode, String message) {}

  @Override
  public HttpResponse<?> handle(
      @SuppressWarnings("rawtypes") HttpRequest request, Refusal refusal) {
    MutableHttpResponse<Object> response = HttpResponse.status(refusal.status());
    if (refusal.seconds() > 0) {
      response.header(HttpHeaders.RETRY_AFTER, Integer.toString(refusal.seconds()));
    }
    return refusal.errorCode().isEmpty()
        ? response
        : response
            .body(new Told(refusal.errorCode(), refusal.sentence()))
            .contentType(MediaType.APPLICATION_JSON_TYPE);
  }
}
