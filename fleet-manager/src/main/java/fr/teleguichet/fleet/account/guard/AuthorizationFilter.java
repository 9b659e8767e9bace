package fr.teleguichet.fleet.account.guard;

import fr.teleguichet.fleet.access.Caller;
import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RouteRule;
import fr.teleguichet.fleet.access.RouteRuleResolver;
import fr.teleguichet.fleet.web.api.Problem;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.UriRouteInfo;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * Lets a request through to its route when the route's rule admits who sent it. It comes after all
 * filters but the one that reads bodies, so that its refusals get the others' headers.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class AuthorizationFilter implements Ordered {

  private static final String FACTOR = "/account/second-factor";

  private final RouteRuleResolver rules;
  private final RequestAuthenticator callers;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;

  AuthorizationFilter(
      RouteRuleResolver rules,
      RequestAuthenticator callers,
      PageFrameFactory frames,
      TemplateRenderer templates) {
    this.rules = rules;
    this.callers = callers;
    this.frames = frames;
    this.templates = templates;
  }

  @RequestFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Nullable HttpResponse<?> check(HttpRequest<?> request) {
    Optional<RouteRule> rule =
        RouteAttributes.getRouteInfo(request)
            .filter(UriRouteInfo.class::isInstance)
            .map(route -> rules.of((UriRouteInfo<?, ?>) route));
    if (rule.isEmpty()) {
      recognise(request);
      return null;
    }
    return switch (rule.get()) {
      case RouteRule.Everybody() -> null;
      case RouteRule.Known known -> check(request, known);
    };
  }

  /** Nothing is there, and the page that says so should have its navigation. */
  private void recognise(HttpRequest<?> request) {
    try {
      request.setAttribute(Caller.ATTRIBUTE, callers.find(request));
    } catch (JdbiException _) {
      request.setAttribute(Caller.ATTRIBUTE, new Caller.Nobody());
    }
  }

  private @Nullable HttpResponse<?> check(HttpRequest<?> request, RouteRule.Known rule) {
    Caller caller = find(request);
    request.setAttribute(Caller.ATTRIBUTE, caller);
    Optional<Principal> visitor = caller.known();
    if (visitor.isEmpty()) {
      return whoAreYou(request);
    }
    if (caller instanceof Caller.Person person
        && person.lacksFactor()
        && !leadsToTheFactor(request.getPath())) {
      return factorFirst(request);
    }
    return rule.admits(visitor.get()) ? null : notForYou(request);
  }

  private static boolean leadsToTheFactor(String path) {
    return path.equals("/account") || path.startsWith("/account/") || path.equals("/sign-out");
  }

  private static HttpResponse<?> factorFirst(HttpRequest<?> request) {
    String path = request.getPath();
    if (path.startsWith("/api/") || path.startsWith("/events/") || path.equals("/prometheus")) {
      return Problem.of(
              HttpStatus.FORBIDDEN,
              "The role of this account wants a second factor; set it up on the page"
                  + " /account/second-factor.",
              path)
          .response();
    }
    if (request.getHeaders().contains("HX-Request")) {
      return HttpResponse.unauthorized().header("HX-Redirect", FACTOR);
    }
    return HttpResponse.seeOther(URI.create(FACTOR)).header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  /** Whether no page is wanted: a program can do nothing with one. */
  private static boolean isProgram(HttpRequest<?> request) {
    String path = request.getPath();
    return path.startsWith("/api/")
        || path.equals("/prometheus")
        || (request.getHeaders().contains(HttpHeaders.AUTHORIZATION)
            && RequestAuthenticator.takesTokens(request));
  }

  private Caller find(HttpRequest<?> request) {
    try {
      return callers.find(request);
    } catch (JdbiException _) {
      throw new HttpStatusException(
          HttpStatus.SERVICE_UNAVAILABLE, "the database is away; try again in a minute");
    }
  }

  private static HttpResponse<?> whoAreYou(HttpRequest<?> request) {
    String path = request.getPath();
    if (isProgram(request)) {
      return Problem.of(
              HttpStatus.UNAUTHORIZED,
              "Give the header \"Authorization: Bearer TOKEN\". A coordinator makes tokens on the"
                  + " page /tokens; the one for scripts on this machine is in the file api-token of"
                  + " the fleet manager’s data folder.",
              path)
          .response()
          .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"teleguichet\"");
    }
    if (path.startsWith("/events/")) {
      return HttpResponse.unauthorized();
    }
    if (request.getHeaders().contains("HX-Request")) {
      return HttpResponse.unauthorized().header("HX-Redirect", "/sign-in");
    }
    String wanted = request.getUri().toString();
    boolean comesBack = request.getMethod() == HttpMethod.GET && !wanted.equals("/");
    return HttpResponse.seeOther(
            URI.create(
                comesBack
                    ? "/sign-in?next=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8)
                    : "/sign-in"))
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  private HttpResponse<?> notForYou(HttpRequest<?> request) {
    return isProgram(request)
        ? Problem.of(
                HttpStatus.FORBIDDEN,
                "The role or the territories of this token or account do not allow this; a"
                    + " coordinator can change them.",
                request.getPath())
            .response()
        : templates.page(
            HttpStatus.FORBIDDEN,
            "account/forbidden",
            frames.of(request, NavigationSection.NONE, "account.forbidden.title"),
            request.getPath());
  }

  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE - 1;
  }
}
