package fr.teleguichet.fleet.interview.satisfaction;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.MEDIATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;
import static fr.teleguichet.fleet.access.Role.VIEWER;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.PageFrame;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import org.jdbi.v3.core.JdbiException;

/** What people thought of their interviews. All that can be asked for is a year that is over. */
@Hidden
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class SatisfactionController {

  private final SatisfactionReader reader;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;

  SatisfactionController(
      SatisfactionReader reader, PageFrameFactory frames, TemplateRenderer templates) {
    this.reader = reader;
    this.frames = frames;
    this.templates = templates;
  }

  @Get("/satisfaction")
  @RolesAllowed({COORDINATOR, TECHNICIAN, MEDIATOR, VIEWER})
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<String> satisfaction(HttpRequest<?> request, Principal visitor) {
    PageFrame frame = frames.of(request, NavigationSection.USAGE, "satisfaction.title");
    try {
      return templates.page(
          "interview/satisfaction",
          frame,
          reader.page(year(request), visitor.scope(), frame.text()));
    } catch (JdbiException _) {
      return templates.page(
          HttpStatus.SERVICE_UNAVAILABLE, "interview/away", frame, "/satisfaction");
    }
  }

  @Get("/satisfaction.csv")
  @RolesAllowed({COORDINATOR, TECHNICIAN, MEDIATOR, VIEWER})
  @Produces("text/csv")
  HttpResponse<String> csv(HttpRequest<?> request, Principal visitor) {
    LocalizedText text = frames.text(request);
    SatisfactionViewModel page = reader.page(year(request), visitor.scope(), text);
    String file = "satisfaction-" + page.year() + ".csv";
    return HttpResponse.ok(SatisfactionCsv.of(page, text))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file + "\"");
  }

  /** The year that is asked for; the last that is told, where it is none of them. */
  private int year(HttpRequest<?> request) {
    List<Integer> years = reader.years();
    String asked = request.getParameters().get("year");
    return years.stream()
        .filter(year -> Integer.toString(year).equals(asked))
        .findFirst()
        .orElse(years.getFirst());
  }
}
