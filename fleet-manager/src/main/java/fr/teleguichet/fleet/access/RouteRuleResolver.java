package fr.teleguichet.fleet.access;

import fr.teleguichet.fleet.pki.device.DeviceRoute;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rule of every route; the program does not start while one has none. */
@Context
public final class RouteRuleResolver {

  private static final String HEALTH = "/health";
  private static final String METRICS = "/prometheus";

  RouteRuleResolver(Router router) {
    List<String> without =
        router
            .uriRoutes()
            .filter(route -> find(route).isEmpty())
            .map(RouteRuleResolver::name)
            .toList();
    if (!without.isEmpty()) {
      throw new IllegalStateException("nothing says who may use " + String.join(", ", without));
    }
  }

  private static String name(UriRouteInfo<?, ?> route) {
    return route.getHttpMethodName() + " " + route.getUriMatchTemplate().toPathString();
  }

  /** Who may use the route. */
  public RouteRule of(UriRouteInfo<?, ?> route) {
    return find(route).orElseThrow(() -> new IllegalStateException(name(route)));
  }

  private static Optional<RouteRule> find(UriRouteInfo<?, ?> route) {
    String path = route.getUriMatchTemplate().toPathString();
    if (isManagement(route)) {
      return path.startsWith(HEALTH)
          ? Optional.of(new RouteRule.Everybody())
          : path.equals(METRICS)
              ? Optional.of(new RouteRule.Known(EnumSet.allOf(Role.class), true))
              : Optional.empty();
    }
    return find(route.getAnnotationMetadata());
  }

  /** Endpoints of the framework, which can't be annotated; each of them is named above. */
  private static boolean isManagement(UriRouteInfo<?, ?> route) {
    return route.getTargetMethod().getDeclaringType().getName().startsWith("io.micronaut.");
  }

  private static Optional<RouteRule> find(AnnotationMetadata annotations) {
    if (annotations.hasAnnotation(PermitAll.class)
        // The listener for devices judges certificates, and nobody else reaches these routes.
        || annotations.hasAnnotation(DeviceRoute.class)) {
      return Optional.of(new RouteRule.Everybody());
    }
    if (annotations.hasAnnotation(AnyRoleAllowed.class)) {
      return Optional.of(RouteRule.everyRole());
    }
    if (annotations.hasAnnotation(RolesAllowed.class)) {
      Role[] roles = annotations.enumValues(RolesAllowed.class, "value", Role.class);
      boolean wholeFleet = annotations.booleanValue(RolesAllowed.class, "wholeFleet").orElse(false);
      return Optional.of(new RouteRule.Known(Set.of(roles), wholeFleet));
    }
    return Optional.empty();
  }
}
