package fr.teleguichet.fleet.account.guard;

import fr.teleguichet.fleet.access.Caller;
import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.account.SignInSettings;
import fr.teleguichet.fleet.account.secret.SecretToken;
import fr.teleguichet.fleet.account.session.Session;
import fr.teleguichet.fleet.account.session.SessionCookies;
import fr.teleguichet.fleet.account.session.SessionFallbackCache;
import fr.teleguichet.fleet.account.session.SessionRepository;
import fr.teleguichet.fleet.account.token.ApiTokenDetails;
import fr.teleguichet.fleet.account.token.ApiTokenRepository;
import fr.teleguichet.fleet.audit.Actor;
import fr.teleguichet.fleet.web.http.ClientAddressResolver;
import fr.teleguichet.fleet.web.http.PublicHosts;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.core.JdbiException;

/** Finds out who sent a request: by a cookie of a session, or by a script's token. */
@Singleton
final class RequestAuthenticator {

  private static final String SCHEME = "Bearer ";
  private static final int MAX_TOKEN_LENGTH = 200;

  /** Files of figures, as their addresses end: what a person may download, a program may. */
  private static final Pattern FILE =
      Pattern.compile(".*\\.(?:csv|ods|pdf|json|zip)|/impact/parameters/[^/]+/content");

  private final SessionRepository sessions;
  private final SessionFallbackCache memory;
  private final ApiTokenRepository tokens;
  private final SessionCookies cookies;
  private final PublicHosts doors;
  private final SignInSettings settings;

  RequestAuthenticator(
      SessionRepository sessions,
      SessionFallbackCache memory,
      ApiTokenRepository tokens,
      SessionCookies cookies,
      PublicHosts doors,
      SignInSettings settings) {
    this.sessions = sessions;
    this.memory = memory;
    this.tokens = tokens;
    this.cookies = cookies;
    this.doors = doors;
    this.settings = settings;
  }

  /**
   * Who sent the request. A token that is given but not good makes a stranger, whatever cookie is
   * there.
   *
   * @throws JdbiException when the database is away and nothing is remembered
   */
  Caller find(HttpRequest<?> request) {
    String header =
        Objects.requireNonNullElse(request.getHeaders().get(HttpHeaders.AUTHORIZATION), "");
    if (!header.isEmpty()) {
      return takesTokens(request) ? script(request, header) : new Caller.Nobody();
    }
    return takesCookies(request)
        ? cookies
            .read(request, SessionCookies.Purpose.SESSION)
            .flatMap(token -> session(request, token))
            .map(session -> person(request, session))
            .orElseGet(Caller.Nobody::new)
        : new Caller.Nobody();
  }

  /** Tokens are for programs, which also fetch files; a page has none of them in a header. */
  static boolean takesTokens(HttpRequest<?> request) {
    return request.getPath().startsWith("/api/")
        || request.getPath().equals("/prometheus")
        || (!changes(request) && FILE.matcher(request.getPath()).matches());
  }

  /**
   * A cookie alone changes nothing unless the browser says which page asks; {@code SameOrigin} has
   * made sure that it is ours.
   */
  private static boolean takesCookies(HttpRequest<?> request) {
    boolean saysWhoAsks =
        request.getHeaders().contains(HttpHeaders.ORIGIN)
            || request.getHeaders().contains("Sec-Fetch-Site");
    return !changes(request) || saysWhoAsks;
  }

  /** Whether the request is meant to change something. */
  static boolean changes(HttpRequest<?> request) {
    HttpMethod method = request.getMethod();
    return switch (method) {
      case GET, HEAD, OPTIONS, TRACE -> false;
      case POST, PUT, DELETE, PATCH, CONNECT, CUSTOM -> true;
    };
  }

  private Caller script(HttpRequest<?> request, String header) {
    if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        || header.length() > MAX_TOKEN_LENGTH) {
      return new Caller.Nobody();
    }
    Optional<ApiTokenDetails> found =
        tokens.find(new SecretToken(header.substring(SCHEME.length()).strip()));
    found.ifPresent(tokens::touch);
    return found
        .<Caller>map(
            token ->
                new Caller.Script(
                    new Principal(
                        new Actor.Script(token.name()),
                        token.role(),
                        token.scope(),
                        Optional.of(ClientAddressResolver.of(request, doors)))))
        .orElseGet(Caller.Nobody::new);
  }

  private Optional<Session> session(HttpRequest<?> request, SecretToken token) {
    try {
      Optional<Session> found = sessions.find(token).filter(Session::complete);
      // A page that keeps itself up to date is not somebody at work.
      if (!request.getPath().startsWith("/events/") && !isSignOfLife(request)) {
        found.ifPresent(sessions::touch);
      }
      return found;
    } catch (JdbiException away) {
      // A talk goes on without the database, and its desk is not taken for dead.
      if (changes(request) && !isSignOfLife(request)) {
        throw away;
      }
      return Optional.of(memory.recall(token).orElseThrow(() -> away));
    }
  }

  private static boolean isSignOfLife(HttpRequest<?> request) {
    return request.getPath().equals("/desk/alive");
  }

  private Caller person(HttpRequest<?> request, Session session) {
    Principal visitor =
        new Principal(
            new Actor.Person(session.account(), session.name()),
            session.role(),
            session.scope(),
            Optional.of(ClientAddressResolver.of(request, doors)));
    boolean lacksFactor =
        settings.factorRoles().contains(session.role())
            && !session.hasFactor()
            && !session.isOfProvider();
    return new Caller.Person(visitor, session.account(), session.id(), lacksFactor);
  }
}
