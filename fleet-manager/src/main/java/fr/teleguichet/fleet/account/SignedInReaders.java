package fr.teleguichet.fleet.account;

import fr.teleguichet.fleet.audit.Actor;
import fr.teleguichet.fleet.page.Audience;
import fr.teleguichet.fleet.page.Reader;
import fr.teleguichet.fleet.page.Readers;
import fr.teleguichet.fleet.page.Section;
import io.micronaut.http.HttpRequest;
import io.micronaut.web.router.Router;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Tells a page's frame who reads it, and which parts of the site are open to the person. */
@Singleton
final class SignedInReaders implements Readers {

  private final Router router;
  private final RouteRules rules;

  SignedInReaders(Router router, RouteRules rules) {
    this.router = router;
    this.rules = rules;
  }

  @Override
  public Optional<Reader> of(HttpRequest<?> request) {
    return Caller.of(request)
        .known()
        .map(
            visitor ->
                new Reader(
                    name(visitor.actor()),
                    new Audience(sections(visitor), visitor.scope()),
                    path -> opens(path, visitor)));
  }

  private boolean opens(String path, Visitor visitor) {
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

  private static Set<Section> sections(Visitor visitor) {
    EnumSet<Section> open = EnumSet.of(Section.NETWORK, Section.SITES);
    if (visitor.role() != Role.ADVISER) {
      open.add(Section.USAGE);
    }
    if (visitor.role() == Role.COORDINATOR || visitor.role() == Role.TECHNICIAN) {
      open.add(Section.UNITS);
    }
    if (visitor.role() != Role.ADVISER && visitor.role() != Role.MEDIATOR) {
      open.add(Section.UPDATES);
    }
    if (visitor.role() == Role.COORDINATOR && visitor.scope().isWholeFleet()) {
      open.add(Section.ACCOUNTS);
      open.add(Section.AUDIT);
    }
    return open;
  }
}
