package fr.teleguichet.fleet.site.visit;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.kiosk.FleetSnapshot;
import fr.teleguichet.fleet.kiosk.KioskRow;
import fr.teleguichet.fleet.kiosk.LiveFleetStatus;
import fr.teleguichet.fleet.site.ScopedSiteLookup;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.SitePageSection;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.PageFrame;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import fr.teleguichet.hardware.protocol.NodeAddress;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The visits of technicians on a site's page, and the way to the sheet. */
@Singleton
final class SitePageVisitsSection implements SitePageSection {

  private final TechnicianVisitRepository visits;
  private final LiveFleetStatus fleet;
  private final TemplateRenderer templates;

  SitePageVisitsSection(
      TechnicianVisitRepository visits, LiveFleetStatus fleet, TemplateRenderer templates) {
    this.visits = visits;
    this.fleet = fleet;
    this.templates = templates;
  }

  @Override
  public Optional<String> show(PageFrame frame, Site site, Principal visitor) {
    if (!ScopedSiteLookup.mayEdit(visitor)) {
      return Optional.empty();
    }
    Optional<String> unnamed = unnamed(site);
    return Optional.of(
        templates.fill(
            "site/visits-section",
            Map.of(
                "code",
                site.code().value(),
                "visits",
                visits.last(site.id(), seen(visitor.scope())).stream()
                    .map(it -> it.of(called(it.kiosk(), unnamed, frame.text())))
                    .toList(),
                "text",
                frame.text())));
  }

  /** Kiosks of several territories may stand at one site. */
  private Predicate<String> seen(Scope scope) {
    if (scope.isWholeFleet()) {
      return _ -> true;
    }
    Set<String> names =
        fleet.picture().within(scope).entries().stream()
            .map(it -> it.row().name())
            .collect(Collectors.toUnmodifiableSet());
    return kiosk ->
        NodeAddress.ofSegment(kiosk).map(scope::covers).orElseGet(() -> names.contains(kiosk));
  }

  /** The only kiosk here, where its name says no more than the site. */
  private Optional<String> unnamed(Site site) {
    List<KioskRow> here =
        fleet.picture().entries().stream()
            .map(FleetSnapshot.Entry::row)
            .filter(row -> row.site().filter(it -> it.id() == site.id()).isPresent())
            .toList();
    return here.size() == 1 && here.getFirst().ownName().isEmpty()
        ? Optional.of(here.getFirst().address().text())
        : Optional.empty();
  }

  private String called(String kiosk, Optional<String> unnamed, LocalizedText text) {
    return unnamed.filter(kiosk::equals).isPresent()
        ? ""
        : NodeAddress.ofSegment(kiosk).map(it -> fleet.picture().name(it, text)).orElse(kiosk);
  }

  @Override
  public int getOrder() {
    return 30;
  }
}
