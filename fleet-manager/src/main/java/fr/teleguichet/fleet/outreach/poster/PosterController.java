package fr.teleguichet.fleet.outreach.poster;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.MEDIATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.site.ScopedSiteLookup;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.web.http.PublicHosts;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.Objects;

/**
 * The poster of a site. It carries the telephone of whoever receives people there, so it is printed
 * by those only who may read that.
 */
@Hidden
@Controller("/sites/{code}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class PosterController {

  private final PosterViewModelFactory reader;
  private final PosterSheetRenderer papers;
  private final ScopedSiteLookup lookup;
  private final PublicHosts hosts;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;

  PosterController(
      PosterViewModelFactory reader,
      PosterSheetRenderer papers,
      ScopedSiteLookup lookup,
      PublicHosts hosts,
      PageFrameFactory frames,
      TemplateRenderer templates) {
    this.reader = reader;
    this.papers = papers;
    this.lookup = lookup;
    this.hosts = hosts;
    this.frames = frames;
    this.templates = templates;
  }

  @Get("/poster")
  @Produces(MediaType.TEXT_HTML)
  @RolesAllowed({COORDINATOR, TECHNICIAN, MEDIATOR})
  HttpResponse<String> preview(
      HttpRequest<?> request, Principal visitor, @PathVariable String code) {
    Site site = lookup.site(code, visitor);
    return templates.page(
        "poster/preview",
        frames.of(request, NavigationSection.SITES, "poster.title", site.name()),
        poster(request, site));
  }

  @Get("/poster.pdf")
  @Produces({"application/pdf", MediaType.TEXT_HTML})
  @RolesAllowed({COORDINATOR, TECHNICIAN, MEDIATOR})
  HttpResponse<byte[]> paper(HttpRequest<?> request, Principal visitor, @PathVariable String code) {
    return paper(poster(request, lookup.site(code, visitor)));
  }

  private HttpResponse<byte[]> paper(PosterViewModel poster) {
    String name = "poster-" + poster.site().code() + "-" + poster.language().code() + ".pdf";
    return HttpResponse.ok(papers.of(poster))
        .contentType(MediaType.of("application/pdf"))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + name + "\"");
  }

  private PosterViewModel poster(HttpRequest<?> request, Site site) {
    String wanted = Objects.requireNonNullElse(request.getParameters().get("language"), "");
    return reader.read(
        site, PosterLanguage.ofWord(wanted), hosts.publicAddress().map(URI::toString));
  }
}
