package fr.teleguichet.fleet.enrolment;

import fr.teleguichet.fleet.account.Visitor;
import fr.teleguichet.fleet.page.Done;
import fr.teleguichet.fleet.page.Frames;
import fr.teleguichet.fleet.page.Section;
import fr.teleguichet.fleet.page.Templates;
import fr.teleguichet.fleet.site.SiteDirectory;
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
final class UnitView {

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

  private final UnitDecisions decisions;
  private final UnitList units;
  private final UnitHistory history;
  private final ClaimOffice claims;
  private final CertificateOffice certificates;
  private final Manufactures manufactures;
  private final UnitPapers papers;
  private final UnitAlerts alerts;
  private final TurnedAway turnedAway;
  private final SiteDirectory sites;
  private final Frames frames;
  private final Templates templates;

  UnitView(
      UnitDecisions decisions,
      UnitList units,
      UnitHistory history,
      ClaimOffice claims,
      CertificateOffice certificates,
      Manufactures manufactures,
      UnitPapers papers,
      UnitAlerts alerts,
      TurnedAway turnedAway,
      SiteDirectory sites,
      Frames frames,
      Templates templates) {
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
    return UnitNumber.parse(number).flatMap(it -> decisions.find(it, Visitors.of(request)));
  }

  HttpResponse<String> page(
      HttpRequest<?> request, Unit unit, Optional<UnitRefusal.Why> refused, HttpStatus status) {
    return templates.page(
        status,
        "unit/unit",
        frames.of(request, Section.UNITS, "unit.title", unit.label()),
        new UnitPages.Detail(
            unit,
            unit.state()
                .kiosk()
                .flatMap(name -> sites.now().siteOf(name.kiosk().in(name.territory()))),
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

  HttpResponse<String> unknown(HttpRequest<?> request, String number) {
    return UnitPages.NOT_THERE.page(frames, templates, request, number);
  }

  void dismiss(Unit unit, Visitor visitor) {
    boolean _ = alerts.dismiss(unit.number(), Origin.of(visitor));
  }

  /** What was just done, for a page that somebody was sent on to. */
  static Optional<String> done(HttpRequest<?> request) {
    return Done.message(request, "unit.done.", DONE);
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
