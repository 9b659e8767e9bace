package fr.teleguichet.fleet.update.rollout;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.refusal.Refusal;
import fr.teleguichet.fleet.refusal.RefusalException;
import fr.teleguichet.fleet.web.api.RefusalStatusMapper;
import fr.teleguichet.fleet.web.page.NavigationSection;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The question before something is done with a rollout, which names it, and the answer. */
@Hidden
@Controller("/rollouts/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class RolloutOperationController {

  /** The key of what is wrong with a reason. */
  static final String WRONG_REASON = "rollout.refused.reason";

  private final RolloutViewReader views;
  private final RolloutPageReader reader;
  private final RolloutOperationService desk;
  private final RolloutPermissions rights;
  private final RolloutPreviewReader sketcher;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;

  RolloutOperationController(
      RolloutViewReader views,
      RolloutPageReader reader,
      RolloutOperationService desk,
      RolloutPermissions rights,
      RolloutPreviewReader sketcher,
      PageFrameFactory frames,
      TemplateRenderer templates) {
    this.views = views;
    this.reader = reader;
    this.desk = desk;
    this.rights = rights;
    this.sketcher = sketcher;
    this.frames = frames;
    this.templates = templates;
  }

  @Get("/do/{act}")
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  HttpResponse<String> question(
      HttpRequest<?> request,
      Principal visitor,
      @PathVariable String id,
      @PathVariable String act) {
    RolloutView view = reader.rollout(id, visitor);
    RolloutOperation wanted = operation(id, act);
    Optional<String> kiosk = kiosk(request.getParameters().get("kiosk"));
    return question(
        request,
        new RolloutViewModels.Question(
            view,
            wanted,
            kiosk,
            kiosk.map(sketcher::title),
            "",
            objection(view, wanted, visitor),
            staying(view, wanted, visitor)),
        HttpStatus.OK);
  }

  @Post("/do/{act}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  HttpResponse<String> act(
      HttpRequest<?> request,
      Principal visitor,
      @PathVariable String id,
      @PathVariable String act,
      @Body Map<String, String> fields) {
    RolloutView view = reader.rollout(id, visitor);
    RolloutOperation wanted = operation(id, act);
    int number = view.rollout().id();
    Optional<String> kiosk = kiosk(fields.get("kiosk"));
    String reason = SubmittedFormFields.shown(fields.getOrDefault("reason", "").strip());
    try {
      switch (wanted) {
        case APPROVE -> desk.approve(number, visitor);
        case REJECT -> desk.reject(number, reason, visitor);
        case START -> desk.start(number, visitor);
        case RESUME -> desk.resume(number, visitor);
        case PAUSE -> desk.pause(number, visitor);
        case RETRY -> desk.retry(number, kiosk, visitor);
        case ROLL_BACK -> desk.rollBack(number, visitor);
        case ABORT -> desk.abort(number, false, visitor);
        case ABANDON -> desk.abort(number, true, visitor);
      }
      return redirect(number, wanted.code());
    } catch (RefusalException refused) {
      return question(
          request,
          new RolloutViewModels.Question(
              views.find(number, visitor).orElse(view),
              wanted,
              kiosk,
              kiosk.map(sketcher::title),
              reason,
              Optional.of(why(refused.refusal(), wanted)),
              staying(view, wanted, visitor)),
          RefusalStatusMapper.of(refused.refusal()));
    }
  }

  private static RolloutOperation operation(String id, String word) {
    return RolloutOperation.ofWord(word)
        .orElseThrow(() -> RolloutViewModels.NOT_THERE.exception(id));
  }

  private List<RolloutViewModels.Refusing> staying(
      RolloutView view, RolloutOperation act, Principal visitor) {
    return act == RolloutOperation.ROLL_BACK ? sketcher.staying(view, visitor) : List.of();
  }

  private static Optional<String> kiosk(@org.jspecify.annotations.Nullable String name) {
    return Optional.ofNullable(name).map(String::strip).filter(it -> !it.isEmpty());
  }

  private static HttpResponse<String> redirect(int id, String done) {
    return RedirectResponse.to("/rollouts/" + id + "?done=" + done);
  }

  /** What stands against it already; empty when it can be tried. */
  private Optional<String> objection(RolloutView view, RolloutOperation act, Principal visitor) {
    if (!rights.covers(view.rollout(), visitor)) {
      return Optional.of("rollout.refused.scope");
    }
    if (!act.fits(view)) {
      return Optional.of("rollout.refused.state");
    }
    return act == RolloutOperation.APPROVE && !rights.isSecond(view.rollout(), visitor)
        ? Optional.of("rollout.refused.second")
        : Optional.empty();
  }

  private static String why(Refusal refusal, RolloutOperation act) {
    return switch (refusal) {
      case Refusal.Forbidden _ ->
          act == RolloutOperation.APPROVE ? "rollout.refused.second" : "rollout.refused.scope";
      case Refusal.Invalid _ -> WRONG_REASON;
      default -> act == RolloutOperation.RETRY ? "rollout.refused.none" : "rollout.refused.state";
    };
  }

  private HttpResponse<String> question(
      HttpRequest<?> request, RolloutViewModels.Question question, HttpStatus status) {
    PageFrame frame =
        frames.of(
            request,
            NavigationSection.UPDATES,
            "rollout.ask." + question.act().code(),
            RolloutText.what(question.view().rollout().name(), frames.text(request)),
            question.view().total());
    return templates.page(Objects.requireNonNull(status), "rollout/question", frame, question);
  }
}
