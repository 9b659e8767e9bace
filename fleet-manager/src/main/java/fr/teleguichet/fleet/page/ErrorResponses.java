package fr.teleguichet.fleet.page;

import fr.teleguichet.fleet.api.Problem;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.stream.Collectors;

/** Every error of the server: a page for people, a problem for programs. */
@Singleton
@Primary
@Replaces(ErrorResponseProcessor.class)
final class ErrorResponses implements ErrorResponseProcessor<Object> {

  private final Frames frames;
  private final Templates templates;

  ErrorResponses(Frames frames, Templates templates) {
    this.frames = frames;
    this.templates = templates;
  }

  @Override
  public MutableHttpResponse<Object> processResponse(
      ErrorContext context, MutableHttpResponse<?> response) {
    HttpRequest<?> request = context.getRequest();
    HttpStatus status = HttpStatus.valueOf(response.code());
    return request.getPath().startsWith("/api/") || request.getPath().startsWith("/device/")
        ? problem(context, status, request, response)
        : page(status, request, response);
  }

  private static MutableHttpResponse<Object> problem(
      ErrorContext context,
      HttpStatus status,
      HttpRequest<?> request,
      MutableHttpResponse<?> response) {
    String detail =
        status.getCode() >= 500
            ? "The fleet manager failed; its log says why."
            : context.getErrors().stream().map(Error::getMessage).collect(Collectors.joining("; "));
    Problem problem =
        Problem.of(status, detail.isEmpty() ? status.getReason() : detail, request.getPath());
    return response.<Object>body(problem).contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE);
  }

  private MutableHttpResponse<Object> page(
      HttpStatus status, HttpRequest<?> request, MutableHttpResponse<?> response) {
    ErrorPage page = ErrorPage.of(status);
    Frame frame = frames.of(request, Section.NONE, page.title());
    String html = templates.fill("page/error", Map.of("frame", frame, "page", page));
    return response
        .<Object>body(html)
        .contentType(new MediaType("text/html; charset=utf-8"))
        .header("Cache-Control", "no-store");
  }
}
