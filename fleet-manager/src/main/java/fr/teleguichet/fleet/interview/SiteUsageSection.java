package fr.teleguichet.fleet.interview;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.SiteDirectory;
import fr.teleguichet.fleet.site.SitePageSection;
import fr.teleguichet.fleet.web.page.PageFrame;
import fr.teleguichet.fleet.web.page.Templates;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.JdbiException;

/** How much a site is used, against what is aimed at, on its page. */
@Singleton
final class SiteUsageSection implements SitePageSection {

  private final InterviewCountReader reader;
  private final SiteDirectory sites;
  private final UsageBands bands;
  private final Templates templates;
  private final Clock clock;

  SiteUsageSection(
      InterviewCountReader reader,
      SiteDirectory sites,
      UsageBands bands,
      Templates templates,
      Clock clock) {
    this.reader = reader;
    this.sites = sites;
    this.bands = bands;
    this.templates = templates;
    this.clock = clock;
  }

  @Override
  public Optional<String> show(PageFrame frame, Site site, Principal visitor) {
    try {
      long held = reader.held(site.id(), MonthRange.upToNow(clock));
      int kiosks =
          (int)
              sites.now().kiosksAt(site).stream()
                  .filter(kiosk -> !sites.now().planned().contains(kiosk))
                  .count();
      SiteUsage usage =
          new SiteUsage(
              site,
              held,
              Math.max(1, kiosks),
              bands.of((double) held / Math.max(1, kiosks)),
              bands.installed());
      return Optional.of(
          templates.fill(
              "site/usage-section",
              Map.of("usage", usage, "opens", frame.opens("/usage"), "text", frame.text())));
    } catch (JdbiException _) {
      return Optional.empty(); // the page says elsewhere that the database is away
    }
  }

  @Override
  public int getOrder() {
    return 20;
  }
}
