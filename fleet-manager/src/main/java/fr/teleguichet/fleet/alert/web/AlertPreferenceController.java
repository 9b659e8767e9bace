package fr.teleguichet.fleet.alert.web;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.MEDIATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;
import static fr.teleguichet.fleet.access.Role.VIEWER;

import fr.teleguichet.fleet.access.Caller;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.account.person.Account;
import fr.teleguichet.fleet.account.person.AccountRepository;
import fr.teleguichet.fleet.alert.AlertSeverity;
import fr.teleguichet.fleet.alert.delivery.AlertPreference;
import fr.teleguichet.fleet.alert.delivery.AlertPreferenceRepository;
import fr.teleguichet.fleet.alert.delivery.DeliverySettings;
import fr.teleguichet.fleet.web.page.CompletionMessageResolver;
import fr.teleguichet.fleet.web.page.Language;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.PageFrame;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import fr.teleguichet.fleet.web.page.RedirectResponse;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import fr.teleguichet.hardware.text.CodedEnum;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the reader is told by mail: each person's own choice, for the own part of the fleet. */
@Hidden
@Controller("/alerts/notifications")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class AlertPreferenceController {

  /** The choice of nothing. */
  private static final String NONE = "none";

  private final AlertPreferenceRepository preferences;
  private final AccountRepository accounts;
  private final DeliverySettings settings;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;

  AlertPreferenceController(
      AlertPreferenceRepository preferences,
      AccountRepository accounts,
      DeliverySettings settings,
      PageFrameFactory frames,
      TemplateRenderer templates) {
    this.preferences = preferences;
    this.accounts = accounts;
    this.settings = settings;
    this.frames = frames;
    this.templates = templates;
  }

  @Get
  @RolesAllowed({COORDINATOR, TECHNICIAN, MEDIATOR, VIEWER})
  HttpResponse<String> page(HttpRequest<?> request, Caller.Person person) {
    PageFrame frame = frames.of(request, NavigationSection.ALERTS, "notifications.title");
    LocalizedText text = frame.text();
    AlertPreference chosen = preferences.of(person.account(), person.visitor().role());
    List<AlertViewModels.Choice> severities = new ArrayList<>();
    severities.add(new AlertViewModels.Choice(NONE, text.say("notifications.severity.none")));
    Arrays.stream(AlertSeverity.values())
        .map(
            it ->
                new AlertViewModels.Choice(
                    it.code(), text.say("notifications.severity." + it.code())))
        .forEach(severities::add);
    return templates.page(
        "alert/notifications",
        frame,
        new AlertViewModels.Notifications(
            accounts.find(person.account()).map(Account::email).orElse(""),
            settings.mail().isPresent(),
            severities,
            chosen.severity().map(AlertSeverity::code).orElse(NONE),
            chosen.digest(),
            Arrays.stream(Language.values())
                .map(it -> new AlertViewModels.Choice(it.tag(), it.ownName()))
                .toList(),
            chosen.language().tag(),
            CompletionMessageResolver.message(request, "notifications.done.", Set.of("saved"))));
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed({COORDINATOR, TECHNICIAN, MEDIATOR, VIEWER})
  HttpResponse<String> choose(Caller.Person person, @Body Map<String, String> fields) {
    preferences.put(
        person.account(),
        new AlertPreference(
            CodedEnum.of(AlertSeverity.class, fields.getOrDefault("severity", "")),
            fields.containsKey("digest"),
            Arrays.stream(Language.values())
                .filter(it -> it.tag().equals(fields.get("language")))
                .findFirst()
                .orElse(Language.FRENCH)));
    return RedirectResponse.to("/alerts/notifications?done=saved");
  }
}
