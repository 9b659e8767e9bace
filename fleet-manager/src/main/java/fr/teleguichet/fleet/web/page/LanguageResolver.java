package fr.teleguichet.fleet.web.page;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * The reader's language: the address says it, else what was chosen before, else what the browser
 * prefers. A choice in the address is remembered in a cookie that holds nothing else.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class LanguageResolver {

  static final String PARAMETER = "lang";
  private static final String COOKIE = "lang";

  static Language of(HttpRequest<?> request) {
    return inAddress(request)
        .or(() -> isPublic(request) ? Optional.empty() : chosenBefore(request))
        .orElseGet(
            () ->
                Language.accepted(
                    Objects.requireNonNullElse(
                        request.getHeaders().get(HttpHeaders.ACCEPT_LANGUAGE), "")));
  }

  private static Optional<Language> chosenBefore(HttpRequest<?> request) {
    return request.getCookies().findCookie(COOKIE).map(Cookie::getValue).flatMap(Language::ofTag);
  }

  /** What is the same for everybody, and kept on the way, neither reads nor sets a cookie. */
  private static boolean isPublic(HttpRequest<?> request) {
    return request.getPath().startsWith("/public/")
        || request.getPath().startsWith("/api/v1/public/");
  }

  private static Optional<Language> inAddress(HttpRequest<?> request) {
    return Optional.ofNullable(request.getParameters().get(PARAMETER)).flatMap(Language::ofTag);
  }

  @ResponseFilter
  void remember(HttpRequest<?> request, MutableHttpResponse<?> response) {
    inAddress(request)
        .filter(_ -> !isPublic(request))
        .ifPresent(
            language -> {
              MutableHttpResponse<?> _ =
                  response.cookie(
                      Cookie.of(COOKIE, language.tag())
                          .path("/")
                          .sameSite(SameSite.Lax)
                          .maxAge(Duration.ofDays(365)));
            });
  }
}
