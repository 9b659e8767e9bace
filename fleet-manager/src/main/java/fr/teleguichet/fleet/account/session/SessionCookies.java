package fr.teleguichet.fleet.account.session;

import fr.teleguichet.fleet.account.secret.SecretToken;
import fr.teleguichet.fleet.web.http.PublicHosts;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * The cookies that hold a secret. Where the pages are reached by HTTPS their names begin with
 * {@code __Host-}, so that no other host and no plain connection can set or read them (RFC 6265bis,
 * 4.1.3.2).
 */
@Singleton
public final class SessionCookies {

  /** What a cookie is for. */
  public enum Purpose {
    /** The session. */
    SESSION("teleguichet", Duration.ofDays(30)),
    /** The browser, which remembers that its person once signed in. */
    BROWSER("teleguichet-browser", Duration.ofDays(365)),
    /** The way to the identity provider and back. */
    PROVIDER("teleguichet-provider", Duration.ofMinutes(10));

    private final String name;
    private final Duration life;

    Purpose(String name, Duration life) {
      this.name = name;
      this.life = life;
    }
  }

  private static final int MAX_LENGTH = 100;

  private final PublicHosts doors;

  SessionCookies(PublicHosts doors) {
    this.doors = doors;
  }

  /** What the browser holds; a cookie of the other kind of connection does not count. */
  public Optional<SecretToken> read(HttpRequest<?> request, Purpose purpose) {
    return request
        .getCookies()
        .findCookie(name(request, purpose))
        .map(Cookie::getValue)
        .filter(value -> !value.isEmpty() && value.length() <= MAX_LENGTH)
        .map(SecretToken::new);
  }

  /** Gives the browser a secret. */
  public <B> MutableHttpResponse<B> give(
      HttpRequest<?> request, MutableHttpResponse<B> response, Purpose purpose, SecretToken value) {
    return response.cookie(cookie(request, purpose, value.reveal()).maxAge(purpose.life));
  }

  /** Takes the secret away. */
  public <B> MutableHttpResponse<B> take(
      HttpRequest<?> request, MutableHttpResponse<B> response, Purpose purpose) {
    return response.cookie(cookie(request, purpose, "").maxAge(0));
  }

  private Cookie cookie(HttpRequest<?> request, Purpose purpose, String value) {
    return Cookie.of(name(request, purpose), value)
        .path("/")
        .httpOnly(true)
        .secure(isSecure(request))
        .sameSite(SameSite.Lax);
  }

  private String name(HttpRequest<?> request, Purpose purpose) {
    return isSecure(request) ? "__Host-" + purpose.name : purpose.name;
  }

  private boolean isSecure(HttpRequest<?> request) {
    return doors.isEncrypted(
        Objects.requireNonNullElse(request.getHeaders().get(HttpHeaders.HOST), ""));
  }
}
