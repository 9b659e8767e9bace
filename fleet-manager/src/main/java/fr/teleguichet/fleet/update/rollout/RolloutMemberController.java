package fr.teleguichet.fleet.update.rollout;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.refusal.RefusalException;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import fr.teleguichet.fleet.web.page.RedirectResponse;
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

  private final RolloutPageReader reader;
  private final RolloutOperationService desk;
  private final FailedMemberDiagnosticsRequester diagnostics;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;

  RolloutMemberController(
      RolloutPageReader reader,
      RolloutOperationService desk,
      FailedMemberDiagnosticsRequester diagnostics,
      PageFrameFactory frames,
      TemplateRenderer templates) {
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
    RolloutView view = reader.rollout(id, visitor);
    return question(
        request,
        view,
        "diagnostics",
        wave.map(String::valueOf).orElse(""),
        diagnostics.failed(view, wave, visitor).stream().map(MemberView::kiosk).toList());
  }

  @Post("/diagnostics")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  HttpResponse<String> diagnostics(
      HttpRequest<?> request,
      Principal visitor,
      @PathVariable String id,
      @Body Map<String, String> fields) {
    RolloutView view = reader.rollout(id, visitor);
    return redirect(
        view,
        "?done=diagnostics&count="
            + diagnostics
                .want(view, wave(fields.get("wave")), visitor, frames.text(request))
                .wanted()
                .size());
  }

  @Get("/alone")
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  HttpResponse<String> askForAlone(
      HttpRequest<?> request, Principal visitor, @PathVariable String id) {
    RolloutView view = reader.rollout(id, visitor);
    String kiosk = kiosk(id, request.getParameters().get("kiosk"));
    return question(request, view, "alone", kiosk, List.of(kiosk));
  }

  @Post("/alone")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  HttpResponse<String> alone(
      Principal visitor, @PathVariable String id, @Body Map<String, String> fields) {
    RolloutView view = reader.rollout(id, visitor);
    String kiosk = kiosk(id, fields.get("kiosk"));
    try {
      desk.allowAlone(view.rollout().id(), Set.of(kiosk), visitor);
      return redirect(view, "?done=alone");
    } catch (RefusalException _) {
      // It ended meanwhile, or reaches beyond the visitor's territories: its page says so.
      return redirect(view, "");
    }
  }

  private static Optional<Integer> wave(@Nullable String text) {
    return RolloutPageReader.query(text, null).wave();
  }

  private static String kiosk(String id, @Nullable String name) {
    return Optional.ofNullable(name)
        .map(String::strip)
        .filter(it -> it.matches("\\S{1,128}"))
        .orElseThrow(() -> RolloutViewModels.NOT_THERE.exception(id));
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
            RolloutText.what(view.rollout().name(), frames.text(request)),
            titles.size(),
            titles.getFirst()),
        new RolloutViewModels.KioskQuestion(view, what, value, titles));
  }

  private static HttpResponse<String> redirect(RolloutView view, String done) {
    return RedirectResponse.to("/rollouts/" + view.rollout().id() + done);
  }
}
