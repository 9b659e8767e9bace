package fr.teleguichet.fleet.enrolment;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.enrolment.UnitViewModels.Question;
import fr.teleguichet.fleet.site.VisibleSites;
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
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What people decide about a unit: to accept it, or to end something. */
@Hidden
@Controller("/units/{number}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class UnitLifecycleController {

  private final UnitLifecycleService decisions;
  private final UnitReader units;
  private final UnitPageRenderer view;
  private final VisibleSites sites;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;

  UnitLifecycleController(
      UnitLifecycleService decisions,
      UnitReader units,
      UnitPageRenderer view,
      VisibleSites sites,
      PageFrameFactory frames,
      TemplateRenderer templates) {
    this.decisions = decisions;
    this.units = units;
    this.view = view;
    this.sites = sites;
    this.frames = frames;
    this.templates = templates;
  }

  @RolesAllowed({COORDINATOR, TECHNICIAN})
  @Get("/accept")
  HttpResponse<String> admission(HttpRequest<?> request, @PathVariable String number) {
    Unit unit = view.unit(number, request);
    return awaits(unit)
        ? admissionPage(request, unit, UnitForm.of(UnitPageRenderer.fields(request)), HttpStatus.OK)
        : view.page(
            request, unit, Optional.of(UnitRefusalException.Why.WRONG_STATE), HttpStatus.CONFLICT);
  }

  private static boolean awaits(Unit unit) {
    return unit.state() instanceof UnitState.Waiting || unit.state() instanceof UnitState.Lapsed;
  }

  @RolesAllowed({COORDINATOR, TECHNICIAN})
  @Post("/accept")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<String> admit(
      HttpRequest<?> request, @PathVariable String number, @Body Map<String, String> fields) {
    Unit unit = view.unit(number, request);
    boolean again = unit.state() instanceof UnitState.Lapsed;
    UnitForm typed = UnitForm.of(fields).checkedComparison();
    UnitForm form =
        again ? typed : typed.checkedName(sites.in(RequestPrincipalResolver.of(request).scope()));
    if (!form.errors().isEmpty()) {
      return admissionPage(request, unit, form, HttpStatus.UNPROCESSABLE_ENTITY);
    }
    // The page's own fingerprint, so that what is accepted is what was compared.
    UnitLifecycleService.Seen seen =
        new UnitLifecycleService.Seen(form.code(), UnitForm.field(fields, "fingerprint"));
    Principal visitor = RequestPrincipalResolver.of(request);
    try {
      Unit _ =
          again
              ? decisions.readmit(unit, seen, visitor)
              : decisions.admit(
                  unit,
                  form.name(),
                  form.site(sites.in(RequestPrincipalResolver.of(request).scope())),
                  seen,
                  visitor);
      return RedirectResponse.to(
          "/units/" + number + "?done=" + (again ? "readmitted" : "admitted"));
    } catch (UnitRefusalException refusal) {
      return admissionPage(
          request, unit, form.refused(refusal.why()), HttpStatus.UNPROCESSABLE_ENTITY);
    }
  }

  private HttpResponse<String> admissionPage(
      HttpRequest<?> request, Unit unit, UnitForm form, HttpStatus status) {
    return templates.page(
        status,
        "unit/accept",
        frames.of(request, NavigationSection.UNITS, "unit.accept.title", unit.label()),
        new UnitViewModels.Admission(
            unit,
            form,
            units.territories(RequestPrincipalResolver.of(request).scope()),
            sites.in(RequestPrincipalResolver.of(request).scope())));
  }

  @RolesAllowed({COORDINATOR, TECHNICIAN})
  @Get("/end/{ending}")
  HttpResponse<String> question(
      HttpRequest<?> request, @PathVariable String number, @PathVariable String ending) {
    Unit unit = view.unit(number, request);
    UnitEnding what = ending(number, ending);
    return what.fits(unit)
        ? questionPage(request, new Question(unit, what, "", "", Set.of()))
        : late(request, unit);
  }

  @RolesAllowed({COORDINATOR, TECHNICIAN})
  @Post("/end/{ending}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<String> end(
      HttpRequest<?> request,
      @PathVariable String number,
      @PathVariable String ending,
      @Body Map<String, String> fields) {
    Unit unit = view.unit(number, request);
    UnitEnding what = ending(number, ending);
    String kiosk = UnitForm.field(fields, "kiosk");
    String remark = UnitForm.field(fields, "remark");
    Set<String> wrong = new HashSet<>();
    if (what.isTyped() && !kiosk.equals(unit.label())) {
      boolean _ = wrong.add("kiosk");
    }
    if (remark.length() > UnitEndingsApi.MAX_REMARK_LENGTH) {
      boolean _ = wrong.add("remark");
    }
    if (!wrong.isEmpty()) {
      return questionPage(request, new Question(unit, what, remark, kiosk, wrong));
    }
    Principal visitor = RequestPrincipalResolver.of(request);
    try {
      Unit _ =
          what == UnitEnding.CANCEL
              ? decisions.cancel(unit, visitor)
              : decisions.act(unit, what.action(), visitor, remark);
      return RedirectResponse.to("/units/" + number + "?done=" + what.code());
    } catch (UnitRefusalException _) {
      return late(request, unit);
    }
  }

  private static UnitEnding ending(String number, String word) {
    return UnitEnding.ofWord(word).orElseThrow(() -> UnitViewModels.NOT_THERE.exception(number));
  }

  private HttpResponse<String> questionPage(HttpRequest<?> request, Question question) {
    return templates.page(
        question.wrong().isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_ENTITY,
        "unit/end",
        frames.of(
            request,
            NavigationSection.UNITS,
            "unit.end.title." + question.ending().code(),
            question.unit().label()),
        question);
  }

  private HttpResponse<String> late(HttpRequest<?> request, Unit unit) {
    return view.page(
        request, unit, Optional.of(UnitRefusalException.Why.WRONG_STATE), HttpStatus.CONFLICT);
  }
}
