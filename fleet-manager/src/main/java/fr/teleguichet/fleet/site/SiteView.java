package fr.teleguichet.fleet.site;

import fr.teleguichet.fleet.account.Visitor;
import fr.teleguichet.fleet.page.Frames;
import fr.teleguichet.fleet.page.Section;
import fr.teleguichet.fleet.page.Templates;
import fr.teleguichet.fleet.site.SitePages.Stand;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What pages of sites have in common. */
@Singleton
final class SiteView {

  private static final Set<String> DONE =
      Set.of("added", "saved", "deleted", "placed", "displaced");

  private final Sites sites;
  private final KnownKiosks kiosks;
  private final VisibleSites visible;
  private final Frames frames;
  private final Templates templates;

  SiteView(
      Sites sites, KnownKiosks kiosks, VisibleSites visible, Frames frames, Templates templates) {
    this.sites = sites;
    this.kiosks = kiosks;
    this.visible = visible;
    this.frames = frames;
    this.templates = templates;
  }

  HttpResponse<String> unknown(HttpRequest<?> request, String code) {
    return templates.page(
        HttpStatus.NOT_FOUND,
        "site/unknown",
        frames.of(request, Section.SITES, "site.unknown.title"),
        code);
  }

  /** Outside the visitor's scope there is no site of any code. */
  Optional<Site> find(String code, Visitor visitor) {
    return SiteCode.isValid(code)
        ? sites.find(new SiteCode(code)).filter(site -> visible.covers(visitor.scope(), site))
        : Optional.empty();
  }

  List<Stand> stands(Site site, Visitor visitor) {
    return visible.kiosksAt(site, visitor.scope()).stream()
        .map(kiosk -> new Stand(kiosk, kiosks.isSeen(kiosk)))
        .toList();
  }

  static Optional<String> done(HttpRequest<?> request) {
    return Optional.ofNullable(request.getParameters().get("done"))
        .filter(DONE::contains)
        .map("site.done."::concat);
  }

  static HttpResponse<String> redirect(String path) {
    return HttpResponse.seeOther(URI.create(path));
  }
}
