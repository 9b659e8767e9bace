package fr.teleguichet.fleet.account.person;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;

import fr.teleguichet.fleet.access.Caller;
import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.account.ReauthenticationVerifier;
import fr.teleguichet.fleet.account.session.SessionRepository;
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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a person gets in again, is signed out, and leaves for good. */
@Hidden
@Controller("/accounts")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class AccountRecoveryController {

  private final AccountService staff;
  private final SecondFactorService factors;
  private final SessionRepository sessions;
  private final ReauthenticationVerifier proof;
  private final List<AccountClosurePreview> effects;
  private final AccountPageRenderer views;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;

  AccountRecoveryController(
      AccountService staff,
      SecondFactorService factors,
      SessionRepository sessions,
      ReauthenticationVerifier proof,
      List<AccountClosurePreview> effects,
      AccountPageRenderer views,
      PageFrameFactory frames,
      TemplateRenderer templates) {
    this.staff = staff;
    this.factors = factors;
    this.sessions = sessions;
    this.proof = proof;
    this.effects = List.copyOf(effects);
    this.views = views;
    this.frames = frames;
    this.templates = templates;
  }

  @Post("/{id}/link")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<String> newLink(
      HttpRequest<?> request,
      Caller.Person person,
      @PathVariable long id,
      @Body @Nullable Map<String, String> form) {
    Map<String, String> fields = Objects.requireNonNullElse(form, Map.of());
    Account account = views.account(id);
    Optional<String> fault = proof.fault(person, fields);
    if (fault.isPresent()) {
      return provePage(request, person, account, "account.link.hint", asked(fields, fault));
    }
    views.note(person.visitor(), "account.link-made", account);
    proof.endOthers(person);
    return views.link(request, account);
  }

  /** Who was not asked yet has done nothing wrong. */
  private static Optional<String> asked(Map<String, String> fields, Optional<String> fault) {
    return fault.filter(_ -> fields.containsKey(ReauthenticationVerifier.FIELD));
  }

  private HttpResponse<String> provePage(
      HttpRequest<?> request,
      Caller.Person person,
      Account account,
      String what,
      Optional<String> fault) {
    return templates.page(
        fault.isPresent() ? HttpStatus.UNPROCESSABLE_ENTITY : HttpStatus.OK,
        "account/prove",
        frames.of(request, NavigationSection.ACCOUNTS, "own.prove.title"),
        new AccountViewModels.Prove(
            account, request.getPath(), what, proof.isByPassword(person), fault));
  }

  @Post("/{id}/second-factor/off")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<String> factorOff(
      HttpRequest<?> request,
      Caller.Person person,
      @PathVariable long id,
      @Body @Nullable Map<String, String> form) {
    Map<String, String> fields = Objects.requireNonNullElse(form, Map.of());
    Account account = views.account(id);
    Optional<String> fault = proof.fault(person, fields);
    if (fault.isPresent()) {
      return provePage(request, person, account, "account.factor-off.hint", asked(fields, fault));
    }
    views.note(person.visitor(), "account.second-factor-off", account);
    factors.turnOff(id);
    sessions.endAllWithKeys(id);
    proof.endOthers(person);
    return RedirectResponse.to("/accounts/" + id + "?done=factor-off");
  }

  @Post("/{id}/sessions/end")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<String> endSessions(Principal visitor, @PathVariable long id) {
    Account account = views.account(id);
    views.note(visitor, "account.sessions-ended", account);
    sessions.endAllWithKeys(id);
    return RedirectResponse.to("/accounts/" + id + "?done=session-ended");
  }

  @Get("/{id}/end")
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<String> question(HttpRequest<?> request, @PathVariable long id) {
    Account account = views.account(id);
    return endingPage(request, HttpStatus.OK, account, "", Optional.empty());
  }

  @Post("/{id}/end")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<String> end(
      HttpRequest<?> request,
      Principal visitor,
      @PathVariable long id,
      @Body Map<String, String> fields) {
    Account account = views.account(id);
    String typed = fields.getOrDefault("email", "");
    if (!AccountRepository.plainEmail(typed).equals(account.email())) {
      return endingPage(
          request,
          HttpStatus.UNPROCESSABLE_ENTITY,
          account,
          typed,
          Optional.of("account.end.wrong"));
    }
    return switch (staff.end(id)) {
      case UNKNOWN -> throw AccountViewModels.NOT_THERE.exception("");
      case LAST_COORDINATOR ->
          endingPage(
              request,
              HttpStatus.UNPROCESSABLE_ENTITY,
              account,
              typed,
              Optional.of("account.last-coordinator"));
      case DONE -> {
        sessions.endAll(id);
        views.note(visitor, "account.ended", account);
        yield RedirectResponse.to("/accounts?done=ended");
      }
    };
  }

  private HttpResponse<String> endingPage(
      HttpRequest<?> request,
      HttpStatus status,
      Account account,
      String typed,
      Optional<String> fault) {
    return templates.page(
        status,
        "account/end",
        frames.of(request, NavigationSection.ACCOUNTS, "account.end.title", account.name()),
        new AccountViewModels.Ending(account, effects(account), typed, fault));
  }

  /** Alerts also where there are none: that is asked first. */
  private List<AccountClosurePreview.Count> effects(Account account) {
    return effects.stream()
        .flatMap(it -> it.atEndOf(account).stream())
        .filter(it -> it.count() > 0 || it.subject() == AccountClosurePreview.Subject.ALERTS)
        .sorted(Comparator.comparing(AccountClosurePreview.Count::subject))
        .toList();
  }
}
