package fr.teleguichet.fleet.update.rollout;

import static fr.teleguichet.fleet.account.Role.COORDINATOR;
import static fr.teleguichet.fleet.account.Role.TECHNICIAN;

import fr.teleguichet.fleet.account.Admits;
import fr.teleguichet.fleet.account.Visitor;
import fr.teleguichet.fleet.api.ProblemException;
import fr.teleguichet.fleet.page.Frame;
import fr.teleguichet.fleet.page.Frames;
import fr.teleguichet.fleet.page.Section;
import fr.teleguichet.fleet.page.Templates;
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
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The question before something is done with a rollout, which names it, and the answer. */
@Hidden
@Controller("/rollouts/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class RolloutActController {

  /** The key of what is wrong with a reason. */
  static final String WRONG_REASON = "rollout.refused.reason";

  private final RolloutViews views;
  private final RolloutDesk desk;
  private final RolloutRights rights;
  private final RolloutSketcher sketcher;
  private final Frames frames;
  private final Templates templates;

  RolloutActController(
      RolloutViews views,
      RolloutDesk desk,
      RolloutRights rights,
      RolloutSketcher sketcher,
      Frames frames,
      Templates templates) {
    this.views = views;
    this.desk = desk;
    this.rights = rights;
    this.sketcher = sketcher;
    this.frames = frames;
    this.templates = templates;
  }

  @Get("/do/{act}")
  @Admits({COORDINATOR, TECHNICIAN})
  HttpResponse<String> question(
      HttpRequest<?> request, Visitor visitor, @PathVariable String id, @PathVariable String act) {
    Optional<RolloutView> view = views.find(RolloutController.number(id), visitor);
    Optional<RolloutAct> wanted = RolloutAct.ofWord(act);
    if (view.isEmpty() || wanted.isEmpty()) {
      return RolloutPages.NOT_THERE.page(frames, templates, request, id);
    }
    return question(
        request,
        new RolloutPages.Question(
            view.get(),
            wanted.get(),
            kiosk(request.getParameters().get("kiosk")),
            "",
            objection(view.get(), wanted.get(), visitor),
            staying(view.get(), wanted.get(), visitor)),
        HttpStatus.OK);
  }

  @Post("/do/{act}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Admits({COORDINATOR, TECHNICIAN})
  HttpResponse<String> act(
      HttpRequest<?> request,
      Visitor visitor,
      @PathVariable String id,
      @PathVariable String act,
      @Body Map<String, String> fields) {
    Optional<RolloutView> view = views.find(RolloutController.number(id), visitor);
    Optional<RolloutAct> wanted = RolloutAct.ofWord(act);
    if (view.isEmpty() || wanted.isEmpty()) {
      return RolloutPages.NOT_THERE.page(frames, templates, request, id);
    }
    int number = view.get().rollout().id();
    Optional<String> kiosk = kiosk(fields.get("kiosk"));
    String reason = fields.getOrDefault("reason", "").strip();
    try {
      switch (wanted.get()) {
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
      return redirect(number, wanted.get().word());
    } catch (ProblemException refusal) {
      return question(
          request,
          new RolloutPages.Question(
              views.find(number, visitor).orElse(view.get()),
              wanted.get(),
              kiosk,
              reason,
              Optional.of(why(refusal, wanted.get())),
              staying(view.get(), wanted.get(), visitor)),
          refusal.status());
    }
  }

  private List<RolloutPages.Refusing> staying(RolloutView view, RolloutAct act, Visitor visitor) {
    return act == RolloutAct.ROLL_BACK ? sketcher.staying(view, visitor) : List.of();
  }

  private static Optional<String> kiosk(@org.jspecify.annotations.Nullable String name) {
    return Optional.ofNullable(name).map(String::strip).filter(it -> !it.isEmpty());
  }

  private static HttpResponse<String> redirect(int id, String done) {
    return HttpResponse.seeOther(URI.create("/rollouts/" + id + "?done=" + done));
  }

  /** What stands against it already; empty when it can be tried. */
  private Optional<String> objection(RolloutView view, RolloutAct act, Visitor visitor) {
    if (!rights.covers(view.rollout(), visitor)) {
      return Optional.of("rollout.refused.scope");
    }
    if (!act.fits(view)) {
      return Optional.of("rollout.refused.state");
    }
    return act == RolloutAct.APPROVE && !rights.isSecond(view.rollout(), visitor)
        ? Optional.of("rollout.refused.second")
        : Optional.empty();
  }

  private static String why(ProblemException refusal, RolloutAct act) {
    return switch (refusal.status()) {
      case FORBIDDEN ->
          act == RolloutAct.APPROVE ? "rollout.refused.second" : "rollout.refused.scope";
      case BAD_REQUEST -> WRONG_REASON;
      default -> act == RolloutAct.RETRY ? "rollout.refused.none" : "rollout.refused.state";
    };
  }

  private HttpResponse<String> question(
      HttpRequest<?> request, RolloutPages.Question question, HttpStatus status) {
    Frame frame =
        frames.of(
            request,
            Section.UPDATES,
            "rollout.ask." + question.act().word(),
            question.view().rollout().name(),
            question.view().total());
    return templates.page(Objects.requireNonNull(status), "rollout/question", frame, question);
  }
}
