package fr.teleguichet.fleet.enrolment;

import static fr.teleguichet.fleet.account.Role.COORDINATOR;
import static fr.teleguichet.fleet.account.Role.TECHNICIAN;

import fr.teleguichet.fleet.account.Admits;
import fr.teleguichet.fleet.account.Visitor;
import fr.teleguichet.fleet.page.Frames;
import fr.teleguichet.fleet.page.Section;
import fr.teleguichet.fleet.page.Templates;
import fr.teleguichet.fleet.site.VisibleSites;
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
import java.net.URI;
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

  private final UnitDecisions decisions;
  private final UnitList units;
  private final UnitView view;
  private final VisibleSites sites;
  private final Frames frames;
  private final Templates templates;

  UnitController(
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
  @Get
  HttpResponse<String> list(
      HttpRequest<?> request,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String state) {
    String words = UnitForm.field(Map.of("q", q), "q");
    List<Unit> found = ShortCode.parse(words).map(units::waiting).orElse(List.of());
    if (found.size() == 1) {
      return redirect(
          "/units/"
              + found.getFirst().number()
              + "/accept?code="
              + found.getFirst().code().map(ShortCode::toString).orElse(words));
    }
    Visitor visitor = Visitors.of(request);
    Set<String> wanted = STATES.contains(state) ? Set.of(state) : Set.copyOf(STATES);
    return templates.page(
        "unit/list",
        frames.of(request, Section.UNITS, "unit.list.title"),
        new UnitPages.Listing(
            units.waiting().stream()
                .filter(unit -> UnitList.isVisible(unit, visitor.scope()))
                .toList(),
            units.list(new UnitList.Filter(wanted, words), visitor.scope()),
            words,
            STATES.contains(state) ? state : "",
            STATES,
            UnitView.done(request)));
  }

  @Admits({COORDINATOR, TECHNICIAN})
  @Get("/new")
  HttpResponse<String> fresh(HttpRequest<?> request) {
    return freshPage(request, UnitForm.of(UnitView.fields(request)), HttpStatus.OK);
  }

  @Admits({COORDINATOR, TECHNICIAN})
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<String> plan(HttpRequest<?> request, @Body Map<String, String> fields) {
    UnitForm form = UnitForm.of(fields).checkedName(sites.in(Visitors.of(request).scope()));
    if (!form.errors().isEmpty()) {
      return freshPage(request, form, HttpStatus.UNPROCESSABLE_ENTITY);
    }
    try {
      Unit unit =
          decisions.plan(
              form.name(), form.site(sites.in(Visitors.of(request).scope())), Visitors.of(request));
      return redirect("/units/" + unit.number() + "?done=planned");
    } catch (UnitRefusal refusal) {
      return freshPage(request, form.refused(refusal.why()), HttpStatus.UNPROCESSABLE_ENTITY);
    }
  }

  private HttpResponse<String> freshPage(HttpRequest<?> request, UnitForm form, HttpStatus status) {
    return templates.page(
        status,
        "unit/new",
        frames.of(request, Section.UNITS, "unit.new"),
        new UnitPages.Fresh(
            form,
            units.territories(Visitors.of(request).scope()),
            sites.in(Visitors.of(request).scope())));
  }

  @Admits({COORDINATOR, TECHNICIAN})
  @Get("/{number}")
  HttpResponse<String> unit(HttpRequest<?> request, @PathVariable String number) {
    return view.find(number, request)
        .map(unit -> view.page(request, unit, Optional.empty(), HttpStatus.OK))
        .orElseGet(() -> view.unknown(request, number));
  }

  @Admits({COORDINATOR, TECHNICIAN})
  @Post("/{number}/claim")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_HTML})
  HttpResponse<?> claim(HttpRequest<?> request, @PathVariable String number) {
    Optional<Unit> unit = view.find(number, request);
    if (unit.isEmpty()) {
      return view.unknown(request, number);
    }
    try {
      return HttpResponse.ok(
              decisions.claim(unit.get(), ClaimOffice.USUAL_DAYS, Visitors.of(request)))
          .contentType(MediaType.APPLICATION_JSON_TYPE)
          .header("Content-Disposition", "attachment; filename=\"claim.json\"")
          .header("Cache-Control", "no-store");
    } catch (UnitRefusal refusal) {
      return view.page(
          request, unit.get(), Optional.of(refusal.why()), HttpStatus.UNPROCESSABLE_ENTITY);
    }
  }

  @Admits({COORDINATOR, TECHNICIAN})
  @Post("/{number}/alert")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<String> dismiss(HttpRequest<?> request, @PathVariable String number) {
    Optional<Unit> unit = view.find(number, request);
    if (unit.isEmpty()) {
      return view.unknown(request, number);
    }
    view.dismiss(unit.get(), Visitors.of(request));
    return redirect("/units/" + number + "?done=dismissed");
  }

  private static HttpResponse<String> redirect(String path) {
    return HttpResponse.seeOther(URI.create(path));
  }
}
