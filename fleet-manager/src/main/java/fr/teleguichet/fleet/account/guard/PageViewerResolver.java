package fr.teleguichet.fleet.account.guard;

import fr.teleguichet.fleet.access.Caller;
import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.access.RouteRuleResolver;
import fr.teleguichet.fleet.audit.Actor;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.NoticeAudience;
import fr.teleguichet.fleet.web.page.PageViewer;
import fr.teleguichet.fleet.web.page.PageViewerSource;
import io.micronaut.http.HttpRequest;
import io.micronaut.web.router.Router;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Tells a page's frame who reads it, and which parts of the site are open to the person. */
@Singleton
final class PageViewerResolver implements PageViewerSource {

  private final Router router;
  private final RouteRuleResolver rules;

  PageViewerResolver(Router router, RouteRuleResolver rules) {
    this.router = router;
    this.rules = rules;
  }

  @Override
  public Optional<PageViewer> of(HttpRequest<?> request) {
    return Caller.of(request)
        .known()
        .map(
            visitor ->
                new PageViewer(
                    name(visitor.actor()),
                    new NoticeAudience(sections(visitor), visitor.scope()),
                    path -> opens(path, visitor)));
  }

  private boolean opens(String path, Principal visitor) {
    return router
        .GET(path)
        .map(match -> rules.of(match.getRouteInfo()).admits(visitor))
        .orElse(false);
  }

  private static String name(Actor actor) {
    return switch (actor) {
      case Actor.Person(_, String name) -> name;
      case Actor.Script(String name) -> name;
      case Actor.Kiosk _, Actor.Program _, Actor.Stranger _ -> "";
    };
  }

  private static Set<NavigationSection> sections(Principal visitor) {
    EnumSet<NavigationSection> open =
        EnumSet.of(NavigationSection.NETWORK, NavigationSection.SITES, NavigationSection.SERVICES);
    open.add(visitor.role() == Role.ADVISER ? NavigationSection.DESK : NavigationSection.USAGE);
    if (visitor.role() != Role.ADVISER) {
      open.add(NavigationSection.ALERTS);
    }
    if (visitor.role() == Role.COORDINATOR || visitor.role() == Role.MEDIATOR) {
      open.add(NavigationSection.MEDIATOR);
    }
    if (visitor.role() == Role.COORDINATOR || visitor.role() == Role.VIEWER) {
      open.add(NavigationSection.EVALUATION);
      open.add(NavigationSection.COMPLIANCE);
    }
    if (open.contains(NavigationSection.MEDIATOR) || open.contains(NavigationSection.DESK)) {
      open.add(NavigationSection.APPOINTMENTS);
    }
    if (visitor.role() == Role.COORDINATOR || visitor.role() == Role.TECHNICIAN) {
      open.add(NavigationSection.UNITS);
    }
    if (visitor.role() != Role.ADVISER && visitor.role() != Role.MEDIATOR) {
      open.add(NavigationSection.UPDATES);
    }
    if (visitor.role() == Role.COORDINATOR && visitor.scope().isWholeFleet()) {
      open.add(NavigationSection.ACCOUNTS);
      open.add(NavigationSection.AUDIT);
    }
    return open;
  }
}
