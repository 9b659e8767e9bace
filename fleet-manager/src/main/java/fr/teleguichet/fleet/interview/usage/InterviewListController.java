package fr.teleguichet.fleet.interview.usage;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.interview.SiteOrServiceFilter;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.PageFrame;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import fr.teleguichet.hardware.journal.ServiceCode;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.JdbiException;

/**
 * The interviews behind a figure, one by one: for those who must explain it. Elected officials and
 * mediators see sums, since they may know who came when.
 */
@Hidden
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class InterviewListController {

  /** As many as are in memory at a time: the file has all that there are. */
  private static final int ROWS_AT_ONCE = 5_000;

  private static final MediaType CSV = new MediaType("text/csv; charset=utf-8");

  private final UsagePageReader reader;
  private final InterviewRepository table;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;
  private final Clock clock;

  InterviewListController(
      UsagePageReader reader,
      InterviewRepository table,
      PageFrameFactory frames,
      TemplateRenderer templates,
      Clock clock) {
    this.reader = reader;
    this.table = table;
    this.frames = frames;
    this.templates = templates;
    this.clock = clock;
  }

  @Get("/usage/interviews")
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<String> interviews(HttpRequest<?> request, Principal visitor) {
    PageFrame frame = frames.of(request, NavigationSection.USAGE, "usage.list.title");
    try {
      return templates.page("interview/interviews", frame, list(request, visitor, frame.text()));
    } catch (JdbiException _) {
      return templates.page(
          HttpStatus.SERVICE_UNAVAILABLE, "interview/away", frame, "/usage/interviews");
    }
  }

  @Get("/usage/interviews.csv")
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  @Produces("text/csv")
  HttpResponse<StreamedFile> csv(HttpRequest<?> request, Principal visitor) {
    InterviewListQuery query = InterviewListQuery.of(request.getParameters(), clock);
    InterviewFilter filter = filter(query, visitor);
    Map<Integer, String> names = names(visitor);
    LocalizedText text = frames.text(request);
    return HttpResponse.ok(
            new StreamedFile(
                InterviewCsv.all(
                    filter,
                    (stretch, place) -> table.after(stretch, place, ROWS_AT_ONCE),
                    row -> site(row, names, text)),
                CSV))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"interviews.csv\"");
  }

  private InterviewList list(HttpRequest<?> request, Principal visitor, LocalizedText text) {
    InterviewListQuery query = InterviewListQuery.of(request.getParameters(), clock);
    InterviewFilter filter = filter(query, visitor);
    long count = table.count(filter);
    int page = page(request, count);
    Map<Integer, String> names = names(visitor);
    return new InterviewList(
        query,
        query.some(reader.visible(visitor.scope())).stream().map(Site::name).sorted().toList(),
        service(query, text),
        count,
        page,
        table.rows(filter, (page - 1) * InterviewList.SIZE, InterviewList.SIZE).stream()
            .map(
                row ->
                    InterviewList.Line.of(
                        row, site(row, names, text), reader.service(row.service(), text), text))
            .toList(),
        reader.oldest().map(text::day));
  }

  /** What the service is called that alone is asked for; what was typed where it can be none. */
  private Optional<String> service(InterviewListQuery query, LocalizedText text) {
    return switch (query.usage().service()) {
      case SiteOrServiceFilter.All<ServiceCode>() -> Optional.empty();
      case SiteOrServiceFilter.One<ServiceCode>(ServiceCode code) ->
          Optional.of(reader.service(code.value(), text));
      case SiteOrServiceFilter.Nobody<ServiceCode>(String typed) -> Optional.of(typed);
    };
  }

  private InterviewFilter filter(InterviewListQuery query, Principal visitor) {
    return query.narrow(
        reader.filter(query.usage(), visitor.scope()), reader.visible(visitor.scope()));
  }

  /** The page that is asked for, or the nearest that there is. */
  private static int page(HttpRequest<?> request, long count) {
    String asked = Objects.requireNonNullElse(request.getParameters().get("page"), "");
    int page = asked.matches("[0-9]{1,6}") ? Integer.parseInt(asked) : 1;
    long last = Math.max(1, (count + InterviewList.SIZE - 1) / InterviewList.SIZE);
    return (int) Math.clamp(page, 1, last);
  }

  private Map<Integer, String> names(Principal visitor) {
    return reader.visible(visitor.scope()).stream().collect(Collectors.toMap(Site::id, Site::name));
  }

  private static String site(InterviewRow row, Map<Integer, String> names, LocalizedText text) {
    return row.site()
        .map(it -> names.getOrDefault(it, text.say("usage.deleted-sites")))
        .orElseGet(() -> text.say("usage.no-site"));
  }
}
