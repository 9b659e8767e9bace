package fr.teleguichet.fleet.activity;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.interview.UsageQuery;
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
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Activity by day, for coordinators who report it: others see sums. */
@Hidden
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class ActivityController {

  private static final String SPREADSHEET = "application/vnd.oasis.opendocument.spreadsheet";

  private final ActivityExportRowReader reader;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;
  private final Clock clock;

  ActivityController(
      ActivityExportRowReader reader,
      PageFrameFactory frames,
      TemplateRenderer templates,
      Clock clock) {
    this.reader = reader;
    this.frames = frames;
    this.templates = templates;
    this.clock = clock;
  }

  @Get("/activity")
  @Produces(MediaType.TEXT_HTML)
  @RolesAllowed(COORDINATOR)
  HttpResponse<String> page(HttpRequest<?> request, Principal visitor) {
    UsageQuery query = query(request);
    return templates.page(
        "activity/page",
        frames.of(request, NavigationSection.EVALUATION, "activity.title"),
        ActivityViewModel.of(
            query, reader.sites(visitor.scope()), reader.cells(query, visitor.scope())));
  }

  @Get("/activity.csv")
  @Produces("text/csv")
  @RolesAllowed(COORDINATOR)
  HttpResponse<String> csv(HttpRequest<?> request, Principal visitor) {
    UsageQuery query = query(request);
    return file(query, ActivityExportEncoder.csv(cells(query, visitor)), "csv");
  }

  @Get("/activity.ods")
  @Produces(SPREADSHEET)
  @RolesAllowed(COORDINATOR)
  HttpResponse<byte[]> spreadsheet(HttpRequest<?> request, Principal visitor) {
    UsageQuery query = query(request);
    return file(query, ActivityExportEncoder.spreadsheet(cells(query, visitor)), "ods");
  }

  private List<List<@Nullable Object>> cells(UsageQuery query, Principal visitor) {
    return reader.cells(query, visitor.scope());
  }

  private UsageQuery query(HttpRequest<?> request) {
    return UsageQuery.of(request.getParameters(), clock);
  }

  private static <T> HttpResponse<T> file(UsageQuery query, T content, String ending) {
    String name = "activite-" + query.months().first() + "-" + query.months().last();
    return HttpResponse.ok(content)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"" + name + "." + ending + "\"");
  }
}
