package fr.teleguichet.fleet.compliance.publication;

import fr.teleguichet.fleet.access.PermitAll;
import fr.teleguichet.fleet.compliance.document.ComplianceDocumentKind;
import fr.teleguichet.fleet.compliance.document.ComplianceDocumentRenderer;
import fr.teleguichet.fleet.site.publication.CacheableResponse;
import fr.teleguichet.fleet.site.publication.PublicationSettings;
import fr.teleguichet.fleet.web.page.Language;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the law wants everybody to read, where the pages for the public are open. */
@Hidden
@Controller("/public")
@ExecuteOn(TaskExecutors.BLOCKING)
final class PublicComplianceController {

  /** The database is asked at most so often, however many ask for a page. */
  private static final Duration FRESH = Duration.ofSeconds(10);

  private static final MediaType HTML = new MediaType("text/html; charset=utf-8");

  private final PublicationSettings settings;
  private final ComplianceDocumentRenderer documents;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;
  private final Clock clock;
  private final Map<Key, Made> last = new ConcurrentHashMap<>();

  private record Key(ComplianceDocumentKind kind, Language language) {}

  private record Made(Instant at, String html) {
    boolean isFresh(Instant now) {
      return !now.isBefore(at) && now.isBefore(at.plus(FRESH));
    }
  }

  PublicComplianceController(
      PublicationSettings settings,
      ComplianceDocumentRenderer documents,
      PageFrameFactory frames,
      TemplateRenderer templates,
      Clock clock) {
    this.settings = settings;
    this.documents = documents;
    this.frames = frames;
    this.templates = templates;
    this.clock = clock;
  }

  @Get("/accessibility")
  @PermitAll
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<String> accessibility(HttpRequest<?> request) {
    return page(request, ComplianceDocumentKind.ACCESSIBILITY_STATEMENT);
  }

  @Get("/privacy")
  @PermitAll
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<String> privacy(HttpRequest<?> request) {
    return page(request, ComplianceDocumentKind.PRIVACY_NOTICE);
  }

  private HttpResponse<String> page(HttpRequest<?> request, ComplianceDocumentKind kind) {
    if (!settings.open()) {
      throw new HttpStatusException(HttpStatus.NOT_FOUND, "There are no open pages.");
    }
    LocalizedText text = frames.text(request);
    Instant now = clock.instant();
    Made made =
        last.compute(
            new Key(kind, text.language()),
            (_, known) ->
                known != null && known.isFresh(now)
                    ? known
                    : new Made(now, html(kind, request.getPath(), text)));
    return CacheableResponse.of(request, made.html(), HTML);
  }

  private String html(ComplianceDocumentKind kind, String path, LocalizedText text) {
    return templates.fill(
        "compliance/public",
        Map.of(
            "page",
            new ComplianceViewModels.Open(documents.now(kind, text), path, text, frames.assets())));
  }
}
