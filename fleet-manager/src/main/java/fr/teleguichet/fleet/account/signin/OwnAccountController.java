package fr.teleguichet.fleet.account.signin;

import fr.teleguichet.fleet.account.AccountSettings;
import fr.teleguichet.fleet.account.AdmitsEveryRole;
import fr.teleguichet.fleet.account.Caller;
import fr.teleguichet.fleet.account.ProofAgain;
import fr.teleguichet.fleet.account.password.PasswordRule;
import fr.teleguichet.fleet.account.password.Passwords;
import fr.teleguichet.fleet.account.person.Account;
import fr.teleguichet.fleet.account.person.AccountPages;
import fr.teleguichet.fleet.account.person.Accounts;
import fr.teleguichet.fleet.account.person.SecondFactors;
import fr.teleguichet.fleet.account.secret.SecretText;
import fr.teleguichet.fleet.account.session.Sessions;
import fr.teleguichet.fleet.account.totp.SquareCode;
import fr.teleguichet.fleet.account.totp.TotpKey;
import fr.teleguichet.fleet.audit.AuditEntry;
import fr.teleguichet.fleet.audit.AuditLog;
import fr.teleguichet.fleet.page.Done;
import fr.teleguichet.fleet.page.Frames;
import fr.teleguichet.fleet.page.Section;
import fr.teleguichet.fleet.page.Templates;
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

  private final Accounts accounts;
  private final SecondFactors factors;
  private final Passwords passwords;
  private final Sessions sessions;
  private final SignIn signIn;
  private final ProofAgain proof;
  private final AccountSettings settings;
  private final Doorway doorway;
  private final AuditLog audit;
  private final Frames frames;
  private final Templates templates;

  OwnAccountController(
      Accounts accounts,
      SecondFactors factors,
      Passwords passwords,
      Sessions sessions,
      SignIn signIn,
      ProofAgain proof,
      AccountSettings settings,
      Doorway doorway,
      AuditLog audit,
      Frames frames,
      Templates templates) {
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
  @AdmitsEveryRole
  HttpResponse<String> own(HttpRequest<?> request, Caller.Person person) {
    return page(request, HttpStatus.OK, person, Optional.empty());
  }

  private HttpResponse<String> page(
      HttpRequest<?> request, HttpStatus status, Caller.Person person, Optional<String> fault) {
    return templates.page(
        status,
        "account/own",
        frames.of(request, Section.NONE, "own.title"),
        new AccountPages.Own(
            account(person),
            sessions.of(person.account()),
            person.session(),
            factors.recoveryCodesLeft(person.account()),
            isFactorWanted(account(person)),
            fault,
            Done.message(request, "own.done.", DONE)));
  }

  private Account account(Caller.Person person) {
    return accounts.find(person.account()).orElseThrow();
  }

  @Post("/password")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @AdmitsEveryRole
  HttpResponse<String> password(
      HttpRequest<?> request, Caller.Person person, @Body Map<String, String> fields) {
    Account account = account(person);
    String wanted = fields.getOrDefault("password", "");
    Optional<String> fault =
        PasswordRule.fault(PasswordRule.normal(wanted), account.name(), account.email());
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
    accounts.setPassword(account.id(), passwords.hash(PasswordRule.normal(wanted)));
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
  @AdmitsEveryRole
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
        frames.of(request, Section.NONE, "factor.title"),
        new AccountPages.Offer(
            key.base32(),
            SquareCode.of(key.address(account(person).email())),
            person.lacksFactor(),
            fault));
  }

  @Post("/second-factor")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @AdmitsEveryRole
  HttpResponse<String> turnOn(
      HttpRequest<?> request, Caller.Person person, @Body Map<String, String> fields) {
    Account account = account(person);
    TotpKey key = TotpKey.ofBase32(fields.getOrDefault("key", "")).orElseGet(factors::offer);
    Optional<String> fault = proof.fault(person, fields);
    List<SecretText> codes =
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
        frames.of(request, Section.NONE, "factor.codes.title"),
        new AccountPages.Codes(codes));
  }

  @Post("/second-factor/off")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @AdmitsEveryRole
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
    return Doorway.redirect("/account?done=factor-off");
  }

  @Post("/sessions/end")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @AdmitsEveryRole
  HttpResponse<String> endSession(
      HttpRequest<?> request, Caller.Person person, @Body Map<String, String> fields) {
    String which = fields.getOrDefault("session", "");
    note(person, "account.session-ended", account(person));
    if (which.equals("others")) {
      proof.endOthers(person);
      return Doorway.redirect("/account?done=others-ended");
    }
    if (which.matches("[0-9]{1,18}")) {
      boolean _ = sessions.end(person.account(), Long.parseLong(which));
    }
    return Doorway.redirect("/account?done=session-ended");
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
