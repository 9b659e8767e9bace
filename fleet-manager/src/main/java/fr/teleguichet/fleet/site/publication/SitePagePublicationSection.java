package fr.teleguichet.fleet.site.publication;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.site.ScopedSiteLookup;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.SitePageSection;
import fr.teleguichet.fleet.web.page.PageFrame;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/** Whether the public sees a site, on its page, for those who may change it. */
@Singleton
final class SitePagePublicationSection implements SitePageSection {

  private final PublicationSettings settings;
  private final HiddenSiteRepository table;
  private final TemplateRenderer templates;

  SitePagePublicationSection(
      PublicationSettings settings, HiddenSiteRepository table, TemplateRenderer templates) {
    this.settings = settings;
    this.table = table;
    this.templates = templates;
  }

  @Override
  public Optional<String> show(PageFrame frame, Site site, Principal visitor) {
    if (!ScopedSiteLookup.mayEdit(visitor)) {
      return Optional.empty();
    }
    return Optional.of(
        templates.fill(
            "site/publication-section",
            Map.of(
                "code",
                site.code().value(),
                "shown",
                !table.hidden().contains(site.id()),
                "open",
                settings.open(),
                "text",
                frame.text())));
  }

  @Override
  public int getOrder() {
    return 90;
  }
}
