package fr.teleguichet.fleet.alert.web;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.MEDIATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;
import static fr.teleguichet.fleet.access.Role.VIEWER;

import fr.teleguichet.fleet.access.Caller;
import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.alert.AlertKind;
import fr.teleguichet.fleet.alert.AlertQuery;
import fr.teleguichet.fleet.alert.AlertReader;
import fr.teleguichet.fleet.alert.AlertRow;
import fr.teleguichet.fleet.web.page.CompletionMessageResolver;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.NotFoundKind;
import fr.teleguichet.fleet.web.page.PageFrame;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import fr.teleguichet.hardware.text.CodedEnum;
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
import java.util.OptionalLong;

/** What wants somebody, what is over, and one alert with its life. */
@Hidden
@Controller("/alerts")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class AlertController {

  private static final NotFoundKind NO_ALERT =
      new NotFoundKind(
          NavigationSection.ALERTS, "alert.not-found.", "/alerts", "alert.not-found.back");

  private final AlertReader alerts;
  private final AlertLineFactory lines;
  private final AlertPageRenderer view;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;

  AlertController(
      AlertReader alerts,
      AlertLineFactory lines,
      AlertPageRenderer view,
      PageFrameFactory frames,
      TemplateRenderer templates) {
    this.alerts = alerts;
    this.lines = lines;
    this.view = view;
    this.frames = frames;
    this.templates = templates;
  }

  @Get
  @RolesAllowed({COORDINATOR, TECHNICIAN, MEDIATOR, VIEWER})
  HttpResponse<String> list(HttpRequest<?> request, Caller.Person person) {
    PageFrame frame = frames.of(request, NavigationSection.ALERTS, "alert.title");
    LocalizedText text = frame.text();
    AlertQuery.View view =
        parameter(request, "show")
            .flatMap(it -> CodedEnum.of(AlertQuery.View.class, it))
            .orElse(AlertQuery.View.OPEN);
    Optional<AlertKind> kind = parameter(request, "kind").flatMap(AlertKind::ofWord);
    OptionalLong after =
        parameter(request, "after").flatMap(AlertController::number).stream()
            .mapToLong(it -> it)
            .findFirst();
    List<AlertRow> found =
        alerts.find(
            new AlertQuery(
                view,
                kind,
                person.account(),
                order(view),
                after,
                AlertQuery.ROWS,
                person.visitor().scope()));
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
            CompletionMessageResolver.message(request, "alert.done.", AlertPageRenderer.DONE),
            parameter(request, "undo").flatMap(AlertController::number)));
  }

  /** What somebody has to see to: the urgent first; else the newest. */
  private static AlertQuery.Order order(AlertQuery.View view) {
    return view == AlertQuery.View.RESOLVED
        ? AlertQuery.Order.NEWEST
        : AlertQuery.Order.MOST_URGENT;
  }

  private static Optional<String> next(
      AlertQuery.View view, Optional<AlertKind> kind, List<AlertRow> found) {
    return found.size() < AlertQuery.ROWS
        ? Optional.empty()
        : Optional.of(
            AlertViewModels.Listing.address(view)
                + kind.map(it -> "&kind=" + it.code()).orElse("")
                + "&after="
                + found.getLast().id());
  }

  @Get("/{id}")
  @RolesAllowed({COORDINATOR, TECHNICIAN, MEDIATOR, VIEWER})
  HttpResponse<String> one(HttpRequest<?> request, Caller.Person person, @PathVariable String id) {
    return number(id)
        .flatMap(it -> alerts.find(it, person.visitor().scope()))
        .map(alert -> view.page(request, person, alert))
        .orElseGet(() -> NO_ALERT.page(frames, templates, request, id));
  }

  private static boolean mayAct(Caller.Person person) {
    return person.visitor().role() != Role.VIEWER;
  }

  private static Optional<String> parameter(HttpRequest<?> request, String name) {
    return Optional.ofNullable(request.getParameters().get(name));
  }

  /** The number that a text is. */
  static Optional<Long> number(String text) {
    return text.matches("[0-9]{1,15}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
  }
}
