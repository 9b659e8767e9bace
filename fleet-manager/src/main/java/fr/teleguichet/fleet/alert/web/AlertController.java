package fr.teleguichet.fleet.alert.web;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.MEDIATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;
import static fr.teleguichet.fleet.access.Role.VIEWER;

import fr.teleguichet.fleet.access.Caller;
import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.alert.AlertAssignees;
import fr.teleguichet.fleet.alert.AlertCondition;
import fr.teleguichet.fleet.alert.AlertKind;
import fr.teleguichet.fleet.alert.AlertPerson;
import fr.teleguichet.fleet.alert.AlertQuery;
import fr.teleguichet.fleet.alert.AlertReader;
import fr.teleguichet.fleet.alert.AlertRow;
import fr.teleguichet.fleet.alert.AlertState;
import fr.teleguichet.fleet.web.page.CompletionMessage;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.NotFoundKind;
import fr.teleguichet.fleet.web.page.PageFrame;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import fr.teleguichet.fleet.web.page.SiteSection;
import fr.teleguichet.fleet.web.page.Templates;
import fr.teleguichet.hardware.text.Worded;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What wants somebody, what is over, and one alert with its life. */
@Hidden
@Controller("/alerts")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class AlertController {

  private static final Set<String> DONE = Set.of("seen", "assigned", "resolved", "reopened");

  private static final NotFoundKind NO_ALERT =
      new NotFoundKind(SiteSection.ALERTS, "alert.not-found.", "/alerts", "alert.not-found.back");

  private final AlertReader alerts;
  private final AlertAssignees assignees;
  private final AlertLineFactory lines;
  private final DeliveryLineFactory told;
  private final PageFrameFactory frames;
  private final Templates templates;

  AlertController(
      AlertReader alerts,
      AlertAssignees assignees,
      AlertLineFactory lines,
      DeliveryLineFactory told,
      PageFrameFactory frames,
      Templates templates) {
    this.alerts = alerts;
    this.assignees = assignees;
    this.lines = lines;
    this.told = told;
    this.frames = frames;
    this.templates = templates;
  }

  @Get
  @RolesAllowed({COORDINATOR, TECHNICIAN, MEDIATOR, VIEWER})
  HttpResponse<String> list(HttpRequest<?> request, Caller.Person person) {
    PageFrame frame = frames.of(request, SiteSection.ALERTS, "alert.title");
    LocalizedText text = frame.text();
    AlertQuery.View view =
        parameter(request, "show")
            .flatMap(it -> Worded.of(AlertQuery.View.class, it))
            .orElse(AlertQuery.View.OPEN);
    Optional<AlertKind> kind = parameter(request, "kind").flatMap(AlertKind::ofWord);
    long before =
        parameter(request, "before").flatMap(AlertController::number).orElse(Long.MAX_VALUE);
    List<AlertRow> found =
        alerts.find(
            new AlertQuery(
                view, kind, person.account(), before, AlertQuery.ROWS, person.visitor().scope()));
    return templates.page(
        "alert/list",
        frame,
        new AlertViewModels.Listing(
            view,
            kind,
            Arrays.stream(AlertKind.values())
                .map(
                    it ->
                        new AlertViewModels.Choice(it.code(), text.say("alert.kind." + it.code())))
                .toList(),
            found.stream().map(it -> lines.line(it, text)).toList(),
            next(view, kind, found),
            mayAct(person),
            CompletionMessage.message(request, "alert.done.", DONE),
            parameter(request, "undo").flatMap(AlertController::number)));
  }

  private static Optional<String> next(
      AlertQuery.View view, Optional<AlertKind> kind, List<AlertRow> found) {
    return found.size() < AlertQuery.ROWS
        ? Optional.empty()
        : Optional.of(
            AlertViewModels.Listing.address(view)
                + kind.map(it -> "&kind=" + it.code()).orElse("")
                + "&before="
                + found.getLast().id());
  }

  @Get("/{id}")
  @RolesAllowed({COORDINATOR, TECHNICIAN, MEDIATOR, VIEWER})
  HttpResponse<String> one(HttpRequest<?> request, Caller.Person person, @PathVariable String id) {
    Scope scope = person.visitor().scope();
    return number(id)
        .flatMap(it -> alerts.find(it, scope))
        .map(alert -> page(request, person, alert))
        .orElseGet(() -> NO_ALERT.page(frames, templates, request, id));
  }

  private HttpResponse<String> page(HttpRequest<?> request, Caller.Person person, AlertRow alert) {
    Scope scope = person.visitor().scope();
    List<AlertPerson> able = assignees.of(alert.id(), person.visitor());
    boolean mayAct =
        mayAct(person) && able.stream().anyMatch(it -> it.account() == person.account());
    PageFrame frame = frames.of(request, SiteSection.ALERTS, "alert.one");
    LocalizedText text = frame.text();
    AlertViewModels.Line line = lines.line(alert, text);
    List<AlertCondition> members = alerts.members(alert.id(), scope);
    return templates.page(
        "alert/one",
        frame.titled(text.say("alert.one.title", line.what(), line.where())),
        new AlertViewModels.One(
            line,
            members.stream().map(it -> lines.member(alert.kind(), it, text)).toList(),
            alert.members().all() - members.size(),
            alerts.events(alert.id()).stream()
                .map(it -> AlertLineFactory.happening(it, text))
                .toList(),
            seesWhoWasTold(person, mayAct)
                ? Optional.of(told.of(alert.id(), text))
                : Optional.empty(),
            alert.state() instanceof AlertState.Resolved over
                ? Optional.of(over.note()).filter(it -> !it.isEmpty())
                : Optional.empty(),
            mayAct && !alert.state().isOver(),
            mayAct && alert.state() instanceof AlertState.Resolved done && done.by().isPresent(),
            able.stream()
                .map(it -> new AlertViewModels.Choice(Long.toString(it.account()), it.name()))
                .toList(),
            Long.toString(person.account()),
            CompletionMessage.message(request, "alert.done.", DONE)));
  }

  private static boolean mayAct(Caller.Person person) {
    return person.visitor().role() != Role.VIEWER;
  }

  /** Mediators and readers need no names of colleagues elsewhere. */
  private static boolean seesWhoWasTold(Caller.Person person, boolean mayAct) {
    return mayAct && person.visitor().role() != Role.MEDIATOR;
  }

  private static Optional<String> parameter(HttpRequest<?> request, String name) {
    return Optional.ofNullable(request.getParameters().get(name));
  }

  /** The number that a text is. */
  static Optional<Long> number(String text) {
    return text.matches("[0-9]{1,15}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
  }
}
