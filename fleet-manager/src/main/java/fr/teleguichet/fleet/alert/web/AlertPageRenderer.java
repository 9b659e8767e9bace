package fr.teleguichet.fleet.alert.web;

import fr.teleguichet.fleet.access.Caller;
import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.alert.AlertActionService;
import fr.teleguichet.fleet.alert.AlertPerson;
import fr.teleguichet.fleet.alert.AlertReader;
import fr.teleguichet.fleet.alert.AlertRow;
import fr.teleguichet.fleet.alert.AlertState;
import fr.teleguichet.fleet.alert.AlertedCondition;
import fr.teleguichet.fleet.alert.EligibleAssigneeFinder;
import fr.teleguichet.fleet.refusal.Refusal;
import fr.teleguichet.fleet.refusal.RefusalException;
import fr.teleguichet.fleet.web.api.RefusalStatusMapper;
import fr.teleguichet.fleet.web.page.CompletionMessageResolver;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.PageFrame;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import fr.teleguichet.fleet.web.page.SubmittedFormFields;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The page of one alert: its life, and what its reader may do about it. */
@Singleton
final class AlertPageRenderer {

  static final Set<String> DONE = Set.of("seen", "assigned", "resolved", "reopened");

  private final AlertReader alerts;
  private final EligibleAssigneeFinder assignees;
  private final AlertLineFactory lines;
  private final DeliveryLineFactory told;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;

  AlertPageRenderer(
      AlertReader alerts,
      EligibleAssigneeFinder assignees,
      AlertLineFactory lines,
      DeliveryLineFactory told,
      PageFrameFactory frames,
      TemplateRenderer templates) {
    this.alerts = alerts;
    this.assignees = assignees;
    this.lines = lines;
    this.told = told;
    this.frames = frames;
    this.templates = templates;
  }

  HttpResponse<String> page(HttpRequest<?> request, Caller.Person person, AlertRow alert) {
    return page(request, person, alert, new AlertViewModels.Attempt("", "", ""), HttpStatus.OK);
  }

  /**
   * The page again, with what was typed and why it is not done.
   *
   * @throws RefusalException where the reader sees no such alert, or may not act on it
   */
  HttpResponse<String> refused(
      HttpRequest<?> request,
      Caller.Person person,
      long id,
      AlertViewModels.Attempt typed,
      RefusalException refused) {
    Optional<AlertRow> alert = alerts.find(id, person.visitor().scope());
    String wrong =
        switch (refused.refusal()) {
          case Refusal.Conflict _ -> "over";
          case Refusal.Invalid invalid when !invalid.fields().isEmpty() ->
              invalid.fields().getFirst().name();
          default -> "";
        };
    if (alert.isEmpty() || wrong.isEmpty()) {
      throw refused;
    }
    return page(
        request,
        person,
        alert.get(),
        new AlertViewModels.Attempt(
            SubmittedFormFields.shown(typed.note()), typed.account(), wrong),
        RefusalStatusMapper.of(refused.refusal()));
  }

  private HttpResponse<String> page(
      HttpRequest<?> request,
      Caller.Person person,
      AlertRow alert,
      AlertViewModels.Attempt attempt,
      HttpStatus status) {
    Scope scope = person.visitor().scope();
    List<AlertPerson> able = assignees.of(alert.id(), person.visitor());
    boolean mayAct =
        person.visitor().role() != Role.VIEWER
            && able.stream().anyMatch(it -> it.account() == person.account());
    PageFrame frame = frames.of(request, NavigationSection.ALERTS, "alert.one");
    LocalizedText text = frame.text();
    AlertViewModels.Line line = lines.line(alert, text);
    List<AlertedCondition> members = alerts.members(alert.id(), scope);
    return templates.page(
        status,
        "alert/one",
        frame.titled(text.say("alert.one.title", line.what(), line.where())),
        new AlertViewModels.One(
            line,
            members.stream().map(it -> lines.member(alert.kind(), it, text)).toList(),
            alert.members().all() - members.size(),
            alerts.events(alert.id(), scope).stream()
                .map(it -> AlertLineFactory.happening(it, text))
                .toList(),
            seesWhoWasTold(person, mayAct)
                ? Optional.of(told.of(alert.id(), text))
                : Optional.empty(),
            alert.state() instanceof AlertState.Resolved over
                ? Optional.of(over.note())
                    .filter(it -> !it.isEmpty() && alerts.isWithin(alert.id(), scope))
                : Optional.empty(),
            mayAct && !alert.state().isOver(),
            mayAct && alert.state() instanceof AlertState.Resolved done && done.by().isPresent(),
            able.stream()
                .map(it -> new AlertViewModels.Choice(Long.toString(it.account()), it.name()))
                .toList(),
            Long.toString(person.account()),
            AlertActionService.MAX_NOTE,
            attempt,
            CompletionMessageResolver.message(request, "alert.done.", DONE)));
  }

  /** Mediators and readers need no names of colleagues elsewhere. */
  private static boolean seesWhoWasTold(Caller.Person person, boolean mayAct) {
    return mayAct && person.visitor().role() != Role.MEDIATOR;
  }
}
