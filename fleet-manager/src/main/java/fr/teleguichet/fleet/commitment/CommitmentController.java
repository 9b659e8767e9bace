package fr.teleguichet.fleet.commitment;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.MEDIATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;
import static fr.teleguichet.fleet.access.Role.VIEWER;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.platform.database.RowNumberParser;
import fr.teleguichet.fleet.web.page.CompletionMessageResolver;
import fr.teleguichet.fleet.web.page.ConfirmationViewModel;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import fr.teleguichet.fleet.web.page.RedirectResponse;
import fr.teleguichet.fleet.web.page.SubmittedFormFields;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Commitments of committees, their measures, and the list for a meeting. */
@Hidden
@Controller("/commitments")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class CommitmentController {

  private static final Set<String> DONE = Set.of("saved", "measured", "removed");

  private final CommitmentRepository commitments;
  private final List<CommitmentFigureReader> figures;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;
  private final Clock clock;

  CommitmentController(
      CommitmentRepository commitments,
      List<CommitmentFigureReader> figures,
      PageFrameFactory frames,
      TemplateRenderer templates,
      Clock clock) {
    this.commitments = commitments;
    this.figures = List.copyOf(figures);
    this.frames = frames;
    this.templates = templates;
    this.clock = clock;
  }

  @Get
  @RolesAllowed({COORDINATOR, TECHNICIAN, MEDIATOR, VIEWER})
  HttpResponse<String> list(HttpRequest<?> request, Principal visitor) {
    LocalDate today = today();
    List<CommitmentViewModels.Line> lines =
        commitments.all().stream().map(it -> CommitmentViewModels.Line.of(it, today)).toList();
    return templates.page(
        "commitment/list",
        frames.of(request, NavigationSection.EVALUATION, "commitment.title"),
        new CommitmentViewModels.Listing(
            lines,
            count(lines, CommitmentState.KEPT.code()),
            count(lines, CommitmentState.AT_RISK.code()),
            count(lines, CommitmentState.MISSED.code()),
            count(lines, "unmeasured"),
            visitor.role() == Role.COORDINATOR && visitor.scope().isWholeFleet(),
            CompletionMessageResolver.message(request, "commitment.done.", DONE)));
  }

  private static long count(List<CommitmentViewModels.Line> lines, String state) {
    return lines.stream().filter(it -> it.state().equals(state)).count();
  }

  private LocalDate today() {
    return clock.instant().atZone(LocalizedText.ZONE).toLocalDate();
  }

  @Get("/new")
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<String> blank(HttpRequest<?> request) {
    return page(request, 0, CommitmentForm.blank(), HttpStatus.OK);
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<String> add(HttpRequest<?> request, @Body Map<String, String> fields) {
    return save(request, 0, fields);
  }

  @Get("/{id}")
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<String> edit(HttpRequest<?> request, @PathVariable String id) {
    Commitment it = find(id);
    return page(request, it.id(), CommitmentForm.of(it), HttpStatus.OK);
  }

  @Post("/{id}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<String> save(
      HttpRequest<?> request, @PathVariable String id, @Body Map<String, String> fields) {
    Commitment it = find(id);
    return save(request, it.id(), fields);
  }

  private HttpResponse<String> save(HttpRequest<?> request, int id, Map<String, String> fields) {
    SubmittedFormFields form = CommitmentForm.checked(SubmittedFormFields.of(fields));
    if (form.isWrong()) {
      return page(request, id, form, HttpStatus.UNPROCESSABLE_ENTITY);
    }
    commitments.save(CommitmentForm.read(id, form));
    return done("saved");
  }

  @Get("/{id}/measure")
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<String> measure(HttpRequest<?> request, @PathVariable String id) {
    Commitment it = find(id);
    return measurePage(
        request,
        it,
        new SubmittedFormFields(Map.of("meeting", today().toString()), Map.of()),
        HttpStatus.OK);
  }

  @Post("/{id}/measure")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<String> measure(
      HttpRequest<?> request, @PathVariable String id, @Body Map<String, String> fields) {
    SubmittedFormFields form =
        CommitmentForm.checkedMeasure(SubmittedFormFields.of(fields), today());
    Commitment it = find(id);
    if (form.isWrong()) {
      return measurePage(request, it, form, HttpStatus.UNPROCESSABLE_ENTITY);
    }
    commitments.measure(it.id(), CommitmentForm.readMeasure(form));
    return done("measured");
  }

  @Get("/{id}/remove")
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<String> question(HttpRequest<?> request, @PathVariable String id) {
    Commitment it = find(id);
    return templates.page(
        ConfirmationViewModel.TEMPLATE,
        frames.of(request, NavigationSection.EVALUATION, "commitment.remove.title"),
        question(it, frames.text(request)));
  }

  @Post("/{id}/remove")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<String> remove(@PathVariable String id) {
    Commitment it = find(id);
    commitments.remove(it.id());
    return done("removed");
  }

  private static ConfirmationViewModel question(Commitment commitment, LocalizedText text) {
    return new ConfirmationViewModel(
        List.of(
            commitment.text(), text.say("commitment.remove.what", commitment.measures().size())),
        text.say("commitment.remove"),
        "/commitments/" + commitment.id() + "/remove",
        "/commitments");
  }

  private Commitment find(String id) {
    return RowNumberParser.parse(id)
        .flatMap(row -> commitments.all().stream().filter(it -> it.id() == row).findFirst())
        .orElseThrow(() -> CommitmentViewModels.NOT_THERE.exception(id));
  }

  private static HttpResponse<String> done(String what) {
    return RedirectResponse.to("/commitments?done=" + what);
  }

  private HttpResponse<String> page(
      HttpRequest<?> request, int id, SubmittedFormFields form, HttpStatus status) {
    return templates.page(
        status,
        "commitment/edit",
        frames.of(
            request, NavigationSection.EVALUATION, id == 0 ? "commitment.new" : "commitment.edit"),
        new CommitmentViewModels.Page(id, form));
  }

  private HttpResponse<String> measurePage(
      HttpRequest<?> request, Commitment it, SubmittedFormFields form, HttpStatus status) {
    YearMonth last = YearMonth.from(today()).minusMonths(1);
    YearMonth first = last.minusMonths(11);
    Optional<CommitmentViewModels.Proposed> proposed =
        figures.stream()
            .filter(reader -> reader.figure() == it.figure())
            .findFirst()
            .flatMap(reader -> reader.read(first, last))
            .map(
                known -> new CommitmentViewModels.Proposed(known.value(), known.of(), first, last));
    return templates.page(
        status,
        "commitment/measure",
        frames.of(request, NavigationSection.EVALUATION, "commitment.measure.title"),
        new CommitmentViewModels.MeasurePage(
            CommitmentViewModels.Line.of(it, today()), form, proposed));
  }
}
