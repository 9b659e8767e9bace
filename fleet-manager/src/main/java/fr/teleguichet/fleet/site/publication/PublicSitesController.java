package fr.teleguichet.fleet.site.publication;

import fr.teleguichet.fleet.access.PermitAll;
import fr.teleguichet.fleet.compliance.accessibility.AccessibilityConformityCache;
import fr.teleguichet.fleet.service.PublicServiceCache;
import fr.teleguichet.fleet.site.OpeningHoursViewModel;
import fr.teleguichet.fleet.territory.Department;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import fr.teleguichet.hardware.service.PublicService;
import fr.teleguichet.hardware.service.ServiceMode;
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
import java.time.Instant;
import java.util.Map;

/** The open page of sites: for everybody, on paper too, and without a cookie or a script. */
@Hidden
@Controller("/public/sites")
@ExecuteOn(TaskExecutors.BLOCKING)
final class PublicSitesController {

  private static final MediaType HTML = new MediaType("text/html; charset=utf-8");

  private final PublicationSettings settings;
  private final PublicSiteReader reader;
  private final PublicServiceCache services;
  private final Department department;
  private final AccessibilityConformityCache conformity;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;
  private final Clock clock;

  PublicSitesController(
      PublicationSettings settings,
      PublicSiteReader reader,
      PublicServiceCache services,
      Department department,
      AccessibilityConformityCache conformity,
      PageFrameFactory frames,
      TemplateRenderer templates,
      Clock clock) {
    this.settings = settings;
    this.reader = reader;
    this.services = services;
    this.department = department;
    this.conformity = conformity;
    this.frames = frames;
    this.templates = templates;
    this.clock = clock;
  }

  @Get
  @PermitAll
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<String> sites(HttpRequest<?> request) {
    if (!settings.open()) {
      throw new HttpStatusException(HttpStatus.NOT_FOUND, "There is no open page of sites.");
    }
    LocalizedText text = frames.text(request);
    Instant now = clock.instant();
    PublicSitesViewModel page =
        new PublicSitesViewModel(
            text,
            frames.assets(),
            reader.sites().stream().map(site -> card(site, now, text)).toList(),
            department.attribution(),
            conformity.now());
    return CacheableResponse.of(request, templates.fill("site/public", Map.of("page", page)), HTML);
  }

  /** Its name, and how it receives people where whoever comes may have to come again. */
  private String service(PublicService service, LocalizedText text) {
    String name = services.name(service.code(), text);
    return service.mode() == ServiceMode.WALK_IN
        ? name
        : text.say("public.service." + service.mode().code(), name);
  }

  private PublicSitesViewModel.Card card(PublicSite site, Instant now, LocalizedText text) {
    return new PublicSitesViewModel.Card(
        site.site(),
        site.epci(),
        site.postcode(),
        site.suspended(),
        site.profile(),
        site.services().stream().map(it -> service(it, text)).toList(),
        OpeningHoursViewModel.of(site.site(), now, text));
  }
}
