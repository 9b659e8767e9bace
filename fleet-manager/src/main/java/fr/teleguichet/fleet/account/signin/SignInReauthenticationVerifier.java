package fr.teleguichet.fleet.account.signin;

import fr.teleguichet.fleet.access.Caller;
import fr.teleguichet.fleet.account.ReauthenticationVerifier;
import fr.teleguichet.fleet.account.person.Account;
import fr.teleguichet.fleet.account.person.AccountRepository;
import fr.teleguichet.fleet.account.session.Session;
import fr.teleguichet.fleet.account.session.SessionRepository;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The password once more, or, where there is none, a sign-in at the identity provider of which it
 * says that it was a moment ago: it may let somebody through who signed in there this morning.
 */
@Singleton
final class SignInReauthenticationVerifier implements ReauthenticationVerifier {

  private static final Duration MOMENT = Duration.ofMinutes(10);

  private final AccountRepository accounts;
  private final SignInService signIn;
  private final SignInRateLimiter limits;
  private final SessionRepository sessions;
  private final Clock clock;

  SignInReauthenticationVerifier(
      AccountRepository accounts,
      SignInService signIn,
      SignInRateLimiter limits,
      SessionRepository sessions,
      Clock clock) {
    this.accounts = accounts;
    this.signIn = signIn;
    this.limits = limits;
    this.sessions = sessions;
    this.clock = clock;
  }

  @Override
  public boolean isByPassword(Caller.Person person) {
    return accounts.find(person.account()).map(Account::hasPassword).orElse(true);
  }

  @Override
  public Optional<String> fault(Caller.Person person, Map<String, String> fields) {
    if (!isByPassword(person)) {
      return isFresh(person) ? Optional.empty() : Optional.of("own.prove-at-provider");
    }
    List<SignInRateLimiter.Subject> subjects =
        List.of(SignInRateLimiter.Subject.account("own " + person.account()));
    if (limits.begin(subjects).isPresent()) {
      return Optional.of("own.too-soon");
    }
    if (!signIn.isPassword(person.account(), fields.getOrDefault(FIELD, ""))) {
      return Optional.of("own.current.wrong");
    }
    limits.succeeded(subjects);
    return Optional.empty();
  }

  private boolean isFresh(Caller.Person person) {
    Instant now = clock.instant();
    return sessions.of(person.account()).stream()
        .filter(session -> session.id() == person.session())
        .flatMap(session -> session.proved().stream())
        .anyMatch(at -> at.plus(MOMENT).isAfter(now));
  }

  @Override
  public void endOthers(Caller.Person person) {
    sessions.of(person.account()).stream()
        .map(Session::id)
        .filter(session -> session != person.session())
        .forEach(
            session -> {
              boolean _ = sessions.end(person.account(), session);
            });
  }
}
