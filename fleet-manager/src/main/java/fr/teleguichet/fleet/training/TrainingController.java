package fr.teleguichet.fleet.training;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.MEDIATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;
import static fr.teleguichet.fleet.access.Role.VIEWER;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.training.TrainingViewModels.SiteLine;
import fr.teleguichet.fleet.web.page.CompletionMessageResolver;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import fr.teleguichet.fleet.web.page.RedirectResponse;
import fr.teleguichet.fleet.web.page.SubmittedFormFields;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Who is trained and who is due, the trainings, and the register as a file. */
@Hidden
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class TrainingController {

  private static final Set<String> DONE =
      Set.of("person", "erased", "session", "session-gone", "interval");

  /** A longer list of trainings is read as a file. */
  private static final int MAX_SESSIONS = 50;

  private final VisibleTrainings register;
  private final TrainingSessionRepository sessions;
  private final TrainingFigureReader reader;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;

  TrainingController(
      VisibleTrainings register,
      TrainingSessionRepository sessions,
      TrainingFigureReader reader,
      PageFrameFactory frames,
      TemplateRenderer templates) {
    this.register = register;
    this.sessions = sessions;
    this.reader = reader;
    this.frames = frames;
    this.templates = templates;
  }

  @Get("/trainings")
  @RolesAllowed({COORDINATOR, TECHNICIAN, MEDIATOR, VIEWER})
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<String> list(HttpRequest<?> request, Principal visitor) {
    return page(request, visitor, Optional.empty(), HttpStatus.OK);
  }

  @Get("/trainings.csv")
  @RolesAllowed({COORDINATOR, MEDIATOR})
  @Produces("text/csv")
  HttpResponse<String> csv(Principal visitor) {
    return HttpResponse.ok(TrainingCsv.of(register.view(visitor.scope()).people()))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"trainings.csv\"");
  }

  @Post("/trainings/interval")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<String> interval(
      HttpRequest<?> request, Principal visitor, @Body Map<String, String> fields) {
    SubmittedFormFields form = SubmittedFormFields.of(fields);
    int months =
        form.value("months").matches("[0-9]{1,2}") ? Integer.parseInt(form.value("months")) : 0;
    if (months < TrainingSessionRepository.MIN_MONTHS
        || months > TrainingSessionRepository.MAX_MONTHS) {
      return page(
          request,
          visitor,
          Optional.of(form.wrong("months", "training.interval.wrong")),
          HttpStatus.UNPROCESSABLE_ENTITY);
    }
    sessions.setIntervalMonths(months);
    return RedirectResponse.to("/trainings?done=interval");
  }

  private HttpResponse<String> page(
      HttpRequest<?> request,
      Principal visitor,
      Optional<SubmittedFormFields> interval,
      HttpStatus status) {
    Scope scope = visitor.scope();
    VisibleTrainings.View view = register.view(scope);
    boolean mayEdit = visitor.role() == Role.COORDINATOR;
    boolean mayName = VisibleTrainings.mayReadNames(visitor.role());
    return templates.page(
        status,
        "training/list",
        frames.of(request, NavigationSection.EVALUATION, "training.title"),
        new TrainingViewModels.Listing(
            mayName
                ? view.people().stream().map(TrainingViewModels.PersonLine::of).toList()
                : List.of(),
            mayName ? List.of() : bySite(view, frames.text(request)),
            view.sessions().stream()
                .limit(MAX_SESSIONS)
                .map(it -> line(it, view, mayEdit, mayName, scope))
                .toList(),
            view.without(),
            counts(view, scope),
            mayName,
            mayEdit,
            mayEdit && scope.isWholeFleet(),
            interval.orElseGet(
                () ->
                    new SubmittedFormFields(
                        Map.of("months", Integer.toString(view.intervalMonths())), Map.of())),
            CompletionMessageResolver.message(request, "training.done.", DONE)));
  }

  private TrainingViewModels.Counts counts(VisibleTrainings.View view, Scope scope) {
    YearMonth now = YearMonth.from(register.today());
    TrainingFigures year = reader.read(now.minusMonths(11), now, scope);
    return new TrainingViewModels.Counts(
        view.people().size(),
        view.trained(),
        view.overdue(),
        view.departed(),
        year.initialDays(),
        year.continuingDays(),
        year.labelledSites(),
        year.labelledSitesWithTrained(),
        view.intervalMonths());
  }

  static TrainingViewModels.SessionLine line(
      TrainingSession it,
      VisibleTrainings.View view,
      boolean mayEdit,
      boolean mayName,
      Scope scope) {
    boolean all =
        scope.isWholeFleet()
            || it.participants().stream().allMatch(id -> view.person(id).isPresent());
    return new TrainingViewModels.SessionLine(
        it.id(),
        it.day(),
        it.kind().code(),
        it.days(),
        it.subject(),
        mayName ? it.trainer() : "",
        it.participants().size(),
        mayEdit && all,
        it.fictitious());
  }

  private static List<SiteLine> bySite(VisibleTrainings.View view, LocalizedText text) {
    return view.people().stream()
        .collect(
            Collectors.groupingBy(
                it -> it.site().map(site -> site.name()).orElse(text.say("training.everywhere")),
                TreeMap::new,
                Collectors.toList()))
        .entrySet()
        .stream()
        .map(
            it ->
                new SiteLine(
                    it.getKey(),
                    it.getValue().size(),
                    it.getValue().stream().filter(p -> p.state() != TrainingUrgency.NEVER).count(),
                    it.getValue().stream()
                        .filter(
                            p ->
                                p.state() == TrainingUrgency.NEVER
                                    || p.state() == TrainingUrgency.OVERDUE)
                        .count()))
        .toList();
  }
}
