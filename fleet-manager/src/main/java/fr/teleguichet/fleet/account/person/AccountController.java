package fr.teleguichet.fleet.account.person;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;

import fr.teleguichet.fleet.access.KnownTerritories;
import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.account.session.SessionRepository;
import fr.teleguichet.fleet.call.CallableServiceDirectory;
import fr.teleguichet.fleet.web.page.CompletionMessageResolver;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import fr.teleguichet.fleet.web.page.RedirectResponse;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import fr.teleguichet.hardware.journal.ServiceCode;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Everybody's account, for coordinators of the whole fleet. */
@Hidden
@Controller("/accounts")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class AccountController {

  private static final Set<String> DONE = Set.of("saved", "ended", "session-ended", "factor-off");

  private final AccountRepository accounts;
  private final AccountService staff;
  private final SessionRepository sessions;
  private final KnownTerritories territories;
  private final CallableServiceDirectory services;
  private final AdviserServiceRepository advisers;
  private final AccountPageRenderer views;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;

  AccountController(
      AccountRepository accounts,
      AccountService staff,
      SessionRepository sessions,
      KnownTerritories territories,
      CallableServiceDirectory services,
      AdviserServiceRepository advisers,
      AccountPageRenderer views,
      PageFrameFactory frames,
      TemplateRenderer templates) {
    this.accounts = accounts;
    this.staff = staff;
    this.sessions = sessions;
    this.territories = territories;
    this.services = services;
    this.advisers = advisers;
    this.views = views;
    this.frames = frames;
    this.templates = templates;
  }

  @Get
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<String> list(HttpRequest<?> request) {
    return templates.page(
        "account/list",
        frames.of(request, NavigationSection.ACCOUNTS, "account.list.title"),
        new AccountViewModels.Listing(accounts.all(), done(request)));
  }

  @Get("/new")
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<String> fresh(HttpRequest<?> request) {
    return newPage(request, HttpStatus.OK, AccountForm.blank());
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<String> invite(
      HttpRequest<?> request, Principal visitor, @Body Map<String, String> fields) {
    AccountForm form = AccountForm.of(fields);
    if (!form.errors().isEmpty()) {
      return newPage(request, HttpStatus.UNPROCESSABLE_ENTITY, form);
    }
    Optional<Account> made =
        staff
            .add(form.name(), form.email(), form.rights().chosenRole(), form.rights().chosenScope())
            .flatMap(accounts::find);
    if (made.isEmpty()) {
      return newPage(
          request, HttpStatus.UNPROCESSABLE_ENTITY, form.wrong("email", "account.email.taken"));
    }
    advisers.set(made.get().id(), form.chosen(services.all()));
    views.note(visitor, "account.invited", made.get());
    return views.link(request, made.get());
  }

  private HttpResponse<String> newPage(
      HttpRequest<?> request, HttpStatus status, AccountForm form) {
    return templates.page(
        status,
        "account/edit",
        frames.of(request, NavigationSection.ACCOUNTS, "account.new"),
        new AccountViewModels.Edit(
            Optional.empty(),
            form,
            List.of(),
            territories.names(),
            services.all(),
            Optional.empty()));
  }

  @Get("/{id}")
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<String> edit(HttpRequest<?> request, @PathVariable long id) {
    Account account = views.account(id);
    return editPage(request, HttpStatus.OK, account, AccountForm.of(account, advisers.of(id)));
  }

  @Post("/{id}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<String> save(
      HttpRequest<?> request,
      Principal visitor,
      @PathVariable long id,
      @Body Map<String, String> fields) {
    Account known = views.account(id);
    AccountForm form = AccountForm.of(fields).withEmail(known.email());
    if (!form.errors().isEmpty()) {
      return editPage(request, HttpStatus.UNPROCESSABLE_ENTITY, known, form);
    }
    AccountService.Outcome outcome =
        staff.change(id, form.name(), form.rights().chosenRole(), form.rights().chosenScope());
    return switch (outcome) {
      case UNKNOWN -> throw AccountViewModels.NOT_THERE.exception("");
      case LAST_COORDINATOR ->
          editPage(
              request,
              HttpStatus.UNPROCESSABLE_ENTITY,
              known,
              form.wrong("role", "account.last-coordinator"));
      case DONE -> {
        Account now = accounts.find(id).orElseThrow();
        Set<ServiceCode> before = advisers.of(id);
        Set<ServiceCode> chosen = form.chosen(services.all());
        advisers.set(id, chosen);
        if (!now.role().equals(known.role())
            || !now.scope().equals(known.scope())
            || !chosen.equals(before)) {
          // What a session may do was read when it began, for open pages at the least.
          sessions.endAll(id);
        }
        views.note(visitor, "account.changed", now);
        yield RedirectResponse.to("/accounts/" + id + "?done=saved");
      }
    };
  }

  private HttpResponse<String> editPage(
      HttpRequest<?> request, HttpStatus status, Account account, AccountForm form) {
    return templates.page(
        status,
        "account/edit",
        frames.of(request, NavigationSection.ACCOUNTS, "account.edit.title", account.name()),
        new AccountViewModels.Edit(
            Optional.of(account),
            form,
            sessions.of(account.id()),
            territories.names(),
            services.all(),
            done(request)));
  }

  private static Optional<String> done(HttpRequest<?> request) {
    return CompletionMessageResolver.message(request, "account.done.", DONE);
  }
}
