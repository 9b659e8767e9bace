package fr.teleguichet.fleet.site;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.site.SiteViewModels.Stand;
import fr.teleguichet.fleet.web.page.CompletionMessage;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import fr.teleguichet.fleet.web.page.Templates;
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
public final class SitePageRenderer {

  private static final Set<String> DONE =
      Set.of(
          "added",
          "saved",
          "deleted",
          "placed",
          "displaced",
          "life",
          "label",
          "publication",
          "imported",
          "visit",
          "document",
          "document-gone");

  private static final Set<String> UNDONE =
      Set.of("document-large", "document-type", "document-name", "document-many");

  private final SiteTable sites;
  private final VisibleSites visible;
  private final PageFrameFactory frames;
  private final Templates templates;

  SitePageRenderer(
      SiteTable sites, VisibleSites visible, PageFrameFactory frames, Templates templates) {
    this.sites = sites;
    this.visible = visible;
    this.frames = frames;
    this.templates = templates;
  }

  /** Answers for the site that the address names, or that there is none. */
  public HttpResponse<String> of(
      HttpRequest<?> request,
      Principal visitor,
      String code,
      Function<Site, HttpResponse<String>> answer) {
    return find(code, visitor)
        .map(answer)
        .orElseGet(() -> SiteViewModels.NOT_THERE.page(frames, templates, request, code));
  }

  /** Outside the visitor's scope there is no site of any code. */
  public Optional<Site> find(String code, Principal visitor) {
    return SiteCode.isValid(code)
        ? sites.find(new SiteCode(code)).filter(site -> visible.covers(visitor.scope(), site))
        : Optional.empty();
  }

  List<Stand> stands(Site site, Principal visitor) {
    return visible.kiosksAt(site, visitor.scope()).stream()
        .map(kiosk -> new Stand(kiosk, visible.isSeen(kiosk)))
        .toList();
  }

  /** Whether the visitor may change what is known of sites in its scope. */
  public static boolean mayEdit(Principal visitor) {
    return visitor.role() == Role.COORDINATOR || visitor.role() == Role.TECHNICIAN;
  }

  /** Whether the visitor may read people's names, and where the key is. */
  public static boolean readsContacts(Principal visitor) {
    return mayEdit(visitor) || visitor.role() == Role.MEDIATOR;
  }

  /** What of the visitor's wishes could not be done. */
  static Optional<String> undone(HttpRequest<?> request) {
    return CompletionMessage.message(request, "site.undone.", UNDONE);
  }

  static Optional<String> done(HttpRequest<?> request) {
    return CompletionMessage.message(request, "site.done.", DONE);
  }

  /** Leads on to another page. */
  public static HttpResponse<String> redirect(String path) {
    return HttpResponse.seeOther(URI.create(path));
  }
}
