package fr.teleguichet.fleet.interview.usage;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.MEDIATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;
import static fr.teleguichet.fleet.access.Role.VIEWER;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.interview.UsageQuery;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.PageFrame;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import fr.teleguichet.hardware.text.CodedEnum;
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
import java.time.Clock;
import java.util.Objects;
import org.jdbi.v3.core.JdbiException;

/** How the network is used, for people. */
@Hidden
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class UsageController {

  private final UsagePageReader reader;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;
  private final Clock clock;

  UsageController(
      UsagePageReader reader, PageFrameFactory frames, TemplateRenderer templates, Clock clock) {
    this.reader = reader;
    this.frames = frames;
    this.templates = templates;
    this.clock = clock;
  }

  @Get("/usage")
  @RolesAllowed({COORDINATOR, TECHNICIAN, MEDIATOR, VIEWER})
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<String> usage(HttpRequest<?> request, Principal visitor) {
    PageFrame frame = frames.of(request, NavigationSection.USAGE, "usage.title");
    UsageQuery query = UsageQuery.of(request.getParameters(), clock);
    ComparisonPeriod comparison =
        CodedEnum.of(
                ComparisonPeriod.class,
                Objects.requireNonNullElse(request.getParameters().get("compare"), ""))
            .orElse(ComparisonPeriod.YEAR);
    try {
      return templates.page(
          "interview/usage", frame, reader.read(query, comparison, visitor.scope(), frame.text()));
    } catch (JdbiException _) {
      return templates.page(
          HttpStatus.SERVICE_UNAVAILABLE, "interview/away", frame, "/usage?" + query.address());
    }
  }
}
