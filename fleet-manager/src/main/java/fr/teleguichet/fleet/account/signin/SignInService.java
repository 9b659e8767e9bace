package fr.teleguichet.fleet.account.signin;

import fr.teleguichet.fleet.account.password.PasswordHasher;
import fr.teleguichet.fleet.account.password.PasswordPolicy;
import fr.teleguichet.fleet.account.person.Account;
import fr.teleguichet.fleet.account.person.AccountCredentials;
import fr.teleguichet.fleet.account.person.AccountRepository;
import fr.teleguichet.fleet.account.person.OneTimeAccountLinks;
import fr.teleguichet.fleet.account.person.SecondFactorService;
import fr.teleguichet.fleet.account.secret.SecretToken;
import fr.teleguichet.fleet.account.session.Session;
import fr.teleguichet.fleet.account.session.SessionRepository;
import fr.teleguichet.fleet.audit.Actor;
import fr.teleguichet.fleet.audit.AuditEntry;
import fr.teleguichet.fleet.audit.AuditLog;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Password first, then the second factor where the person has one. */
@Singleton
final class SignInService {

  private static final int MAX_EMAIL_LENGTH = 190;

  private final AccountRepository accounts;
  private final PasswordHasher passwords;
  private final SecondFactorService factors;
  private final SessionRepository sessions;
  private final SignInRateLimiter limits;
  private final KnownBrowserRepository browsers;
  private final OneTimeAccountLinks links;
  private final AuditLog audit;

