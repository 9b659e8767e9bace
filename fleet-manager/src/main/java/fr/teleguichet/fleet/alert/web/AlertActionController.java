package fr.teleguichet.fleet.alert.web;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.MEDIATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;

import fr.teleguichet.fleet.access.Caller;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.alert.AlertActionService;
import fr.teleguichet.fleet.alert.AlertPerson;
import fr.teleguichet.fleet.refusal.RefusalException;
import fr.teleguichet.fleet.web.page.RedirectResponse;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a person does about an alert; what is resolved can be taken back. */
@Hidden
@Controller("/alerts/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Produces(MediaType.TEXT_HTML)
final class AlertActionController {
  private final AlertActionService alerts;
  private final AlertPageRenderer view;

  AlertActionController(AlertActionService alerts, AlertPageRenderer view) {
    this.alerts = alerts;
    this.view = view;
  }

  @Post("/see")
  @RolesAllowed({COORDINATOR, TECHNICIAN, MEDIATOR})
  HttpResponse<String> see(
      Caller.Person person, @PathVariable String id, @Nullable @Body Map<String, String> fields) {
    long alert = number(id);
    alerts.see(alert, AlertPerson.of(person.visitor().actor()), scope(person));
    return back(alert, fields, "seen");
  }

  @Post("/assign")
  @RolesAllowed({COORDINATOR, TECHNICIAN, MEDIATOR})
  HttpResponse<String> assign(
      HttpRequest<?> request,
      Caller.Person person,
      @PathVariable String id,
      @Body Map<String, String> fields) {
    long alert = number(id);
    String account = fields.getOrDefault("account", "");
    try {
      alerts.assign(
          alert,
          AlertController.number(account)
              .orElseThrow(() -> RefusalException.field("account", "give an account's number")),
          person.visitor());
    } catch (RefusalException refused) {
      return view.refused(
          request, person, alert, new AlertViewModels.Attempt("", account, ""), refused);
    }
    return back(alert, fields, "assigned");
  }

  @Post("/resolve")
  @RolesAllowed({COORDINATOR, TECHNICIAN, MEDIATOR})
  HttpResponse<String> resolve(
      HttpRequest<?> request,
      Caller.Person person,
      @PathVariable String id,
      @Body Map<String, String> fields) {
    long alert = number(id);
    String note = fields.getOrDefault("note", "").strip();
    try {
      alerts.resolve(alert, note, AlertPerson.of(person.visitor().actor()), scope(person));
    } catch (RefusalException refused) {
      return view.refused(
          request, person, alert, new AlertViewModels.Attempt(note, "", ""), refused);
    }
    return back(alert, fields, "resolved");
  }

  @Post("/reopen")
  @RolesAllowed({COORDINATOR, TECHNICIAN, MEDIATOR})
  HttpResponse<String> reopen(
      Caller.Person person, @PathVariable String id, @Nullable @Body Map<String, String> fields) {
    long alert = number(id);
    alerts.reopen(alert, AlertPerson.of(person.visitor().actor()), scope(person));
    return back(alert, fields, "reopened");
  }

  private static long number(String id) {
    return AlertController.number(id).orElseThrow(() -> RefusalException.unknown("alert", id));
  }

  private static Scope scope(Caller.Person person) {
    return person.visitor().scope();
  }

  /** Where the button stood: in the list, or on the alert's own page. */
  private static HttpResponse<String> back(
      long alert, @Nullable Map<String, String> fields, String word) {
    String place =
        fields != null && fields.getOrDefault("from", "").equals("list")
            ? "/alerts?done=" + word + (word.equals("resolved") ? "&undo=" + alert : "")
            : "/alerts/" + alert + "?done=" + word;
    return RedirectResponse.to(place);
  }
}
