package fr.teleguichet.fleet.account.signin;

import fr.teleguichet.fleet.account.session.SessionCookies;
import fr.teleguichet.fleet.account.session.SessionRepository;
import fr.teleguichet.fleet.web.http.ClientAddressResolver;
import fr.teleguichet.fleet.web.http.PublicHosts;
import fr.teleguichet.fleet.web.page.NavigationSection;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Objects;

/** What every way of signing in has in common: where an attempt comes from, and going in. */
@Singleton
final class SignInCompletion {

  private static final int MAX_NEXT_LENGTH = 500;
  private static final String START = "/";

  private final SessionCookies cookies;
  private final SessionRepository sessions;
  private final PublicHosts doors;

  SignInCompletion(SessionCookies cookies, SessionRepository sessions, PublicHosts doors) {
    this.cookies = cookies;
    this.sessions = sessions;
    this.doors = doors;
  }

  SignInService.From from(HttpRequest<?> request) {
    return new SignInService.From(
        ClientAddressResolver.of(request, doors),
        Objects.requireNonNullElse(request.getHeaders().get(HttpHeaders.USER_AGENT), ""),
        cookies.read(request, SessionCookies.Purpose.BROWSER));
  }

  /** Gives the browser its session and leads to the page that was asked for. */
  MutableHttpResponse<String> in(HttpRequest<?> request, SignInService.Result.In in, String next) {
    MutableHttpResponse<String> response = redirect(next.equals(START) ? start(in) : next);
    MutableHttpResponse<String> _ =
        cookies.give(request, response, SessionCookies.Purpose.SESSION, in.session());
    return cookies.give(request, response, SessionCookies.Purpose.BROWSER, in.browser());
  }

  /** Who has citizens waiting begins where they ring, everybody else with the network. */
  private String start(SignInService.Result.In in) {
    return sessions
        .find(in.session())
        .map(
            session ->
                switch (session.role()) {
                  case ADVISER -> NavigationSection.DESK.path();
                  case MEDIATOR -> NavigationSection.MEDIATOR.path();
                  case COORDINATOR, TECHNICIAN, VIEWER -> START;
                })
        .orElse(START);
  }

  static MutableHttpResponse<String> redirect(String path) {
    return HttpResponse.<String>seeOther(URI.create(path))
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  /** A page of ours, never another site's: anything else leads to the start page. */
  static String next(String wanted) {
    boolean isOurs =
        wanted.length() <= MAX_NEXT_LENGTH && wanted.matches("/(?![/\\\\])[!#-;=?-\\[\\]_a-z|~]*");
    try {
      return isOurs && URI.create(wanted).getHost() == null ? wanted : START;
    } catch (IllegalArgumentException _) {
      return START;
    }
  }
}
