package fr.teleguichet.fleet.enrolment;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;

import fr.teleguichet.fleet.access.RolesAllowed;
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
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import java.util.Optional;

/** Puts another device in a unit's place: first which one, then a question that names both. */
@Hidden
@Controller("/units/{number}/swap")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class UnitSwapController {

  private static final String TO_COME = "new";

  private final UnitLifecycleService decisions;
  private final UnitReader units;
  private final UnitPageRenderer view;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;

  UnitSwapController(
      UnitLifecycleService decisions,
      UnitReader units,
      UnitPageRenderer view,
      PageFrameFactory frames,
      TemplateRenderer templates) {
    this.decisions = decisions;
    this.units = units;
    this.view = view;
    this.frames = frames;
    this.templates = templates;
  }

  @RolesAllowed({COORDINATOR, TECHNICIAN})
  @Get
  HttpResponse<String> swap(
      HttpRequest<?> request,
      @PathVariable String number,
      @QueryValue(defaultValue = "") String successor) {
    Unit old = view.unit(number, request);
    if (!UnitEnding.RETIRE.fits(old)) {
      return late(request, old);
    }
    return successor.isEmpty()
        ? templates.page(
            "unit/swap",
            frames.of(request, NavigationSection.UNITS, "unit.swap.title", old.label()),
            new UnitViewModels.Choice(
                old,
                units.waiting().stream()
                    .filter(unit -> unit.state() instanceof UnitState.Waiting)
                    .toList()))
        : questionPage(
            request,
            old,
            waiting(successor, request),
            UnitForm.of(UnitPageRenderer.fields(request)),
            HttpStatus.OK);
  }

  @RolesAllowed({COORDINATOR, TECHNICIAN})
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<String> swap(
      HttpRequest<?> request, @PathVariable String number, @Body Map<String, String> fields) {
    Unit old = view.unit(number, request);
    String wanted = UnitForm.field(fields, "successor");
    Optional<Unit> successor = waiting(wanted, request);
    if (successor.isEmpty() && !wanted.equals(TO_COME)) {
      return late(request, old);
    }
    UnitForm typed = UnitForm.of(fields);
    UnitForm form = successor.isPresent() ? typed.checkedComparison() : typed;
    if (!form.errors().isEmpty()) {
      return questionPage(request, old, successor, form, HttpStatus.UNPROCESSABLE_ENTITY);
    }
    try {
      Unit fresh =
          decisions.swap(
              old,
              successor,
              new UnitLifecycleService.Seen(form.code(), UnitForm.field(fields, "fingerprint")),
              RequestPrincipalResolver.of(request));
      return RedirectResponse.to("/units/" + fresh.number() + "?done=swapped");
    } catch (UnitRefusalException refusal) {
      return questionPage(
          request, old, successor, form.refused(refusal.why()), HttpStatus.UNPROCESSABLE_ENTITY);
    }
  }

  private Optional<Unit> waiting(String number, HttpRequest<?> request) {
    return view.find(number, request).filter(unit -> unit.state() instanceof UnitState.Waiting);
  }

  private HttpResponse<String> questionPage(
      HttpRequest<?> request,
      Unit old,
      Optional<Unit> successor,
      UnitForm form,
      HttpStatus status) {
    return templates.page(
        status,
        "unit/swap-question",
        frames.of(request, NavigationSection.UNITS, "unit.swap.title", old.label()),
        new UnitViewModels.Swap(old, successor, form));
  }

  private HttpResponse<String> late(HttpRequest<?> request, Unit unit) {
    return view.page(
        request, unit, Optional.of(UnitRefusalException.Why.WRONG_STATE), HttpStatus.CONFLICT);
  }
}
