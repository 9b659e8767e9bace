package fr.teleguichet.fleet.kiosk;

import static java.util.stream.Collectors.joining;

import fr.teleguichet.fleet.site.KioskUrlName;
import fr.teleguichet.fleet.web.api.Problem;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/**
 * Asks which of the kiosks that share a name is meant: a page for people, a problem for programs.
 */
@Singleton
final class AmbiguousKioskHandler
    implements ExceptionHandler<AmbiguousKioskException, HttpResponse<?>> {

  private final PageFrameFactory frames;
  private final TemplateRenderer templates;

  AmbiguousKioskHandler(PageFrameFactory frames, TemplateRenderer templates) {
    this.frames = frames;
    this.templates = templates;
  }

  @Override
  public HttpResponse<?> handle(
      @SuppressWarnings("rawtypes") HttpRequest request, AmbiguousKioskException several) {
    return request.getPath().startsWith("/api/")
        ? problem(request, several)
        : templates.page(
            HttpStatus.MULTIPLE_CHOICES,
            "kiosk/several",
            frames.of(request, NavigationSection.NETWORK, "kiosk.several.title", several.name()),
            several);
  }

  private static HttpResponse<Problem> problem(
      HttpRequest<?> request, AmbiguousKioskException several) {
    return new Problem(
            "about:blank",
            HttpStatus.CONFLICT.getReason(),
            HttpStatus.CONFLICT.getCode(),
            "Several kiosks have the name "
                + several.name()
                + "; name one by its group and node: "
                + several.addresses().stream().map(KioskUrlName::text).collect(joining(", "))
                + ".",
            request.getPath(),
            several.addresses().stream()
                .map(it -> new Problem.FieldError("id", it.text()))
                .toList())
        .response();
  }
}