  SignInService(
      AccountRepository accounts,
      PasswordHasher passwords,
      SecondFactorService factors,
      SessionRepository sessions,
      SignInRateLimiter limits,
      KnownBrowserRepository browsers,
      OneTimeAccountLinks links,
      AuditLog audit) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.factors = factors;
    this.sessions = sessions;
    this.limits = limits;
    this.browsers = browsers;
    this.links = links;
    this.audit = audit;
  }

  /**
   * Where an attempt comes from.
   *
   * @param address the network address
   * @param browser what the browser calls itself
   * @param known what the browser was given when its person signed in before
   */
  record From(String address, String browser, Optional<SecretToken> known) {}

  /** What becomes of an attempt. */
  sealed interface Result {
    /** Nothing was looked at. */
    record TooSoon(Duration delay) implements Result {}

    /** Something is wrong, and it is not said what. */
    record Refused() implements Result {}

    /** The second factor is missing; the session is good for nothing else. */
    record NeedsCode(SecretToken session) implements Result {}

    /**
     * The person is in.
     *
     * @param browser what her browser shall be known by
     */
    record In(SecretToken session, SecretToken browser) implements Result {}
  }

  /** Tries a password. */
  Result withPassword(String typedEmail, String password, From from) {
    String plain = AccountRepository.plainEmail(typedEmail);
    String email = plain.length() > MAX_EMAIL_LENGTH ? plain.substring(0, MAX_EMAIL_LENGTH) : plain;
    Optional<Account> account = accounts.find(email);
    List<SignInRateLimiter.Subject> subjects = subjects(email, account, from);
    Optional<Duration> wait = limits.begin(subjects);
    if (wait.isPresent()) {
      return new Result.TooSoon(wait.get());
    }
    Optional<String> hash = account.flatMap(it -> accounts.proof(it.id()).password());
    if (password.length() > PasswordPolicy.MAX_LENGTH
        || !passwords.matches(PasswordPolicy.normal(password), hash)) {
      note(new Actor.Stranger(), "sign-in.refused", email, from, "password");
      return new Result.Refused();
    }
    limits.succeeded(subjects);
    return byPassword(account.orElseThrow(), password, hash.orElseThrow(), from);
  }

  private Result byPassword(Account person, String password, String hash, From from) {
    String kept = hash;
    if (passwords.isOutdated(hash)) {
      kept = passwords.hash(PasswordPolicy.normal(password));
      if (!accounts.replaceHash(person.id(), Optional.of(hash), kept)) {
        return changedMeanwhile(person, from, "password");
      }
    }
    boolean complete = !person.hasSecondFactor();
    return sessions
        .openByPassword(person.id(), kept, complete, from.address(), from.browser())
        .<Result>map(it -> complete ? in(person, from, "password", it) : new Result.NeedsCode(it))
        .orElseGet(() -> changedMeanwhile(person, from, "password"));
  }

  /** What was right when it was looked at is not any more. */
  private Result changedMeanwhile(Account person, From from, String what) {
    note(new Actor.Stranger(), "sign-in.refused", person.email(), from, what);
    return new Result.Refused();
  }

  /** Tries a code of the telephone or a recovery code, in the session that waits for it. */
  Result withCode(Session waiting, String code, From from) {
    Optional<Account> account = accounts.find(waiting.account());
    if (account.isEmpty()) {
      return new Result.Refused();
    }
    // Somebody who got this far has the password: the codes are counted for themselves.
    List<SignInRateLimiter.Subject> subjects =
        List.of(SignInRateLimiter.Subject.account("code " + account.get().id()));
    Optional<Duration> wait = limits.begin(subjects);
    if (wait.isPresent()) {
      return new Result.TooSoon(wait.get());
    }
    if (!factors.take(waiting.account(), code)) {
      note(new Actor.Stranger(), "sign-in.refused", account.get().email(), from, "code");
      return new Result.Refused();
    }
    limits.succeeded(subjects);
    return sessions
        .complete(waiting, from.address(), from.browser())
        .<Result>map(it -> in(account.get(), from, "password and code", it))
        .orElseGet(() -> changedMeanwhile(account.get(), from, "code"));
  }

  /** Whether the telephone can't prove anything, and only a recovery code is good. */
  boolean needsRecovery(Session waiting) {
    return factors.isLost(waiting.account());
  }

  /** Lets a person in who has proved everything; the session is a new one. */
  Result.In letIn(Account person, From from, String how) {
    return in(person, from, how, sessions.open(person.id(), true, from.address(), from.browser()));
  }

  /** Nobody has the session yet: one that the log can't take is nobody's. */
  private Result.In in(Account person, From from, String how, SecretToken session) {
    audit.append(
        new AuditEntry(
            new Actor.Person(person.id(), person.name()),
            "sign-in.accepted",
            person.email(),
            Optional.of(from.address()),
            Map.of("how", how)));
    accounts.noteSignIn(person.id());
    SecretToken browser =
        from.known()
            .filter(it -> browsers.recognise(it, person.id()))
            .orElseGet(() -> browsers.remember(person.id()));
    return new Result.In(session, browser);
  }

  private List<SignInRateLimiter.Subject> subjects(
      String email, Optional<Account> account, From from) {
    Optional<SecretToken> known =
        account.flatMap(
            person -> from.known().filter(browser -> browsers.isKnown(browser, person.id())));
    if (known.isPresent()) {
      return List.of(SignInRateLimiter.Subject.browser(known.get(), account.orElseThrow().id()));
    }
    return List.of(
        SignInRateLimiter.Subject.account(email),
        SignInRateLimiter.Subject.address(from.address()));
  }

  /**
   * The password may be gone to somebody else: no session, no key and no browser stays good, and no
   * link that sets another.
   */
  void forgetEverywhere(long account) {
    sessions.endAllWithKeys(account);
    browsers.forget(account);
    links.removeAll(account);
  }

  /** What proves the person, for pages that ask for the password again. */
  boolean isPassword(long account, String password) {
    AccountCredentials proof = accounts.proof(account);
    return passwords.matches(PasswordPolicy.normal(password), proof.password());
  }

  private void note(Actor actor, String action, String email, From from, String what) {
    audit.append(
        new AuditEntry(actor, action, email, Optional.of(from.address()), Map.of("wrong", what)));
  }
}
