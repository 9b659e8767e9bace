package fr.teleguichet.fleet.outreach.poster;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.site.ScopedSiteLookup;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.SitePageSection;
import fr.teleguichet.fleet.web.page.PageFrame;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/** The way to a site's poster, on its page. */
@Singleton
final class SitePagePosterSection implements SitePageSection {

  private final TemplateRenderer templates;

  SitePagePosterSection(TemplateRenderer templates) {
    this.templates = templates;
  }

  @Override
  public Optional<String> show(PageFrame frame, Site site, Principal visitor) {
    return ScopedSiteLookup.readsContacts(visitor)
        ? Optional.of(
            templates.fill(
                "poster/section", Map.of("code", site.code().value(), "text", frame.text())))
        : Optional.empty();
  }

  @Override
  public int getOrder() {
    return 80;
  }
}
