package fr.teleguichet.fleet.update.drift;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;
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

/** Who runs what, for people and for a spreadsheet. */
@Hidden
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class VersionDriftController {

  private final VersionDriftReader drift;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;

  VersionDriftController(
      VersionDriftReader drift, PageFrameFactory frames, TemplateRenderer templates) {
    this.drift = drift;
    this.frames = frames;
    this.templates = templates;
  }

  @Get("/updates")
  @RolesAllowed({COORDINATOR, TECHNICIAN, VIEWER})
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<String> versions(HttpRequest<?> request, Principal visitor) {
    return templates.page(
        "drift/versions",
        frames.of(request, NavigationSection.UPDATES, "drift.title"),
        drift.page(VersionDriftQuery.of(request.getParameters()), visitor));
  }

  @Get("/updates.csv")
  @RolesAllowed({COORDINATOR, TECHNICIAN, VIEWER})
  @Produces("text/csv")
  HttpResponse<String> csv(HttpRequest<?> request, Principal visitor) {
    return HttpResponse.ok(
            VersionDriftCsv.of(drift.page(VersionDriftQuery.of(request.getParameters()), visitor)))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"versions.csv\"");
  }
}
