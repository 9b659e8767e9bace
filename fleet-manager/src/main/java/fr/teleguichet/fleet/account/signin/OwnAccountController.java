package fr.teleguichet.fleet.account.signin;

import fr.teleguichet.fleet.access.AnyRoleAllowed;
import fr.teleguichet.fleet.access.Caller;
import fr.teleguichet.fleet.account.ReauthenticationVerifier;
import fr.teleguichet.fleet.account.SignInSettings;
import fr.teleguichet.fleet.account.password.PasswordHasher;
import fr.teleguichet.fleet.account.password.PasswordPolicy;
import fr.teleguichet.fleet.account.person.Account;
import fr.teleguichet.fleet.account.person.AccountRepository;
import fr.teleguichet.fleet.account.person.AccountViewModels;
import fr.teleguichet.fleet.account.person.SecondFactorService;
import fr.teleguichet.fleet.account.secret.SecretToken;
import fr.teleguichet.fleet.account.session.SessionRepository;
import fr.teleguichet.fleet.account.totp.QrCodeDrawing;
import fr.teleguichet.fleet.account.totp.TotpKey;
import fr.teleguichet.fleet.audit.AuditEntry;
import fr.teleguichet.fleet.audit.AuditLog;
import fr.teleguichet.fleet.web.page.CompletionMessageResolver;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A person's own account: password, second factor, and where she is signed in. */
@Hidden
@Controller("/account")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class OwnAccountController {

  private static final Set<String> DONE =
      Set.of("password", "factor-off", "session-ended", "others-ended");

  private final AccountRepository accounts;
  private final SecondFactorService factors;
  private final PasswordHasher passwords;
  private final SessionRepository sessions;
  private final SignInService signIn;
  private final ReauthenticationVerifier proof;
  private final SignInSettings settings;
  private final SignInCompletion doorway;
  private final AuditLog audit;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;

  OwnAccountController(
      AccountRepository accounts,
      SecondFactorService factors,
      PasswordHasher passwords,
      SessionRepository sessions,
      SignInService signIn,
      ReauthenticationVerifier proof,
      SignInSettings settings,
      SignInCompletion doorway,
      AuditLog audit,
      PageFrameFactory frames,
      TemplateRenderer templates) {
    this.accounts = accounts;
    this.factors = factors;
    this.passwords = passwords;
    this.sessions = sessions;
    this.signIn = signIn;
    this.proof = proof;
    this.settings = settings;
    this.doorway = doorway;
    this.audit = audit;
    this.frames = frames;
    this.templates = templates;
  }

  @Get
  @AnyRoleAllowed
  HttpResponse<String> own(HttpRequest<?> request, Caller.Person person) {
    return page(request, HttpStatus.OK, person, Optional.empty());
  }

  private HttpResponse<String> page(
      HttpRequest<?> request, HttpStatus status, Caller.Person person, Optional<String> fault) {
    return templates.page(
        status,
        "account/own",
        frames.of(request, NavigationSection.NONE, "own.title"),
        new AccountViewModels.Own(
            account(person),
            sessions.of(person.account()),
            person.session(),
            factors.recoveryCodesLeft(person.account()),
            isFactorWanted(account(person)),
            fault,
            CompletionMessageResolver.message(request, "own.done.", DONE)));
  }

  private Account account(Caller.Person person) {
    return accounts.find(person.account()).orElseThrow();
  }

  @Post("/password")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @AnyRoleAllowed
  HttpResponse<String> password(
      HttpRequest<?> request, Caller.Person person, @Body Map<String, String> fields) {
    Account account = account(person);
    Optional<String> before = accounts.proof(account.id()).password();
    String wanted = fields.getOrDefault("password", "");
    Optional<String> fault =
        PasswordPolicy.fault(PasswordPolicy.normal(wanted), account.name(), account.email());
    if (fault.isEmpty() && !wanted.equals(fields.getOrDefault("again", ""))) {
      fault = Optional.of("password.differs");
    }
    if (fault.isEmpty()) {
      fault = proof.fault(person, fields);
    }
    if (fault.isPresent()) {
      return page(request, HttpStatus.UNPROCESSABLE_ENTITY, person, fault);
    }
    note(person, "account.password-set", account);
    String hash = passwords.hash(PasswordPolicy.normal(wanted));
    // Whoever set another one meanwhile ended this session, and did so for a reason.
    if (!accounts.replaceHash(account.id(), before, hash)) {
      return page(request, HttpStatus.CONFLICT, person, Optional.of("password.changed-meanwhile"));
    }
    signIn.forgetEverywhere(account.id());
    return doorway.in(
        request,
        signIn.letIn(account, doorway.from(request), "new password"),
        "/account?done=password");
  }

  private boolean isFactorWanted(Account account) {
    return settings.factorRoles().contains(account.role());
  }

  @Get("/second-factor")
  @AnyRoleAllowed
  HttpResponse<String> offer(HttpRequest<?> request, Caller.Person person) {
    return offerPage(request, HttpStatus.OK, person, factors.offer(), Optional.empty());
  }

  private HttpResponse<String> offerPage(
      HttpRequest<?> request,
      HttpStatus status,
      Caller.Person person,
      TotpKey key,
      Optional<String> fault) {
    return templates.page(
        status,
        "account/factor",
        frames.of(request, NavigationSection.NONE, "factor.title"),
        new AccountViewModels.Offer(
            key.base32(),
            QrCodeDrawing.of(key.address(account(person).email())),
            person.lacksFactor(),
            fault));
  }

  @Post("/second-factor")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @AnyRoleAllowed
  HttpResponse<String> turnOn(
      HttpRequest<?> request, Caller.Person person, @Body Map<String, String> fields) {
    Account account = account(person);
    TotpKey key = TotpKey.ofBase32(fields.getOrDefault("key", "")).orElseGet(factors::offer);
    Optional<String> fault = proof.fault(person, fields);
    List<SecretToken> codes =
        fault.isPresent()
            ? List.of()
            : factors.turnOn(account.id(), key, fields.getOrDefault("code", ""));
    if (codes.isEmpty()) {
      return offerPage(
          request,
          HttpStatus.UNPROCESSABLE_ENTITY,
          person,
          key,
          fault.or(() -> Optional.of("factor.code.wrong")));
    }
    note(person, "account.second-factor-on", account);
    proof.endOthers(person);
    return templates.page(
        "account/codes",
        frames.of(request, NavigationSection.NONE, "factor.codes.title"),
        new AccountViewModels.Codes(codes));
  }

  @Post("/second-factor/off")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @AnyRoleAllowed
  HttpResponse<String> turnOff(
      HttpRequest<?> request, Caller.Person person, @Body Map<String, String> fields) {
    Account account = account(person);
    Optional<String> fault =
        isFactorWanted(account) ? Optional.of("factor.wanted") : proof.fault(person, fields);
    if (fault.isPresent()) {
      return page(request, HttpStatus.UNPROCESSABLE_ENTITY, person, fault);
    }
    note(person, "account.second-factor-off", account);
    factors.turnOff(account.id());
    proof.endOthers(person);
    return SignInCompletion.redirect("/account?done=factor-off");
  }

  @Post("/sessions/end")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @AnyRoleAllowed
  HttpResponse<String> endSession(
      HttpRequest<?> request, Caller.Person person, @Body Map<String, String> fields) {
    String which = fields.getOrDefault("session", "");
    note(person, "account.session-ended", account(person));
    if (which.equals("others")) {
      proof.endOthers(person);
      return SignInCompletion.redirect("/account?done=others-ended");
    }
    if (which.matches("[0-9]{1,18}")) {
      boolean _ = sessions.end(person.account(), Long.parseLong(which));
    }
    return SignInCompletion.redirect("/account?done=session-ended");
  }

  private void note(Caller.Person person, String action, Account account) {
    audit.append(
        new AuditEntry(
            person.visitor().actor(),
            action,
            account.email(),
            person.visitor().address(),
            Map.of()));
  }
}
