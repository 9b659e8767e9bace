package fr.teleguichet.fleet.audit.web;

import fr.teleguichet.fleet.access.Caller;
import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.audit.Actor;
import fr.teleguichet.fleet.audit.AuditEntry;
import fr.teleguichet.fleet.audit.AuditLog;
import fr.teleguichet.fleet.web.http.DeviceListenerMatcher;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.UriRouteInfo;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down every request that was let in to change something: who, which route, and what became
 * of it. What exactly was changed the features write themselves.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class ChangeAuditFilter implements Ordered {

  private static final Logger LOG = LoggerFactory.getLogger(ChangeAuditFilter.class);

  private static final String DESK = "/desk/";
  private static final String MEDIATOR = "/mediator/";
  private static final int REFUSED = 400;
  private static final int FORBIDDEN = 403;
  private static final String KIOSK_CALLS = "/calls/v1/";
  private static final String KIOSK_HELP = "/help/v1/";

  private final AuditLog audit;

  ChangeAuditFilter(AuditLog audit) {
    this.audit = audit;
  }

  @ResponseFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  void note(HttpRequest<?> request, MutableHttpResponse<?> response) {
    Optional<String> route =
        RouteAttributes.getRouteInfo(request)
            .filter(UriRouteInfo.class::isInstance)
            .map(it -> ((UriRouteInfo<?, ?>) it).getUriMatchTemplate().toPathString());
    if (!changes(request) || route.isEmpty() || isNoise(request, response)) {
      return;
    }
    Optional<Principal> visitor = Caller.of(request).known();
    try {
      audit.append(
          new AuditEntry(
              visitor.map(Principal::actor).orElseGet(Actor.Stranger::new),
              "request." + request.getMethodName().toLowerCase(java.util.Locale.ROOT),
              request.getPath(),
              visitor.flatMap(Principal::address),
              Map.of("route", route.get(), "status", Integer.toString(response.code()))));
    } catch (RuntimeException failure) {
      LOG.error(
          "method={} path={} status={} the audit log could not take this request: {}",
          request.getMethodName(),
          request.getPath(),
          response.code(),
          failure.getMessage());
    }
  }

  private static boolean changes(HttpRequest<?> request) {
    return switch (request.getMethod()) {
      case GET, HEAD, OPTIONS, TRACE -> false;
      case POST, PUT, DELETE, PATCH, CONNECT, CUSTOM -> true;
    };
  }

  /** Strangers who are turned away must not be able to fill the log. */
  private static boolean isNoise(HttpRequest<?> request, MutableHttpResponse<?> response) {
    boolean stranger = Caller.of(request).known().isEmpty();
    if (DeviceListenerMatcher.carries(request) && request.getPath().contains("/controller/v1/")) {
      // Kiosks tell every step of an update; what comes of it the updates write themselves.
      return true;
    }
    if (isAboutACitizen(request, response)) {
      return true;
    }
    boolean askedWhoItIs = "/sign-in".equals(response.getHeaders().get("Location"));
    boolean refused = response.code() >= 400 && response.code() != 422;
    return stranger && (refused || askedWhoItIs);
  }

  /**
   * What comes of a call its row says, and not with which adviser. When somebody was helped, or
   * noted what a visit was about, is nobody's business: notes have a day and no more.
   */
  private static boolean isAboutACitizen(HttpRequest<?> request, MutableHttpResponse<?> response) {
    String path = request.getPath();
    if (DeviceListenerMatcher.carries(request)) {
      return path.startsWith(KIOSK_CALLS) || path.startsWith(KIOSK_HELP);
    }
    return (path.startsWith(DESK) && response.code() != FORBIDDEN)
        || (path.startsWith(MEDIATOR) && response.code() < REFUSED);
  }

  /** After the guard's request part, so that it is known who asks; before the pages' headers. */
  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE - 2;
  }
}
