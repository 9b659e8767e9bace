package fr.teleguichet.fleet.enrolment;

import static fr.teleguichet.fleet.account.Role.COORDINATOR;
import static fr.teleguichet.fleet.account.Role.TECHNICIAN;

import fr.teleguichet.fleet.account.Admits;
import fr.teleguichet.fleet.account.Visitor;
import fr.teleguichet.fleet.page.Frames;
import fr.teleguichet.fleet.page.Section;
import fr.teleguichet.fleet.page.Templates;
import fr.teleguichet.fleet.site.VisibleSites;
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
import java.util.Map;
import java.util.Optional;

/** What people decide about a unit: to accept it, or to end something. */
@Hidden
@Controller("/units/{number}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class UnitDecisionController {

  private final UnitDecisions decisions;
  private final UnitList units;
  private final UnitView view;
  private final VisibleSites sites;
  private final Frames frames;
  private final Templates templates;

  UnitDecisionController(
      UnitDecisions decisions,
      UnitList units,
      UnitView view,
      VisibleSites sites,
      Frames frames,
      Templates templates) {
    this.decisions = decisions;
    this.units = units;
    this.view = view;
    this.sites = sites;
    this.frames = frames;
    this.templates = templates;
  }

  @Admits({COORDINATOR, TECHNICIAN})
  @Get("/accept")
  HttpResponse<String> admission(HttpRequest<?> request, @PathVariable String number) {
    return view.find(number, request)
        .map(
            unit ->
                awaits(unit)
                    ? admissionPage(
                        request, unit, UnitForm.of(UnitView.fields(request)), HttpStatus.OK)
                    : view.page(
                        request,
                        unit,
                        Optional.of(UnitRefusal.Why.WRONG_STATE),
                        HttpStatus.CONFLICT))
        .orElseGet(() -> view.unknown(request, number));
  }

  private static boolean awaits(Unit unit) {
    return unit.state() instanceof UnitState.Waiting || unit.state() instanceof UnitState.Lapsed;
  }

  @Admits({COORDINATOR, TECHNICIAN})
  @Post("/accept")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<String> admit(
      HttpRequest<?> request, @PathVariable String number, @Body Map<String, String> fields) {
    Optional<Unit> found = view.find(number, request);
    if (found.isEmpty()) {
      return view.unknown(request, number);
    }
    Unit unit = found.get();
    boolean again = unit.state() instanceof UnitState.Lapsed;
    UnitForm typed = UnitForm.of(fields).checkedComparison();
    UnitForm form = again ? typed : typed.checkedName(sites.in(Visitors.of(request).scope()));
    if (!form.errors().isEmpty()) {
      return admissionPage(request, unit, form, HttpStatus.UNPROCESSABLE_ENTITY);
    }
    // The page's own fingerprint, so that what is accepted is what was compared.
    UnitDecisions.Seen seen =
        new UnitDecisions.Seen(form.code(), UnitForm.field(fields, "fingerprint"));
    Visitor visitor = Visitors.of(request);
    try {
      Unit _ =
          again
              ? decisions.readmit(unit, seen, visitor)
              : decisions.admit(
                  unit,
                  form.name(),
                  form.site(sites.in(Visitors.of(request).scope())),
                  seen,
                  visitor);
      return redirect("/units/" + number + "?done=" + (again ? "readmitted" : "admitted"));
    } catch (UnitRefusal refusal) {
      return admissionPage(
          request, unit, form.refused(refusal.why()), HttpStatus.UNPROCESSABLE_ENTITY);
    }
  }

  private HttpResponse<String> admissionPage(
      HttpRequest<?> request, Unit unit, UnitForm form, HttpStatus status) {
    return templates.page(
        status,
        "unit/accept",
        frames.of(request, Section.UNITS, "unit.accept.title", unit.label()),
        new UnitPages.Admission(
            unit,
            form,
            units.territories(Visitors.of(request).scope()),
            sites.in(Visitors.of(request).scope())));
  }

  @Admits({COORDINATOR, TECHNICIAN})
  @Get("/end/{ending}")
  HttpResponse<String> question(
      HttpRequest<?> request, @PathVariable String number, @PathVariable String ending) {
    Optional<Unit> unit = view.find(number, request);
    Optional<Ending> what = Ending.ofWord(ending);
    if (unit.isEmpty() || what.isEmpty()) {
      return view.unknown(request, number);
    }
    return what.get().fits(unit.get())
        ? questionPage(request, unit.get(), what.get(), Optional.empty())
        : late(request, unit.get());
  }

  @Admits({COORDINATOR, TECHNICIAN})
  @Post("/end/{ending}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<String> end(
      HttpRequest<?> request,
      @PathVariable String number,
      @PathVariable String ending,
      @Body Map<String, String> fields) {
    Optional<Unit> found = view.find(number, request);
    Optional<Ending> what = Ending.ofWord(ending);
    if (found.isEmpty() || what.isEmpty()) {
      return view.unknown(request, number);
    }
    Unit unit = found.get();
    if (what.get().isTyped() && !UnitForm.field(fields, "kiosk").equals(unit.label())) {
      return questionPage(request, unit, what.get(), Optional.of("unit.end.wrong"));
    }
    Visitor visitor = Visitors.of(request);
    try {
      Unit _ =
          what.get() == Ending.CANCEL
              ? decisions.cancel(unit, visitor)
              : decisions.act(unit, what.get().action(), visitor, UnitForm.field(fields, "remark"));
      return redirect("/units/" + number + "?done=" + what.get().word());
    } catch (UnitRefusal _) {
      return late(request, unit);
    }
  }

  private HttpResponse<String> questionPage(
      HttpRequest<?> request, Unit unit, Ending ending, Optional<String> wrong) {
    return templates.page(
        wrong.isPresent() ? HttpStatus.UNPROCESSABLE_ENTITY : HttpStatus.OK,
        "unit/end",
        frames.of(request, Section.UNITS, "unit.end.title." + ending.word(), unit.label()),
        new UnitPages.Question(unit, ending, wrong));
  }

  private HttpResponse<String> late(HttpRequest<?> request, Unit unit) {
    return view.page(request, unit, Optional.of(UnitRefusal.Why.WRONG_STATE), HttpStatus.CONFLICT);
  }

  private static HttpResponse<String> redirect(String path) {
    return HttpResponse.seeOther(URI.create(path));
  }
}
