package fr.teleguichet.fleet.opendata;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.MEDIATOR;
import static fr.teleguichet.fleet.access.Role.VIEWER;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;

/** What is published as open data, for people: a page that shows it first, and one archive. */
@Hidden
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class OpenDataController {

  static final String ZIP = "application/zip";

  private final OpenDataFileGenerator publication;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;

  OpenDataController(
      OpenDataFileGenerator publication, PageFrameFactory frames, TemplateRenderer templates) {
    this.publication = publication;
    this.frames = frames;
    this.templates = templates;
  }

  @Get("/open-data")
  @Produces(MediaType.TEXT_HTML)
  @RolesAllowed({COORDINATOR, MEDIATOR, VIEWER})
  HttpResponse<String> page(HttpRequest<?> request, Principal visitor) {
    return templates.page(
        "opendata/page",
        frames.of(request, NavigationSection.EVALUATION, "opendata.title"),
        OpenDataViewModel.of(
            publication.years(visitor.scope()),
            publication.sites(visitor.scope()).size(),
            publication.lastYear(),
            visitor.scope().isWholeFleet()));
  }

  @Get("/open-data.zip")
  @Produces(ZIP)
  @RolesAllowed({COORDINATOR, MEDIATOR, VIEWER})
  HttpResponse<byte[]> archive(Principal visitor) {
    return HttpResponse.ok(publication.archive(visitor.scope()))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(
            HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"teleguichets-open-data.zip\"");
  }
}
