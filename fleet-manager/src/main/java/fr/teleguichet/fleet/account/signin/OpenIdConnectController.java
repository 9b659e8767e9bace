package fr.teleguichet.fleet.account.signin;

import fr.teleguichet.fleet.access.PermitAll;
import fr.teleguichet.fleet.account.SignInSettings;
import fr.teleguichet.fleet.account.person.Account;
import fr.teleguichet.fleet.account.person.AccountRepository;
import fr.teleguichet.fleet.account.secret.SecretToken;
import fr.teleguichet.fleet.account.session.SessionCookies;
import fr.teleguichet.fleet.account.session.SessionRepository;
import fr.teleguichet.fleet.audit.Actor;
import fr.teleguichet.fleet.audit.AuditEntry;
import fr.teleguichet.fleet.audit.AuditLog;
import fr.teleguichet.fleet.web.http.PublicHosts;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** To the identity provider and back. */
@Hidden
@Controller("/sign-in/provider")
@ExecuteOn(TaskExecutors.BLOCKING)
final class OpenIdConnectController {

  private static final int MAX_LENGTH = 2_000;

  private final Optional<OpenIdConnectClient> client;
  private final PendingOpenIdSignIns visits;
  private final AccountRepository accounts;
  private final SignInService signIn;
  private final SessionRepository sessions;
  private final SignInCompletion doorway;
  private final SessionCookies cookies;
  private final PublicHosts doors;
  private final AuditLog audit;
  private final IdentityProviderFailureLog failures;

  OpenIdConnectController(
      SignInSettings settings,
      PendingOpenIdSignIns visits,
      AccountRepository accounts,
      SignInService signIn,
      SessionRepository sessions,
      SignInCompletion doorway,
      SessionCookies cookies,
      PublicHosts doors,
      AuditLog audit,
      IdentityProviderFailureLog failures,
      Clock clock) {
    client = settings.provider().map(it -> new OpenIdConnectClient(it, clock));
    this.visits = visits;
    this.accounts = accounts;
    this.signIn = signIn;
    this.sessions = sessions;
    this.doorway = doorway;
    this.cookies = cookies;
    this.doors = doors;
    this.audit = audit;
    this.failures = failures;
  }

  @Get
  @PermitAll
  HttpResponse<String> there(HttpRequest<?> request) {
    if (client.isEmpty()) {
      return HttpResponse.notFound();
    }
    PendingOpenIdSignIns.Visit visit =
        visits.begin(SignInCompletion.next(parameter(request, "next")));
    try {
      URI address =
          client.get().address(visit, back(request), !parameter(request, "again").isEmpty());
      MutableHttpResponse<String> response =
          HttpResponse.<String>seeOther(address).header("Cache-Control", "no-store");
      return cookies.give(request, response, SessionCookies.Purpose.PROVIDER, visit.state());
    } catch (OpenIdConnectClient.ProviderException failure) {
      return failed(failure.getMessage());
    }
  }

  @Get("/back")
  @PermitAll
  HttpResponse<String> back(
      HttpRequest<?> request,
      @QueryValue(defaultValue = "") String code,
      @QueryValue(defaultValue = "") String state) {
    Optional<SecretToken> own =
        cookies.read(request, SessionCookies.Purpose.PROVIDER).filter(it -> isSame(it, state));
    // Whoever is sent here with a stranger's code must not end up in the stranger's account.
    if (client.isEmpty() || code.isEmpty() || code.length() > MAX_LENGTH || own.isEmpty()) {
      return failed("the browser came back without what it was sent away with");
    }
    Optional<PendingOpenIdSignIns.Visit> visit = visits.end(own.get());
    if (visit.isEmpty()) {
      return failed("the visit was over");
    }
    try {
      OpenIdConnectClient.Person person = client.get().identify(visit.get(), back(request), code);
      Optional<Account> account = account(person);
      SignInService.From from = doorway.from(request);
      if (account.isEmpty()) {
        audit.append(
            new AuditEntry(
                new Actor.Stranger(),
                "sign-in.refused",
                person.email().orElse(person.subject()),
                Optional.of(from.address()),
                Map.of("wrong", "nobody invited this address")));
        return SignInCompletion.redirect("/sign-in?done=unknown");
      }
      SignInService.Result.In in = signIn.letIn(account.get(), from, "identity provider");
      sessions.noteProvider(in.session(), person.proved());
      MutableHttpResponse<String> response = doorway.in(request, in, visit.get().next());
      return cookies.take(request, response, SessionCookies.Purpose.PROVIDER);
    } catch (OpenIdConnectClient.ProviderException failure) {
      return failed(failure.getMessage());
    }
  }

  private static boolean isSame(SecretToken own, String state) {
    return MessageDigest.isEqual(own.digest(), new SecretToken(state).digest());
  }

  /** Who came before is known by the provider's own number; an address serves once, to begin. */
  private Optional<Account> account(OpenIdConnectClient.Person person) {
    Optional<Account> known = accounts.find(person.issuer(), person.subject());
    return known.isPresent()
        ? known
        : person
            .email()
            .flatMap(accounts::find)
            .filter(invited -> accounts.tie(invited.id(), person.issuer(), person.subject()))
            .flatMap(invited -> accounts.find(invited.id()));
  }

  private URI back(HttpRequest<?> request) {
    return URI.create(doors.base(host(request)) + "/sign-in/provider/back");
  }

  private static String host(HttpRequest<?> request) {
    return Objects.requireNonNullElse(request.getHeaders().get("Host"), "");
  }

  private HttpResponse<String> failed(@Nullable String why) {
    failures.tell(Objects.requireNonNullElse(why, "unknown"));
    return SignInCompletion.redirect("/sign-in?done=provider");
  }

  private static String parameter(HttpRequest<?> request, String name) {
    return Objects.requireNonNullElse(request.getParameters().get(name), "");
  }
}
