package fr.teleguichet.fleet.interview;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.MEDIATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;
import static fr.teleguichet.fleet.access.Role.VIEWER;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;

/** How the network is used, for spreadsheets. */
@Hidden
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class UsageCsvController {

  private final UsageReader reader;
  private final PageFrameFactory frames;
  private final Clock clock;

  UsageCsvController(UsageReader reader, PageFrameFactory frames, Clock clock) {
    this.reader = reader;
    this.frames = frames;
    this.clock = clock;
  }

  @Get("/usage-answers.csv")
  @RolesAllowed({COORDINATOR, TECHNICIAN, MEDIATOR, VIEWER})
  @Produces("text/csv")
  HttpResponse<String> answers(HttpRequest<?> request, Principal visitor) {
    UsageFigures usage =
        reader.read(UsageQuery.of(request.getParameters(), clock), visitor.scope());
    String file = "answers-" + usage.years().first() + "-" + usage.years().last() + ".csv";
    return HttpResponse.ok(SurveyCsv.of(usage, frames.text(request)))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file + "\"");
  }

  @Get("/usage.csv")
  @RolesAllowed({COORDINATOR, TECHNICIAN, MEDIATOR, VIEWER})
  @Produces("text/csv")
  HttpResponse<String> csv(HttpRequest<?> request, Principal visitor) {
    LocalizedText text = frames.text(request);
    UsageQuery filter = UsageQuery.of(request.getParameters(), clock);
    String file = "usage-" + filter.months().first() + "-" + filter.months().last() + ".csv";
    return HttpResponse.ok(
            UsageCsv.of(reader.read(filter, visitor.scope()), code -> reader.service(code, text)))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file + "\"");
  }
}
