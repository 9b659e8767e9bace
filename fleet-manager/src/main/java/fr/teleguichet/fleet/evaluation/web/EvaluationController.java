package fr.teleguichet.fleet.evaluation.web;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.MEDIATOR;
import static fr.teleguichet.fleet.access.Role.VIEWER;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.evaluation.CorrectionParameterSource;
import fr.teleguichet.fleet.evaluation.EvaluationLifecycleService;
import fr.teleguichet.fleet.evaluation.EvaluationReport;
import fr.teleguichet.fleet.evaluation.EvaluationState;
import fr.teleguichet.fleet.evaluation.document.EvaluationDocumentGenerator;
import fr.teleguichet.fleet.evaluation.document.EvaluationFileCacheWarmer;
import fr.teleguichet.fleet.evaluation.document.EvaluationText;
import fr.teleguichet.fleet.evaluation.document.EvaluationViewModel;
import fr.teleguichet.fleet.refusal.Refusal;
import fr.teleguichet.fleet.refusal.RefusalException;
import fr.teleguichet.fleet.service.PublicServiceCache;
import fr.teleguichet.fleet.web.page.CompletionMessageResolver;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.NotFoundKind;
import fr.teleguichet.fleet.web.page.PageFrame;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Evaluation reports: the list of them, one of them, and what becomes of it. */
@Hidden
@Controller("/evaluations")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class EvaluationController {

  private static final Set<String> DONE =
      Set.of("drafted", "refreshed", "published", "corrected", "deleted");

  private static final NotFoundKind NOT_THERE =
      new NotFoundKind(
          NavigationSection.EVALUATION, "evaluation.unknown.", "/evaluations", "evaluation.back");

  private final EvaluationLifecycleService evaluations;
  private final EvaluationDocumentGenerator documents;
  private final EvaluationFileCacheWarmer files;
  private final PublicServiceCache services;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;
  private final Clock clock;

  EvaluationController(
      EvaluationLifecycleService evaluations,
      EvaluationDocumentGenerator documents,
      EvaluationFileCacheWarmer files,
      PublicServiceCache services,
      PageFrameFactory frames,
      TemplateRenderer templates,
      Clock clock) {
    this.evaluations = evaluations;
    this.documents = documents;
    this.files = files;
    this.services = services;
    this.frames = frames;
    this.templates = templates;
    this.clock = clock;
  }

  @Get
  @RolesAllowed({COORDINATOR, MEDIATOR, VIEWER})
  HttpResponse<String> list(HttpRequest<?> request, Principal visitor) {
    return list(
        request,
        visitor,
        EvaluationRequestForm.blank(clock.instant()),
        Optional.empty(),
        HttpStatus.OK);
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(COORDINATOR)
  HttpResponse<String> draft(
      HttpRequest<?> request, Principal visitor, @Body Map<String, String> fields) {
    EvaluationRequestForm form = EvaluationRequestForm.of(fields);
    try {
      int id = evaluations.draft(form.read(frames.text(request).language()), visitor);
      return see(id, "drafted");
    } catch (RefusalException refused) {
      return list(
          request,
          visitor,
          form,
          Optional.of(wrong(refused.refusal())),
          HttpStatus.UNPROCESSABLE_ENTITY);
    }
  }

  @Get("/{id}")
  @RolesAllowed({COORDINATOR, MEDIATOR, VIEWER})
  HttpResponse<String> show(HttpRequest<?> request, Principal visitor, @PathVariable String id) {
    return orNotThere(
        request, id, () -> show(request, visitor, id, Map.of(), Optional.empty(), HttpStatus.OK));
  }

  private HttpResponse<String> orNotThere(
      HttpRequest<?> request, String id, Supplier<HttpResponse<String>> page) {
    try {
      return page.get();
    } catch (RefusalException refused) {
      if (refused.refusal() instanceof Refusal.Unknown) {
        return NOT_THERE.page(frames, templates, request, id);
      }
      throw refused;
    }
  }

  @Post("/{id}/refresh")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(COORDINATOR)
  HttpResponse<String> refresh(Principal visitor, @PathVariable String id) {
    evaluations.refresh(number(id), visitor);
    return see(number(id), "refreshed");
  }

  @Get("/{id}/publish")
  @RolesAllowed(COORDINATOR)
  HttpResponse<String> askPublish(
      HttpRequest<?> request, Principal visitor, @PathVariable String id) {
    return orNotThere(request, id, () -> ask(request, visitor, id, "publish"));
  }

  @Post("/{id}/publish")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(COORDINATOR)
  HttpResponse<String> publish(
      HttpRequest<?> request,
      Principal visitor,
      @PathVariable String id,
      @Body Map<String, String> fields) {
    try {
      evaluations.publish(number(id), fields.getOrDefault("hash", ""), visitor);
      return see(number(id), "published");
    } catch (RefusalException refused) {
      return refused(request, visitor, id, refused, Map.of(), "publish");
    }
  }

  @Post("/{id}/correct")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(COORDINATOR)
  HttpResponse<String> correct(
      HttpRequest<?> request,
      Principal visitor,
      @PathVariable String id,
      @Body Map<String, String> fields) {
    try {
      return see(
          evaluations.correct(
              number(id),
              fields.getOrDefault("note", ""),
              CorrectionParameterSource.of(fields),
              visitor),
          "corrected");
    } catch (RefusalException refused) {
      return refused(
          request,
          visitor,
          id,
          refused,
          fields,
          refused.refusal().fields().isEmpty() ? "correct" : "note");
    }
  }

  @Get("/{id}/delete")
  @RolesAllowed(COORDINATOR)
  HttpResponse<String> askDelete(
      HttpRequest<?> request, Principal visitor, @PathVariable String id) {
    return orNotThere(request, id, () -> ask(request, visitor, id, "delete"));
  }

  @Post("/{id}/delete")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(COORDINATOR)
  HttpResponse<String> delete(HttpRequest<?> request, Principal visitor, @PathVariable String id) {
    try {
      evaluations.delete(number(id), visitor);
      return RedirectResponse.to("/evaluations?done=deleted");
    } catch (RefusalException refused) {
      return refused(request, visitor, id, refused, Map.of(), "delete");
    }
  }

  private static HttpResponse<String> see(int id, String done) {
    return RedirectResponse.to("/evaluations/" + id + "?done=" + done);
  }

  /** What is not there at all is told as everywhere; what does not go is told on the page. */
  private HttpResponse<String> refused(
      HttpRequest<?> request,
      Principal visitor,
      String id,
      RefusalException refused,
      Map<String, String> fields,
      String wrong) {
    if (refused.refusal() instanceof Refusal.Unknown) {
      throw refused;
    }
    return show(
        request,
        visitor,
        id,
        fields,
        Optional.of("evaluation.wrong." + wrong),
        HttpStatus.UNPROCESSABLE_ENTITY);
  }

  private static String wrong(Refusal refusal) {
    return "evaluation.wrong."
        + refusal.fields().stream()
            .map(Refusal.WrongField::name)
            .filter(EvaluationRequestForm.FIELDS::contains)
            .findFirst()
            .orElse("full");
  }

  static int number(String id) {
    if (!id.matches("[0-9]{1,9}")) {
      throw RefusalException.unknown("evaluation", id);
    }
    return Integer.parseInt(id);
  }

  private HttpResponse<String> list(
      HttpRequest<?> request,
      Principal visitor,
      EvaluationRequestForm form,
      Optional<String> wrong,
      HttpStatus status) {
    PageFrame frame = frames.of(request, NavigationSection.EVALUATION, "evaluation.title");
    boolean mayWrite = visitor.role() == Role.COORDINATOR;
    return templates.page(
        status,
        "evaluation/list",
        frame,
        new EvaluationViewModels.Listing(
            evaluations.visible(visitor),
            new EvaluationText(frame.text()),
            mayWrite ? evaluations.choices(visitor) : List.of(),
            form,
            mayWrite,
            CompletionMessageResolver.message(request, "evaluation.done.", DONE),
            wrong));
  }

  private HttpResponse<String> show(
      HttpRequest<?> request,
      Principal visitor,
      String id,
      Map<String, String> fields,
      Optional<String> wrong,
      HttpStatus status) {
    EvaluationReport report = evaluations.read(number(id), visitor);
    PageFrame frame = frames.of(request, NavigationSection.EVALUATION, "evaluation.title");
    EvaluationText words = documents.words(report, frame.text().language());
    files.begin(report, frame.text().language());
    boolean mayWrite = visitor.role() == Role.COORDINATOR;
    boolean mayCorrect = mayWrite && report.evaluation().state() == EvaluationState.PUBLISHED;
    return templates.page(
        status,
        "evaluation/report",
        frame.titled(words.title(report.content())),
        new EvaluationViewModels.One(
            new EvaluationViewModel(report, words, services),
            mayWrite,
            mayCorrect ? evaluations.differences(report) : List.of(),
            mayCorrect ? evaluations.newerParameters(report) : Optional.empty(),
            SubmittedFormFields.shown(fields.getOrDefault("note", "").strip()),
            CorrectionParameterSource.of(fields),
            CompletionMessageResolver.message(request, "evaluation.done.", DONE),
            wrong));
  }

  private HttpResponse<String> ask(
      HttpRequest<?> request, Principal visitor, String id, String action) {
    EvaluationReport report = evaluations.read(number(id), visitor);
    PageFrame frame =
        frames.of(request, NavigationSection.EVALUATION, "evaluation.asked." + action);
    return templates.page(
        "evaluation/ask",
        frame,
        new EvaluationViewModels.Question(report, new EvaluationText(frame.text()), action));
  }
}
