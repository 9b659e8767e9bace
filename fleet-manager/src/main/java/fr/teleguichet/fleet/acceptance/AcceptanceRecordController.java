package fr.teleguichet.fleet.acceptance;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.enrolment.RequestOrigin;
import fr.teleguichet.fleet.enrolment.RequestPrincipalResolver;
import fr.teleguichet.fleet.enrolment.Unit;
import fr.teleguichet.fleet.enrolment.UnitAcceptanceService;
import fr.teleguichet.fleet.enrolment.UnitRefusalException;
import fr.teleguichet.fleet.enrolment.UnitState;
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
import java.util.Map;

/** Acceptance records, as a technician fills them in and prints them. */
@Hidden
@Controller("/units/{number}/acceptance")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class AcceptanceRecordController {

  private final UnitAcceptanceService units;
  private final AcceptanceRecordRepository records;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;

  AcceptanceRecordController(
      UnitAcceptanceService units,
      AcceptanceRecordRepository records,
      PageFrameFactory frames,
      TemplateRenderer templates) {
    this.units = units;
    this.records = records;
    this.frames = frames;
    this.templates = templates;
  }

  @RolesAllowed({COORDINATOR, TECHNICIAN})
  @Get("/new")
  HttpResponse<String> fresh(HttpRequest<?> request, @PathVariable String number) {
    Unit unit = examinable(number, RequestPrincipalResolver.of(request));
    return formPage(request, unit, AcceptanceRecordForm.of(Map.of()), HttpStatus.OK);
  }

  @RolesAllowed({COORDINATOR, TECHNICIAN})
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<String> keep(
      HttpRequest<?> request, @PathVariable String number, @Body Map<String, String> fields) {
    Principal visitor = RequestPrincipalResolver.of(request);
    Unit unit = examinable(number, visitor);
    if (!(unit.state() instanceof UnitState.Certified it)) {
      throw AcceptanceViewModels.NOT_THERE.exception(number);
    }
    AcceptanceRecordForm form = AcceptanceRecordForm.of(fields).checked();
    if (!form.errors().isEmpty()) {
      return formPage(request, unit, form, HttpStatus.UNPROCESSABLE_ENTITY);
    }
    try {
      records.keep(
          unit,
          form.record(it.name(), it.key(), form.value("board"), units.now()),
          RequestOrigin.of(visitor));
      return RedirectResponse.to("/units/" + number + "?done=recorded");
    } catch (UnitRefusalException _) {
      throw AcceptanceViewModels.NOT_THERE.exception(number);
    }
  }

  @RolesAllowed({COORDINATOR, TECHNICIAN})
  @Get("/{id}")
  HttpResponse<String> paper(
      HttpRequest<?> request, @PathVariable String number, @PathVariable String id) {
    return units
        .find(number, RequestPrincipalResolver.of(request))
        .flatMap(
            unit ->
                records.kept(unit).stream()
                    .filter(kept -> Integer.toString(kept.id()).equals(id))
                    .findFirst()
                    .map(kept -> paperPage(request, unit, kept)))
        .orElseThrow(() -> AcceptanceViewModels.NOT_THERE.exception(number));
  }

  private Unit examinable(String number, Principal visitor) {
    return units
        .find(number, visitor)
        .filter(unit -> unit.state() instanceof UnitState.Certified)
        .orElseThrow(() -> AcceptanceViewModels.NOT_THERE.exception(number));
  }

  private HttpResponse<String> formPage(
      HttpRequest<?> request, Unit unit, AcceptanceRecordForm form, HttpStatus status) {
    return templates.page(
        status,
        "acceptance/new",
        frames.of(request, NavigationSection.UNITS, "acceptance.new.title", unit.label()),
        new AcceptanceViewModels.Fresh(unit, form));
  }

  private HttpResponse<String> paperPage(
      HttpRequest<?> request, Unit unit, AcceptanceRecordRepository.Kept kept) {
    return templates.page(
        "acceptance/paper",
        frames.of(request, NavigationSection.UNITS, "acceptance.title", unit.label()),
        new AcceptanceViewModels.Paper(unit, kept.received(), kept.content(), kept.signed()));
  }
}
