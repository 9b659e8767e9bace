package fr.teleguichet.fleet.account.signin;

import fr.teleguichet.fleet.access.PermitAll;
import fr.teleguichet.fleet.account.password.PasswordHasher;
import fr.teleguichet.fleet.account.password.PasswordPolicy;
import fr.teleguichet.fleet.account.person.Account;
import fr.teleguichet.fleet.account.person.AccountForm;
import fr.teleguichet.fleet.account.person.AccountRepository;
import fr.teleguichet.fleet.account.person.AccountService;
import fr.teleguichet.fleet.account.person.OneTimeAccountLinks;
import fr.teleguichet.fleet.account.secret.SecretToken;
import fr.teleguichet.fleet.audit.Actor;
import fr.teleguichet.fleet.audit.AuditEntry;
import fr.teleguichet.fleet.audit.AuditLog;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Coming in by a link that is good once: the first account, and everybody else's password. */
@Hidden
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class AccountLinkController {

  private final AccountRepository accounts;
  private final AccountService staff;
  private final OneTimeAccountLinks links;
  private final PasswordHasher passwords;
  private final SignInService signIn;
  private final SignInCompletion doorway;
  private final AuditLog audit;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;

  AccountLinkController(
      AccountRepository accounts,
      AccountService staff,
      OneTimeAccountLinks links,
      PasswordHasher passwords,
      SignInService signIn,
      SignInCompletion doorway,
      AuditLog audit,
      PageFrameFactory frames,
      TemplateRenderer templates) {
    this.accounts = accounts;
    this.staff = staff;
    this.links = links;
    this.passwords = passwords;
    this.signIn = signIn;
    this.doorway = doorway;
    this.audit = audit;
    this.frames = frames;
    this.templates = templates;
  }

  @Get("/first-account")
  @PermitAll
  HttpResponse<String> firstPage(HttpRequest<?> request) {
    SecretToken token = token(request);
    return links.isFirst(token)
        ? page(
            request,
            HttpStatus.OK,
            new SignInViewModel.Choice(token.reveal(), true, "", "", Map.of()))
        : over(request);
  }

  @Post("/first-account")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @PermitAll
  HttpResponse<String> first(HttpRequest<?> request, @Body Map<String, String> fields) {
    SecretToken token = new SecretToken(fields.getOrDefault("token", ""));
    if (!links.isFirst(token)) {
      return over(request);
    }
    String name = fields.getOrDefault("name", "").strip();
    String email = fields.getOrDefault("email", "").strip();
    Map<String, String> faults = new LinkedHashMap<>(AccountForm.faults(name, email));
    passwordFaults(fields, name, email).forEach(faults::put);
    if (!faults.isEmpty()) {
      return page(
          request,
          HttpStatus.UNPROCESSABLE_ENTITY,
          new SignInViewModel.Choice(token.reveal(), true, name, email, faults));
    }
    String hash = passwords.hash(PasswordPolicy.normal(fields.getOrDefault("password", "")));
    Optional<Account> made = staff.addFirst(name, email, hash).flatMap(accounts::find);
    if (made.isEmpty()) {
      return over(request);
    }
    SignInService.From from = doorway.from(request);
    note(made.get(), "account.made-first", from);
    return doorway.in(request, signIn.letIn(made.get(), from, "link"), "/");
  }

  @Get("/welcome")
  @PermitAll
  HttpResponse<String> welcomePage(HttpRequest<?> request) {
    SecretToken token = token(request);
    return links
        .account(token)
        .flatMap(accounts::find)
        .map(
            account ->
                page(
                    request,
                    HttpStatus.OK,
                    new SignInViewModel.Choice(
                        token.reveal(), false, account.name(), account.email(), Map.of())))
        .orElseGet(() -> over(request));
  }

  @Post("/welcome")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @PermitAll
  HttpResponse<String> welcome(HttpRequest<?> request, @Body Map<String, String> fields) {
    SecretToken token = new SecretToken(fields.getOrDefault("token", ""));
    Optional<Account> account = links.account(token).flatMap(accounts::find);
    if (account.isEmpty()) {
      return over(request);
    }
    Account person = account.get();
    Map<String, String> faults = passwordFaults(fields, person.name(), person.email());
    if (!faults.isEmpty()) {
      return page(
          request,
          HttpStatus.UNPROCESSABLE_ENTITY,
          new SignInViewModel.Choice(token.reveal(), false, person.name(), person.email(), faults));
    }
    String hash = passwords.hash(PasswordPolicy.normal(fields.getOrDefault("password", "")));
    if (!links.use(token)) {
      return over(request);
    }
    SignInService.From from = doorway.from(request);
    note(person, "account.password-set", from);
    accounts.setPassword(person.id(), hash);
    signIn.forgetEverywhere(person.id());
    // With a second factor the link alone must not be enough.
    return SignInCompletion.redirect("/sign-in?done=password");
  }

  private static Map<String, String> passwordFaults(
      Map<String, String> fields, String name, String email) {
    String password = fields.getOrDefault("password", "");
    Optional<String> fault = PasswordPolicy.fault(PasswordPolicy.normal(password), name, email);
    if (fault.isPresent()) {
      return Map.of("password", fault.get());
    }
    return password.equals(fields.getOrDefault("again", ""))
        ? Map.of()
        : Map.of("again", "password.differs");
  }

  private void note(Account account, String action, SignInService.From from) {
    audit.append(
        new AuditEntry(
            new Actor.Person(account.id(), account.name()),
            action,
            account.email(),
            Optional.of(from.address()),
            Map.of()));
  }

  private HttpResponse<String> page(
      HttpRequest<?> request, HttpStatus status, SignInViewModel.Choice page) {
    return templates.page(
        status,
        "account/choice",
        frames.of(request, NavigationSection.NONE, page.first() ? "first.title" : "welcome.title"),
        page);
  }

  private HttpResponse<String> over(HttpRequest<?> request) {
    return templates.page(
        HttpStatus.GONE,
        "account/link-over",
        frames.of(request, NavigationSection.NONE, "link.over.title"),
        accounts.isEmpty());
  }

  private static SecretToken token(HttpRequest<?> request) {
    return new SecretToken(Objects.requireNonNullElse(request.getParameters().get("token"), ""));
  }
}
