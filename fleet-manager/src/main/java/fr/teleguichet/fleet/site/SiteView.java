package fr.teleguichet.fleet.site;

import fr.teleguichet.fleet.account.Visitor;
import fr.teleguichet.fleet.page.Done;
import fr.teleguichet.fleet.page.Frames;
import fr.teleguichet.fleet.page.Templates;
import fr.teleguichet.fleet.site.SitePages.Stand;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What pages of sites have in common. */
@Singleton
final class SiteView {

  private static final Set<String> DONE =
      Set.of("added", "saved", "deleted", "placed", "displaced");

  private final Sites sites;
  private final VisibleSites visible;
  private final Frames frames;
  private final Templates templates;

  SiteView(Sites sites, VisibleSites visible, Frames frames, Templates templates) {
    this.sites = sites;
    this.visible = visible;
    this.frames = frames;
    this.templates = templates;
  }

  /** Answers for the site that the address names, or that there is none. */
  HttpResponse<String> of(
      HttpRequest<?> request,
      Visitor visitor,
      String code,
      Function<Site, HttpResponse<String>> answer) {
    return find(code, visitor)
        .map(answer)
        .orElseGet(() -> SitePages.NOT_THERE.page(frames, templates, request, code));
  }

  /** Outside the visitor's scope there is no site of any code. */
  private Optional<Site> find(String code, Visitor visitor) {
    return SiteCode.isValid(code)
        ? sites.find(new SiteCode(code)).filter(site -> visible.covers(visitor.scope(), site))
        : Optional.empty();
  }

  List<Stand> stands(Site site, Visitor visitor) {
    return visible.kiosksAt(site, visitor.scope()).stream()
        .map(kiosk -> new Stand(kiosk, visible.isSeen(kiosk)))
        .toList();
  }

  static Optional<String> done(HttpRequest<?> request) {
    return Done.message(request, "site.done.", DONE);
  }

  static HttpResponse<String> redirect(String path) {
    return HttpResponse.seeOther(URI.create(path));
  }
}
