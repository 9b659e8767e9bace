package fr.teleguichet.fleet.alert.web;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.MEDIATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;
import static fr.teleguichet.fleet.access.Role.VIEWER;

import fr.teleguichet.fleet.access.Caller;
import fr.teleguichet.fleet.access.KnownTerritories;
import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.alert.AlertSubject;
import fr.teleguichet.fleet.alert.AlertText;
import fr.teleguichet.fleet.alert.maintenance.MaintenanceArea;
import fr.teleguichet.fleet.alert.maintenance.MaintenanceService;
import fr.teleguichet.fleet.alert.maintenance.MaintenanceWindow;
import fr.teleguichet.fleet.audit.Actor;
import fr.teleguichet.fleet.kiosk.LiveFleetStatus;
import fr.teleguichet.fleet.refusal.Refusal;
import fr.teleguichet.fleet.refusal.RefusalException;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.VisibleSites;
import fr.teleguichet.fleet.territory.TerritoryNameFormatter;
import fr.teleguichet.fleet.web.page.CompletionMessageResolver;
import fr.teleguichet.fleet.web.page.ConfirmationViewModel;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.PageFrame;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Planned maintenance: what is under way or to come, and plans for more. */
@Hidden
@Controller("/alerts/maintenance")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class MaintenanceController {

  private static final String LIST = "/alerts/maintenance";

  private static final Set<String> FIELDS = Set.of("area", "starts", "finishes", "reason");

  /** A longer list is none to choose from: a large fleet is chosen by its sites. */
  private static final int MAX_KIOSKS = 500;

  private final MaintenanceService maintenance;
  private final AlertText words;
  private final KnownTerritories territories;
  private final VisibleSites sites;
  private final LiveFleetStatus fleet;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;

  MaintenanceController(
      MaintenanceService maintenance,
      AlertText words,
      KnownTerritories territories,
      VisibleSites sites,
      LiveFleetStatus fleet,
      PageFrameFactory frames,
      TemplateRenderer templates) {
    this.maintenance = maintenance;
    this.words = words;
    this.territories = territories;
    this.sites = sites;
    this.fleet = fleet;
    this.frames = frames;
    this.templates = templates;
  }

  @Get
  @RolesAllowed({COORDINATOR, TECHNICIAN, MEDIATOR, VIEWER})
  HttpResponse<String> list(HttpRequest<?> request, Principal visitor) {
    return page(request, visitor, Optional.empty(), "", Optional.empty(), HttpStatus.OK);
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  HttpResponse<String> plan(
      HttpRequest<?> request, Caller.Person person, @Body Map<String, String> fields) {
    MaintenanceForm form = MaintenanceForm.of(fields);
    try {
      int _ = maintenance.plan(form.read(name(person)), person.visitor().scope());
    } catch (RefusalException refused) {
      return page(
          request,
          person.visitor(),
          Optional.of(form),
          wrong(refused.refusal()),
          Optional.of(form.hasMissingHour() ? "missing-hour" : wrong(refused.refusal())),
          HttpStatus.UNPROCESSABLE_ENTITY);
    }
    return RedirectResponse.to(LIST + "?done=planned");
  }

  private static String name(Caller.Person person) {
    return person.visitor().actor() instanceof Actor.Person(_, String name) ? name : "";
  }

  private static String wrong(Refusal refusal) {
    return refusal.fields().stream()
        .map(Refusal.WrongField::name)
        .filter(FIELDS::contains)
        .findFirst()
        .orElse("full");
  }

  @Get("/{id}/end")
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  HttpResponse<String> question(
      HttpRequest<?> request, Principal visitor, @PathVariable String id) {
    int wanted = number(id);
    return maintenance.notOver(visitor.scope()).stream()
        .filter(it -> it.id() == wanted && maintenance.mayEnd(it, visitor.scope()))
        .findFirst()
        .map(it -> question(request, it))
        .orElseGet(() -> RedirectResponse.to(LIST));
  }

  private HttpResponse<String> question(HttpRequest<?> request, MaintenanceWindow window) {
    PageFrame frame = frames.of(request, NavigationSection.ALERTS, "maintenance.title");
    LocalizedText text = frame.text();
    String act = window.isOn(frame.now()) ? "end" : "cancel";
    String span =
        text.say(
            "maintenance.span",
            MaintenanceForm.say(window.starts(), text),
            MaintenanceForm.say(window.finishes(), text));
    return templates.page(
        ConfirmationViewModel.TEMPLATE,
        frame.titled(text.say("maintenance.question." + act, area(window.area(), text))),
        new ConfirmationViewModel(
            List.of(
                text.say("maintenance.which", window.reason(), span),
                text.say("maintenance.then." + act)),
            text.say("maintenance.do." + act),
            LIST + "/" + window.id() + "/end",
            LIST));
  }

  @Post("/{id}/end")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  HttpResponse<String> end(Caller.Person person, @PathVariable String id) {
    boolean hadBegun = maintenance.end(number(id), person.visitor().scope());
    return RedirectResponse.to(LIST + (hadBegun ? "?done=ended" : "?done=cancelled"));
  }

  private static int number(String id) {
    if (!id.matches("[0-9]{1,9}")) {
      throw RefusalException.unknown("maintenance", id);
    }
    return Integer.parseInt(id);
  }

  private HttpResponse<String> page(
      HttpRequest<?> request,
      Principal visitor,
      Optional<MaintenanceForm> form,
      String field,
      Optional<String> wrong,
      HttpStatus status) {
    PageFrame frame = frames.of(request, NavigationSection.ALERTS, "maintenance.title");
    LocalizedText text = frame.text();
    boolean mayPlan = visitor.role() == Role.COORDINATOR || visitor.role() == Role.TECHNICIAN;
    return templates.page(
        status,
        "alert/maintenance",
        frame,
        new AlertViewModels.Maintenance(
            maintenance.notOver(visitor.scope()).stream()
                .map(it -> line(it, mayPlan, visitor.scope(), frame.now(), text))
                .toList(),
            mayPlan ? areas(visitor.scope(), text) : List.of(),
            form.orElseGet(() -> MaintenanceForm.blank(frame.now())),
            mayPlan,
            CompletionMessageResolver.message(
                request, "maintenance.done.", Set.of("planned", "ended", "cancelled")),
            field,
            wrong.map("maintenance.wrong."::concat)));
  }

  private AlertViewModels.WindowLine line(
      MaintenanceWindow window, boolean mayPlan, Scope scope, Instant now, LocalizedText text) {
    return new AlertViewModels.WindowLine(
        window.id(),
        area(window.area(), text),
        MaintenanceForm.say(window.starts(), text),
        MaintenanceForm.say(window.finishes(), text),
        window.reason(),
        window.author(),
        window.isOn(now),
        mayPlan && maintenance.mayEnd(window, scope));
  }

  private String area(MaintenanceArea area, LocalizedText text) {
    return switch (area) {
      case MaintenanceArea.WholeFleet() -> text.say("maintenance.area.fleet");
      case MaintenanceArea.OfTerritory(String territory) ->
          text.say("maintenance.area.territory", TerritoryNameFormatter.of(territory));
      case MaintenanceArea.OfSite(int site) ->
          text.say("maintenance.area.site", words.site(site, text));
      case MaintenanceArea.OfKiosk(var node) ->
          text.say("maintenance.area.kiosk", words.subject(new AlertSubject.OfKiosk(node), text));
    };
  }

  /** What somebody of this scope can choose, the largest first. */
  private List<AlertViewModels.Choice> areas(Scope scope, LocalizedText text) {
    List<MaintenanceArea> areas = new ArrayList<>();
    if (scope.isWholeFleet()) {
      areas.add(new MaintenanceArea.WholeFleet());
    }
    territories.names().stream()
        .filter(scope::covers)
        .map(MaintenanceArea.OfTerritory::new)
        .forEach(areas::add);
    sites.in(scope).stream().map(Site::id).map(MaintenanceArea.OfSite::new).forEach(areas::add);
    fleet.picture().within(scope).entries().stream()
        .flatMap(it -> it.row().node().stream())
        .limit(MAX_KIOSKS)
        .map(MaintenanceArea.OfKiosk::new)
        .forEach(areas::add);
    return areas.stream()
        .map(it -> new AlertViewModels.Choice(MaintenanceForm.word(it), area(it, text)))
        .toList();
  }
}
