package fr.teleguichet.fleet.web.page;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Shows where those are that there are, instead of a page of what is not there. */
@Singleton
final class NotFoundPageHandler
    implements ExceptionHandler<NotFoundPageException, HttpResponse<String>> {

  private final PageFrameFactory frames;
  private final TemplateRenderer templates;

  NotFoundPageHandler(PageFrameFactory frames, TemplateRenderer templates) {
    this.frames = frames;
    this.templates = templates;
  }

  @Override
  public HttpResponse<String> handle(
      @SuppressWarnings("rawtypes") HttpRequest request, NotFoundPageException exception) {
    return exception.kind().page(frames, templates, request, exception.name());
  }
}
