package fr.teleguichet.fleet.enrolment;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.SiteCache;
import fr.teleguichet.fleet.web.page.CompletionMessageResolver;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A unit's page, which several requests may end on. */
@Singleton
final class UnitPageRenderer {

  private static final Set<String> DONE =
      Set.of(
          "planned",
          "admitted",
          "readmitted",
          "reject",
          "cancel",
          "revoke",
          "retire",
          "swapped",
          "dismissed",
          "recorded");

  private final UnitLifecycleService decisions;
  private final UnitReader units;
  private final UnitHistoryRepository history;
  private final ClaimService claims;
  private final CertificateIssuer certificates;
  private final ManufacturingDataRepository manufactures;
  private final UnitAcceptanceRecordLookup papers;
  private final ReusedClaimWarnings alerts;
  private final RecentEnrolmentRefusals turnedAway;
  private final SiteCache sites;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;

  UnitPageRenderer(
      UnitLifecycleService decisions,
      UnitReader units,
      UnitHistoryRepository history,
      ClaimService claims,
      CertificateIssuer certificates,
      ManufacturingDataRepository manufactures,
      UnitAcceptanceRecordLookup papers,
      ReusedClaimWarnings alerts,
      RecentEnrolmentRefusals turnedAway,
      SiteCache sites,
      PageFrameFactory frames,
      TemplateRenderer templates) {
    this.decisions = decisions;
    this.units = units;
    this.history = history;
    this.claims = claims;
    this.certificates = certificates;
    this.manufactures = manufactures;
    this.papers = papers;
    this.alerts = alerts;
    this.turnedAway = turnedAway;
    this.sites = sites;
    this.frames = frames;
    this.templates = templates;
  }

  Optional<Unit> find(String number, HttpRequest<?> request) {
    return UnitNumber.parse(number)
        .flatMap(it -> decisions.find(it, RequestPrincipalResolver.of(request)));
  }

  /** Where its kiosk stands or shall stand. */
  Optional<Site> site(Unit unit) {
    return unit.state()
        .kiosk()
        .flatMap(name -> sites.now().siteOf(name.name().in(name.territory())));
  }

  HttpResponse<String> page(
      HttpRequest<?> request,
      Unit unit,
      Optional<UnitRefusalException.Why> refused,
      HttpStatus status) {
    return templates.page(
        status,
        "unit/unit",
        frames.of(request, NavigationSection.UNITS, "unit.title", unit.label()),
        new UnitViewModels.Detail(
            unit,
            site(unit),
            claims.expiry(unit.number()),
            unit.state().fingerprint().map(certificates::certificatesOf).orElse(List.of()),
            unit.state().fingerprint().flatMap(manufactures::of),
            papers.of(unit),
            alerts.of(unit.number()),
            turnedAway.of(unit),
            history.of(unit.number()),
            unit.state().kiosk().map(units::of).orElse(List.of()).stream()
                .filter(other -> !other.number().equals(unit.number()))
                .toList(),
            refused.map(why -> "unit.refused." + why.name().toLowerCase(Locale.ROOT)),
            done(request)));
  }

  /** The unit that the address names; without one, the page that says so answers. */
  Unit unit(String number, HttpRequest<?> request) {
    return find(number, request).orElseThrow(() -> UnitViewModels.NOT_THERE.exception(number));
  }

  void dismiss(Unit unit, Principal visitor) {
    boolean _ = alerts.dismiss(unit.number(), RequestOrigin.of(visitor));
  }

  /** What was just done, for a page that somebody was sent on to. */
  static Optional<String> done(HttpRequest<?> request) {
    return CompletionMessageResolver.message(request, "unit.done.", DONE);
  }

  /** What the address asks for, as if it were a form. */
  static Map<String, String> fields(HttpRequest<?> request) {
    Map<String, String> fields = new HashMap<>();
    for (String name : List.of("kiosk", "territory", "site", "code")) {
      fields.put(name, request.getParameters().getFirst(name).orElse(""));
    }
    return fields;
  }
}
