package fr.teleguichet.fleet.web.http;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Tells browsers to run nothing and load nothing that is not ours. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class SecurityHeadersFilter implements Ordered {

  /** With what a page may connect to. */
  private static final String OURS =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src %s; font-src 'self'; form-action 'self'; base-uri 'none'";

  static final String CONTENT_SECURITY_POLICY =
      OURS.formatted("'self'") + "; frame-ancestors 'none'";

  /** The one page that asks for camera and microphone, and what all others may not ask for. */
  static final String DESK = "/desk";

  static final String AT_THE_DESK = "camera=(self), microphone=(self), geolocation=()";
  static final String ELSEWHERE = "camera=(), microphone=(), geolocation=()";

  /** A year; it is said again with each answer. */
  static final String HTTPS_ONLY = "max-age=31536000";

  private final PublicHosts doors;

  SecurityHeadersFilter(PublicHosts doors) {
    this.doors = doors;
  }

  @ResponseFilter
  void protect(HttpRequest<?> request, MutableHttpResponse<?> response) {
    if (comesEncrypted(request)) {
      MutableHttpResponse<?> _ = response.header("Strict-Transport-Security", HTTPS_ONLY);
    }
    MutableHttpResponse<?> _ =
        response
            .header("Content-Security-Policy", contents(request))
            .header("X-Content-Type-Options", "nosniff")
            .header("Referrer-Policy", "same-origin")
            .header("Permissions-Policy", permissions(request))
            .header("Cross-Origin-Opener-Policy", "same-origin")
            .header("Cross-Origin-Resource-Policy", "same-origin");
  }

  /**
   * A room is in a page of its own within the desk, which alone may hold its origin and ask its
   * server whether it is there.
   */
  private static String contents(HttpRequest<?> request) {
    return ForeignFramePolicy.of(request)
        .map(
            origin -> OURS.formatted(origin) + "; frame-src " + origin + "; frame-ancestors 'self'")
        .orElse(
            request.getPath().equals(DESK)
                ? CONTENT_SECURITY_POLICY + "; frame-src 'self'"
                : CONTENT_SECURITY_POLICY);
  }

  private static String permissions(HttpRequest<?> request) {
    return ForeignFramePolicy.of(request)
        .map(
            origin ->
                "camera=(self \"%s\"), microphone=(self \"%s\"), geolocation=()"
                    .formatted(origin, origin))
        .orElse(request.getPath().equals(DESK) ? AT_THE_DESK : ELSEWHERE);
  }

  /** Where a proxy speaks HTTPS in front; over plain HTTP the header is not to be sent. */
  private boolean comesEncrypted(HttpRequest<?> request) {
    String host = request.getHeaders().get(HttpHeaders.HOST);
    return host != null && !DeviceListenerMatcher.carries(request) && doors.isEncrypted(host);
  }

  /** Also on the answers of those who let nobody in. */
  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }
}
