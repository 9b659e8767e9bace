package fr.teleguichet.fleet.alert.web;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.MEDIATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;
import static fr.teleguichet.fleet.access.Role.VIEWER;

import fr.teleguichet.fleet.access.Caller;
import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.alert.AlertKind;
import fr.teleguichet.fleet.alert.AlertRule;
import fr.teleguichet.fleet.alert.AlertRuleService;
import fr.teleguichet.fleet.alert.AlertSeverity;
import fr.teleguichet.fleet.audit.Actor;
import fr.teleguichet.fleet.refusal.Refusal;
import fr.teleguichet.fleet.refusal.RefusalException;
import fr.teleguichet.fleet.web.page.CompletionMessageResolver;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.PageFrame;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import fr.teleguichet.fleet.web.page.RedirectResponse;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import fr.teleguichet.hardware.text.CodedEnum;
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
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/** The rules in sentences; whoever runs the whole network changes them. */
@Hidden
@Controller("/alerts/rules")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class AlertRuleController {

  private final AlertRuleService rules;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;

  AlertRuleController(AlertRuleService rules, PageFrameFactory frames, TemplateRenderer templates) {
    this.rules = rules;
    this.frames = frames;
    this.templates = templates;
  }

  @Get
  @RolesAllowed({COORDINATOR, TECHNICIAN, MEDIATOR, VIEWER})
  HttpResponse<String> list(HttpRequest<?> request, Principal visitor) {
    return page(request, visitor, Map.of(), HttpStatus.OK);
  }

  @Post("/{kind}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<String> change(
      HttpRequest<?> request,
      Caller.Person person,
      @PathVariable String kind,
      @Body Map<String, String> fields) {
    AlertKind which =
        AlertKind.ofWord(kind).orElseThrow(() -> RefusalException.unknown("rule", kind));
    AlertRuleForm form = AlertRuleForm.of(fields);
    try {
      rules.change(
          which,
          form.enabled(),
          CodedEnum.of(AlertSeverity.class, form.severity())
              .orElseThrow(() -> RefusalException.field("severity", "give a severity")),
          AlertRuleForm.number(form.minutes()),
          which.threshold().isThere() ? AlertRuleForm.number(form.threshold()) : 0,
          form.quiet(),
          person.visitor().actor() instanceof Actor.Person(_, String name) ? name : "");
    } catch (RefusalException refused) {
      return page(
          request,
          person.visitor(),
          Map.of(which, form.wrong(field(refused))),
          HttpStatus.UNPROCESSABLE_ENTITY);
    }
    return RedirectResponse.to("/alerts/rules?done=changed#" + which.code());
  }

  private static String field(RefusalException refused) {
    return refused.refusal().fields().stream().findFirst().map(Refusal.WrongField::name).orElse("");
  }

  private HttpResponse<String> page(
      HttpRequest<?> request,
      Principal visitor,
      Map<AlertKind, AlertRuleForm> typed,
      HttpStatus status) {
    PageFrame frame = frames.of(request, NavigationSection.ALERTS, "alert.rules.title");
    LocalizedText text = frame.text();
    return templates.page(
        status,
        "alert/rules",
        frame,
        new AlertViewModels.Rules(
            rules.all().stream()
                .map(
                    it ->
                        new AlertViewModels.RuleLine(
                            it,
                            typed.getOrDefault(it.kind(), AlertRuleForm.of(it)),
                            text.say("alert.kind." + it.kind().code()),
                            sentence(it, text),
                            it.equals(it.kind().preset())))
                .toList(),
            visitor.role() == Role.COORDINATOR && visitor.scope().isWholeFleet(),
            Arrays.stream(AlertSeverity.values())
                .map(
                    it ->
                        new AlertViewModels.Choice(
                            it.code(), text.say("alert.severity." + it.code())))
                .toList(),
            CompletionMessageResolver.message(request, "alert.rules.done.", Set.of("changed")),
            typed.keySet().stream().map(AlertKind::code).findFirst()));
  }

  /** The rule as one says it: what must hold for how long, how soon to see to it, and when not. */
  static String sentence(AlertRule rule, LocalizedText text) {
    if (!rule.enabled()) {
      return text.say("alert.rule.off");
    }
    String when =
        rule.delay().isZero()
            ? text.say("alert.rule.at-once")
            : text.say("alert.rule.after", text.length(rule.delay()));
    return text.say(
        "alert.rule.sentence",
        text.say("alert.rule." + rule.kind().code(), rule.threshold()),
        when,
        text.say("alert.rule.severity." + rule.severity().code()),
        text.say(rule.quietWhenClosed() ? "alert.rule.quiet" : "alert.rule.always"));
  }
}
