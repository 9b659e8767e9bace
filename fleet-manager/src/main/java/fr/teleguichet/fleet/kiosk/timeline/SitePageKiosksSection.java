package fr.teleguichet.fleet.kiosk.timeline;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.kiosk.KioskRow;
import fr.teleguichet.fleet.kiosk.LiveFleetStatus;
import fr.teleguichet.fleet.kiosk.StatusReason;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.SitePageSection;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.PageFrame;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import fr.teleguichet.hardware.protocol.NodeAddress;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jdbi.v3.core.JdbiException;

/** The kiosks of a site on its page: how each is, and how much of the time it was reached. */
@Singleton
final class SitePageKiosksSection implements SitePageSection {

  private static final int YEAR = 365;

  private final LiveFleetStatus fleet;
  private final TimelineReader reader;
  private final AvailabilityTarget target;
  private final TemplateRenderer templates;

  SitePageKiosksSection(
      LiveFleetStatus fleet,
      TimelineReader reader,
      AvailabilityTarget target,
      TemplateRenderer templates) {
    this.fleet = fleet;
    this.reader = reader;
    this.target = target;
    this.templates = templates;
  }

  @Override
  public Optional<String> show(PageFrame frame, Site site, Principal visitor) {
    List<KioskAvailabilityText> lines =
        fleet.picture().within(visitor.scope()).entries().stream()
            .map(entry -> entry.row())
            .filter(row -> row.site().filter(it -> it.id() == site.id()).isPresent())
            .map(row -> line(row, frame.now(), frame.text()))
            .toList();
    return Optional.of(
        templates.fill(
            "site/kiosks-section",
            Map.of("lines", lines, "target", target.percent(), "text", frame.text())));
  }

  private KioskAvailabilityText line(KioskRow row, Instant now, LocalizedText text) {
    TimelineWindow year = TimelineWindow.until(now, YEAR);
    List<TimelineSegment> connection =
        row.node().map(node -> connection(node, year, row)).orElse(List.of());
    return new KioskAvailabilityText(
        row,
        share(TimelineStateShares.of(connection, TimelineWindow.until(now).from(), now), text),
        share(TimelineStateShares.of(connection, year.from(), now), text));
  }

  /** Without its database the manager still knows how the kiosk is now. */
  private List<TimelineSegment> connection(NodeAddress node, TimelineWindow window, KioskRow row) {
    boolean heardNow = row.reasons().stream().noneMatch(StatusReason.NoNews.class::isInstance);
    try {
      return reader.connection(node, window, heardNow);
    } catch (JdbiException _) {
      return List.of();
    }
  }

  private KioskAvailabilityText.Share share(TimelineStateShares shares, LocalizedText text) {
    return new KioskAvailabilityText.Share(
        percent(shares.working(), text), target.isMissedBy(shares.working()));
  }

  private static String percent(OptionalDouble share, LocalizedText text) {
    return share.isEmpty()
        ? "–"
        : text.withUnit(text.number(Math.floor(share.getAsDouble() * 1_000) / 10, 1), "%");
  }

  @Override
  public int getOrder() {
    return 10;
  }
}
