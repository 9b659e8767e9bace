package fr.teleguichet.fleet.web.page;

import fr.teleguichet.fleet.web.api.Problem;
import fr.teleguichet.fleet.web.http.DeviceListenerMatcher;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.exceptions.BufferLengthExceededException;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Every error of the server: a page for people, a problem for programs. */
@Singleton
@Primary
@Replaces(ErrorResponseProcessor.class)
final class ErrorResponseRenderer implements ErrorResponseProcessor<Object> {

  private final PageFrameFactory frames;
  private final TemplateRenderer templates;

  ErrorResponseRenderer(PageFrameFactory frames, TemplateRenderer templates) {
    this.frames = frames;
    this.templates = templates;
  }

  @Override
  public MutableHttpResponse<Object> processResponse(
      ErrorContext context, MutableHttpResponse<?> response) {
    HttpRequest<?> request = context.getRequest();
    HttpStatus status = HttpStatus.valueOf(response.code());
    if (DeviceListenerMatcher.carries(request)) {
      return sentence(context, status, response);
    }
    return request.getPath().startsWith("/api/")
        ? problem(context, status, request, response)
        : page(status, request, response);
  }

  private static MutableHttpResponse<Object> sentence(
      ErrorContext context, HttpStatus status, MutableHttpResponse<?> response) {
    return response
        .<Object>body(detail(context, status) + "\n")
        .contentType(MediaType.TEXT_PLAIN_TYPE);
  }

  private static MutableHttpResponse<Object> problem(
      ErrorContext context,
      HttpStatus status,
      HttpRequest<?> request,
      MutableHttpResponse<?> response) {
    String detail =
        unconverted(context).or(() -> missing(context)).orElseGet(() -> detail(context, status));
    Problem problem = Problem.of(status, detail, request.getPath());
    return response.<Object>body(problem).contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE);
  }

  /** What the framework says of a value that it can't take names classes: programs need words. */
  private static Optional<String> unconverted(ErrorContext context) {
    return context
        .getRootCause()
        .filter(ConversionErrorException.class::isInstance)
        .map(it -> ((ConversionErrorException) it).getArgument())
        .map(
            it ->
                it.getAnnotationMetadata().hasAnnotation(Body.class)
                    ? "The body is not what the route takes: see /api/v1/openapi.yml."
                    : "The parameter " + it.getName() + " is wrong: " + advice(it.getType()) + ".");
  }

  /** The same of a value that is not there. */
  private static Optional<String> missing(ErrorContext context) {
    return context
        .getRootCause()
        .filter(UnsatisfiedRouteException.class::isInstance)
        .map(it -> ((UnsatisfiedRouteException) it).getArgument())
        .map(
            it ->
                it.getAnnotationMetadata().hasAnnotation(Body.class)
                    ? "The route wants a body: see /api/v1/openapi.yml."
                    : "The parameter "
                        + it.getName()
                        + " is missing: "
                        + advice(it.getType())
                        + ".");
  }

  private static String advice(Class<?> type) {
    return switch (type.getName()) {
      case "int", "long", "java.lang.Integer", "java.lang.Long" -> "give a whole number";
      case "boolean", "java.lang.Boolean" -> "give true or false";
      case "java.time.Instant" -> "give a time such as 2026-11-26T20:00:00Z";
      default -> "see /api/v1/openapi.yml";
    };
  }

  private static String detail(ErrorContext context, HttpStatus status) {
    if (isTooLong(context)) {
      return "The request is larger than the server takes.";
    }
    String detail =
        status.getCode() >= 500
            ? "The fleet manager failed; its log says why."
            : context.getErrors().stream().map(Error::getMessage).collect(Collectors.joining("; "));
    return detail.isEmpty() ? status.getReason() : detail;
  }

  /** What the framework says of it names its own settings. */
  private static boolean isTooLong(ErrorContext context) {
    return context
        .getRootCause()
        .filter(
            it ->
                it instanceof ContentLengthExceededException
                    || it instanceof BufferLengthExceededException)
        .isPresent();
  }

  private MutableHttpResponse<Object> page(
      HttpStatus status, HttpRequest<?> request, MutableHttpResponse<?> response) {
    ErrorViewModel page = ErrorViewModel.of(status);
    PageFrame frame = frames.of(request, NavigationSection.NONE, page.title());
    String html = templates.fill("page/error", Map.of("frame", frame, "page", page));
    return response
        .<Object>body(html)
        .contentType(new MediaType("text/html; charset=utf-8"))
        .header("Cache-Control", "no-store");
  }
}
