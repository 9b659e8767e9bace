package fr.teleguichet.fleet.web.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.netty.handler.codec.DecoderException;
import jakarta.inject.Singleton;

/**
 * Answers a form that can't be read, such as one with half an escaped letter, as a mistake of
 * whoever sent it: the framework takes it for a defect of ours, and has its trace in the log.
 */
@Singleton
final class UnreadableFormHandler implements ExceptionHandler<DecoderException, HttpResponse<?>> {

  private final ErrorResponseProcessor<?> errors;

  UnreadableFormHandler(ErrorResponseProcessor<?> errors) {
    this.errors = errors;
  }

  @Override
  public HttpResponse<?> handle(
      @SuppressWarnings("rawtypes") HttpRequest request, DecoderException exception) {
    return errors.processResponse(
        ErrorContext.builder(request)
            .cause(exception)
            .errorMessage("The body is not the form that its header Content-Type says.")
            .build(),
        HttpResponse.badRequest());
  }
}
