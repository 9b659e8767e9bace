package fr.teleguichet.fleet.interview;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.kiosk.timeline.ConnectionMonthReader;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.SitePageSection;
import fr.teleguichet.fleet.web.page.PageFrame;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.JdbiException;

/** How much a site is used, against what is aimed at, on its page. */
@Singleton
final class SitePageUsageSection implements SitePageSection {

  private final InterviewCountReader reader;
  private final ConnectionMonthReader connections;
  private final UsageBandThresholds bands;
  private final TemplateRenderer templates;
  private final Clock clock;

  SitePageUsageSection(
      InterviewCountReader reader,
      ConnectionMonthReader connections,
      UsageBandThresholds bands,
      TemplateRenderer templates,
      Clock clock) {
    this.reader = reader;
    this.connections = connections;
    this.bands = bands;
    this.templates = templates;
    this.clock = clock;
  }

  @Override
  public Optional<String> show(PageFrame frame, Site site, Principal visitor) {
    if (!frame.tellsOfUse()) {
      return Optional.empty();
    }
    try {
      MonthRange months = MonthRange.upToNow(clock);
      InterviewsPerKioskRate use =
          new InterviewsPerKioskRate(
              reader.held(site.id(), months),
              connections
                  .read(months.first(), months.last(), new Scope.Fleet())
                  .kioskMonthsAt(site.id()));
      SiteUsage usage = new SiteUsage(site, use, bands.of(use), bands.installed());
      return Optional.of(
          templates.fill("site/usage-section", Map.of("usage", usage, "text", frame.text())));
    } catch (JdbiException _) {
      return Optional.empty(); // the page says elsewhere that the database is away
    }
  }

  @Override
  public int getOrder() {
    return 20;
  }
}
