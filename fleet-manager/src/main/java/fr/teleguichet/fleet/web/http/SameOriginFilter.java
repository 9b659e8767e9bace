package fr.teleguichet.fleet.web.http;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.exceptions.HttpStatusException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Refuses requests under a foreign name, and changes that another site's page asks for.
 *
 * <p>Scripts send neither {@code Origin} nor {@code Sec-Fetch-Site}; they may change things through
 * the programming interface only, with its token.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class SameOriginFilter implements Ordered {

  private final PublicHosts doors;

  SameOriginFilter(PublicHosts doors) {
    this.doors = doors;
  }

  @RequestFilter
  @Nullable HttpResponse<?> check(HttpRequest<?> request) {
    if (request.getHeaders().getAll(HttpHeaders.HOST).size() > 1) {
      // RFC 9112, section 3.2: a proxy in front may have looked at the other one.
      throw new HttpStatusException(HttpStatus.BAD_REQUEST, "Send one header Host.");
    }
    if (DeviceListenerMatcher.carries(request)) {
      return null; // no browser comes there, and devices prove themselves otherwise
    }
    String host = header(request, HttpHeaders.HOST);
    if (!doors.admits(host)) {
      throw new HttpStatusException(HttpStatus.MISDIRECTED_REQUEST, "foreign name " + host);
    }
    if (changes(request) && !comesFromUs(request, host)) {
      throw new HttpStatusException(HttpStatus.FORBIDDEN, "asked for by another site");
    }
    return null;
  }

  private static boolean changes(HttpRequest<?> request) {
    return switch (request.getMethod()) {
      case GET, HEAD, OPTIONS, TRACE -> false;
      case POST, PUT, DELETE, PATCH, CONNECT, CUSTOM -> true;
    };
  }

  private boolean comesFromUs(HttpRequest<?> request, String host) {
    String site = header(request, "Sec-Fetch-Site");
    String origin = header(request, HttpHeaders.ORIGIN);
    if (site.isEmpty() && origin.isEmpty()) {
      return request.getPath().startsWith("/api/") || request.getPath().startsWith("/device/");
    }
    boolean siteIsOurs = site.isEmpty() || site.equals("same-origin");
    return siteIsOurs && (origin.isEmpty() || doors.isOurs(origin, host));
  }

  private static String header(HttpRequest<?> request, String name) {
    return Objects.requireNonNullElse(request.getHeaders().get(name), "");
  }

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }
}
