package fr.teleguichet.fleet.update.drift;

import static fr.teleguichet.fleet.account.Role.COORDINATOR;
import static fr.teleguichet.fleet.account.Role.TECHNICIAN;
import static fr.teleguichet.fleet.account.Role.VIEWER;

import fr.teleguichet.fleet.account.Admits;
import fr.teleguichet.fleet.account.Visitor;
import fr.teleguichet.fleet.page.Frames;
import fr.teleguichet.fleet.page.Section;
import fr.teleguichet.fleet.page.Templates;
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
final class DriftController {

  private final Drift drift;
  private final Frames frames;
  private final Templates templates;

  DriftController(Drift drift, Frames frames, Templates templates) {
    this.drift = drift;
    this.frames = frames;
    this.templates = templates;
  }

  @Get("/updates")
  @Admits({COORDINATOR, TECHNICIAN, VIEWER})
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<String> versions(HttpRequest<?> request, Visitor visitor) {
    return templates.page(
        "drift/versions",
        frames.of(request, Section.UPDATES, "drift.title"),
        drift.page(DriftFilter.of(request.getParameters()), visitor));
  }

  @Get("/updates.csv")
  @Admits({COORDINATOR, TECHNICIAN, VIEWER})
  @Produces("text/csv")
  HttpResponse<String> csv(HttpRequest<?> request, Visitor visitor) {
    return HttpResponse.ok(
            DriftCsv.of(drift.page(DriftFilter.of(request.getParameters()), visitor)))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"versions.csv\"");
  }
}
