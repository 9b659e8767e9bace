package fr.teleguichet.fleet.api;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lets only programs that know the token change things through the programming interface. */
@ServerFilter("/api/**")
final class ApiGuard {

  private static final String SCHEME = "Bearer ";

  private final ApiToken token;

  ApiGuard(ApiToken token) {
    this.token = token;
  }

  @RequestFilter
  @Nullable HttpResponse<?> check(HttpRequest<?> request) {
    return switch (request.getMethod()) {
      case GET, HEAD, OPTIONS, TRACE -> null;
      case POST, PUT, DELETE, PATCH, CONNECT, CUSTOM ->
          isTrusted(request) ? null : refusal(request);
    };
  }

  private boolean isTrusted(HttpRequest<?> request) {
    String given =
        Objects.requireNonNullElse(request.getHeaders().get(HttpHeaders.AUTHORIZATION), "");
    return given.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        && token.matches(given.substring(SCHEME.length()).strip());
  }

  private static HttpResponse<Problem> refusal(HttpRequest<?> request) {
    return Problem.of(
            HttpStatus.UNAUTHORIZED,
            "Changes need the header \"Authorization: Bearer TOKEN\"; the token is in the file"
                + " api-token of the fleet manager’s data folder.",
            request.getPath())
        .response()
        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"teleguichet\"");
  }
}
