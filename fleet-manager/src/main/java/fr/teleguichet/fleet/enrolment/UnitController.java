package fr.teleguichet.fleet.enrolment;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.site.VisibleSites;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import fr.teleguichet.fleet.web.page.RedirectResponse;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import fr.teleguichet.hardware.identity.ShortCode;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The register of units, for people: the list, a unit, and devices to come. */
@Hidden
@Controller("/units")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class UnitController {

  private static final List<String> STATES =
      List.of("planned", "enrolled", "accepted", "cancelled", "rejected", "retired", "replaced");

  private final UnitLifecycleService decisions;
  private final UnitReader units;
  private final UnitPageRenderer view;
  private final VisibleSites sites;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;

  UnitController(
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
  @Get
  HttpResponse<String> list(
      HttpRequest<?> request,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String state) {
    String words = UnitForm.field(Map.of("q", q), "q");
    List<Unit> found = ShortCode.parse(words).map(units::waiting).orElse(List.of());
    if (found.size() == 1) {
      return RedirectResponse.to(
          "/units/"
              + found.getFirst().number()
              + "/accept?code="
              + found.getFirst().code().map(ShortCode::toString).orElse(words));
    }
    Principal visitor = RequestPrincipalResolver.of(request);
    Set<String> wanted = STATES.contains(state) ? Set.of(state) : Set.copyOf(STATES);
    List<Unit> listed = units.list(new UnitReader.Filter(wanted, words), visitor.scope());
    Map<UnitNumber, String> places = new HashMap<>();
    listed.forEach(
        unit -> view.site(unit).ifPresent(site -> places.put(unit.number(), site.place())));
    return templates.page(
        "unit/list",
        frames.of(request, NavigationSection.UNITS, "unit.list.title"),
        new UnitViewModels.Listing(
            units.waiting().stream()
                .filter(unit -> UnitReader.isVisible(unit, visitor.scope()))
                .toList(),
            listed,
            places,
            words,
            STATES.contains(state) ? state : "",
            STATES,
            UnitPageRenderer.done(request)));
  }

  @RolesAllowed({COORDINATOR, TECHNICIAN})
  @Get("/new")
  HttpResponse<String> fresh(HttpRequest<?> request) {
    return freshPage(request, UnitForm.of(UnitPageRenderer.fields(request)), HttpStatus.OK);
  }

  @RolesAllowed({COORDINATOR, TECHNICIAN})
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<String> plan(HttpRequest<?> request, @Body Map<String, String> fields) {
    UnitForm form =
        UnitForm.of(fields).checkedName(sites.in(RequestPrincipalResolver.of(request).scope()));
    if (!form.errors().isEmpty()) {
      return freshPage(request, form, HttpStatus.UNPROCESSABLE_ENTITY);
    }
    try {
      Unit unit =
          decisions.plan(
              form.name(),
              form.site(sites.in(RequestPrincipalResolver.of(request).scope())),
              RequestPrincipalResolver.of(request));
      return RedirectResponse.to("/units/" + unit.number() + "?done=planned");
    } catch (UnitRefusalException refusal) {
      return freshPage(request, form.refused(refusal.why()), HttpStatus.UNPROCESSABLE_ENTITY);
    }
  }

  private HttpResponse<String> freshPage(HttpRequest<?> request, UnitForm form, HttpStatus status) {
    return templates.page(
        status,
        "unit/new",
        frames.of(request, NavigationSection.UNITS, "unit.new"),
        new UnitViewModels.Fresh(
            form,
            units.territories(RequestPrincipalResolver.of(request).scope()),
            sites.in(RequestPrincipalResolver.of(request).scope())));
  }

  @RolesAllowed({COORDINATOR, TECHNICIAN})
  @Get("/{number}")
  HttpResponse<String> unit(HttpRequest<?> request, @PathVariable String number) {
    return view.page(request, view.unit(number, request), Optional.empty(), HttpStatus.OK);
  }

  @RolesAllowed({COORDINATOR, TECHNICIAN})
  @Post("/{number}/claim")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_HTML})
  HttpResponse<?> claim(HttpRequest<?> request, @PathVariable String number) {
    Unit unit = view.unit(number, request);
    try {
      return HttpResponse.ok(
              decisions.claim(unit, ClaimService.USUAL_DAYS, RequestPrincipalResolver.of(request)))
          .contentType(MediaType.APPLICATION_JSON_TYPE)
          .header("Content-Disposition", "attachment; filename=\"claim.json\"")
          .header("Cache-Control", "no-store");
    } catch (UnitRefusalException refusal) {
      return view.page(request, unit, Optional.of(refusal.why()), HttpStatus.UNPROCESSABLE_ENTITY);
    }
  }

  @RolesAllowed({COORDINATOR, TECHNICIAN})
  @Post("/{number}/alert")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<String> dismiss(HttpRequest<?> request, @PathVariable String number) {
    Unit unit = view.unit(number, request);
    view.dismiss(unit, RequestPrincipalResolver.of(request));
    return RedirectResponse.to("/units/" + number + "?done=dismissed");
  }
}
