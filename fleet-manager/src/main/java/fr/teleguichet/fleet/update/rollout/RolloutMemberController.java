package fr.teleguichet.fleet.update.rollout;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.refusal.RefusalException;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import fr.teleguichet.fleet.web.page.Templates;
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
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a person does for some kiosks of a rollout: asks those that failed for what they know, and
 * allows one to be updated though no other is near. Each after a question that names them.
 */
@Hidden
@Controller("/rollouts/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class RolloutMemberController {

  private final RolloutViewReader views;
  private final RolloutPageReader reader;
  private final RolloutService desk;
  private final FailureDiagnosticsRequester diagnostics;
  private final PageFrameFactory frames;
  private final Templates templates;

  RolloutMemberController(
      RolloutViewReader views,
      RolloutPageReader reader,
      RolloutService desk,
      FailureDiagnosticsRequester diagnostics,
      PageFrameFactory frames,
      Templates templates) {
    this.views = views;
    this.reader = reader;
    this.desk = desk;
    this.diagnostics = diagnostics;
    this.frames = frames;
    this.templates = templates;
  }

  @Get("/diagnostics")
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  HttpResponse<String> askForDiagnostics(
      HttpRequest<?> request, Principal visitor, @PathVariable String id) {
    Optional<Integer> wave = wave(request.getParameters().get("wave"));
    return views
        .find(RolloutPageController.number(id), visitor)
        .map(
            view ->
                question(
                    request,
                    view,
                    "diagnostics",
                    wave.map(String::valueOf).orElse(""),
                    diagnostics.failed(view, wave, visitor).stream()
                        .map(MemberView::kiosk)
                        .toList()))
        .orElseGet(() -> unknown(request, id));
  }

  @Post("/diagnostics")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  HttpResponse<String> diagnostics(
      HttpRequest<?> request,
      Principal visitor,
      @PathVariable String id,
      @Body Map<String, String> fields) {
    return views
        .find(RolloutPageController.number(id), visitor)
        .map(
            view ->
                redirect(
                    view,
                    "?done=diagnostics&count="
                        + diagnostics
                            .want(view, wave(fields.get("wave")), visitor, frames.text(request))
                            .wanted()
                            .size()))
        .orElseGet(() -> unknown(request, id));
  }

  @Get("/alone")
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  HttpResponse<String> askForAlone(
      HttpRequest<?> request, Principal visitor, @PathVariable String id) {
    Optional<RolloutView> view = views.find(RolloutPageController.number(id), visitor);
    Optional<String> kiosk = kiosk(request.getParameters().get("kiosk"));
    return view.isEmpty() || kiosk.isEmpty()
        ? unknown(request, id)
        : question(request, view.get(), "alone", kiosk.get(), List.of(kiosk.get()));
  }

  @Post("/alone")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  HttpResponse<String> alone(
      HttpRequest<?> request,
      Principal visitor,
      @PathVariable String id,
      @Body Map<String, String> fields) {
    Optional<RolloutView> view = views.find(RolloutPageController.number(id), visitor);
    Optional<String> kiosk = kiosk(fields.get("kiosk"));
    if (view.isEmpty() || kiosk.isEmpty()) {
      return unknown(request, id);
    }
    try {
      desk.allowAlone(view.get().rollout().id(), Set.of(kiosk.get()), visitor);
      return redirect(view.get(), "?done=alone");
    } catch (RefusalException _) {
      // It ended meanwhile, or reaches beyond the visitor's territories: its page says so.
      return redirect(view.get(), "");
    }
  }

  private static Optional<Integer> wave(@Nullable String text) {
    return RolloutPageReader.query(text, null).wave();
  }

  private static Optional<String> kiosk(@Nullable String name) {
    return Optional.ofNullable(name).map(String::strip).filter(it -> it.matches("\\S{1,128}"));
  }

  /** Asks; where nobody is meant any more, the rollout's page says how it is. */
  private HttpResponse<String> question(
      HttpRequest<?> request, RolloutView view, String what, String value, List<String> kiosks) {
    if (kiosks.isEmpty()) {
      return redirect(view, "");
    }
    List<String> titles = reader.titles(kiosks);
    return templates.page(
        HttpStatus.OK,
        "rollout/kiosks",
        frames.of(
            request,
            NavigationSection.UPDATES,
            "rollout.ask." + what,
            view.rollout().name(),
            titles.size(),
            titles.getFirst()),
        new RolloutViewModels.KioskQuestion(view, what, value, titles));
  }

  private static HttpResponse<String> redirect(RolloutView view, String done) {
    return HttpResponse.seeOther(URI.create("/rollouts/" + view.rollout().id() + done));
  }

  private HttpResponse<String> unknown(HttpRequest<?> request, String id) {
    return RolloutViewModels.NOT_THERE.page(frames, templates, request, id);
  }
}
