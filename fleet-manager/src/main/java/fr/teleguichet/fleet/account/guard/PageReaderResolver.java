package fr.teleguichet.fleet.account.guard;

import fr.teleguichet.fleet.access.Caller;
import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.access.RouteRules;
import fr.teleguichet.fleet.audit.Actor;
import fr.teleguichet.fleet.web.page.NoticeAudience;
import fr.teleguichet.fleet.web.page.PageReader;
import fr.teleguichet.fleet.web.page.PageReaders;
import fr.teleguichet.fleet.web.page.SiteSection;
import io.micronaut.http.HttpRequest;
import io.micronaut.web.router.Router;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Tells a page's frame who reads it, and which parts of the site are open to the person. */
@Singleton
final class PageReaderResolver implements PageReaders {

  private final Router router;
  private final RouteRules rules;

  PageReaderResolver(Router router, RouteRules rules) {
    this.router = router;
    this.rules = rules;
  }

  @Override
  public Optional<PageReader> of(HttpRequest<?> request) {
    return Caller.of(request)
        .known()
        .map(
            visitor ->
                new PageReader(
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

  private static Set<SiteSection> sections(Principal visitor) {
    EnumSet<SiteSection> open =
        EnumSet.of(SiteSection.NETWORK, SiteSection.SITES, SiteSection.SERVICES);
    open.add(visitor.role() == Role.ADVISER ? SiteSection.DESK : SiteSection.USAGE);
    if (visitor.role() != Role.ADVISER) {
      open.add(SiteSection.ALERTS);
    }
    if (visitor.role() == Role.COORDINATOR || visitor.role() == Role.MEDIATOR) {
      open.add(SiteSection.MEDIATOR);
    }
    if (visitor.role() == Role.COORDINATOR || visitor.role() == Role.VIEWER) {
      open.add(SiteSection.EVALUATION);
      open.add(SiteSection.COMPLIANCE);
    }
    if (open.contains(SiteSection.MEDIATOR) || open.contains(SiteSection.DESK)) {
      open.add(SiteSection.APPOINTMENTS);
    }
    if (visitor.role() == Role.COORDINATOR || visitor.role() == Role.TECHNICIAN) {
      open.add(SiteSection.UNITS);
    }
    if (visitor.role() != Role.ADVISER && visitor.role() != Role.MEDIATOR) {
      open.add(SiteSection.UPDATES);
    }
    if (visitor.role() == Role.COORDINATOR && visitor.scope().isWholeFleet()) {
      open.add(SiteSection.ACCOUNTS);
      open.add(SiteSection.AUDIT);
    }
    return open;
  }
}
