package fr.teleguichet.fleet.kiosk.timeline;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.kiosk.KioskPageSection;
import fr.teleguichet.fleet.kiosk.KioskPageTab;
import fr.teleguichet.fleet.kiosk.KioskRow;
import fr.teleguichet.fleet.kiosk.StatusReason;
import fr.teleguichet.fleet.web.page.PageFrame;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.JdbiException;

/** The last thirty days on a kiosk's page. */
@Singleton
final class KioskPageTimelineSection implements KioskPageSection {

  private final TimelineReader reader;
  private final TemplateRenderer templates;

  KioskPageTimelineSection(TimelineReader reader, TemplateRenderer templates) {
    this.reader = reader;
    this.templates = templates;
  }

  @Override
  public Optional<String> show(PageFrame frame, KioskRow kiosk, Principal visitor) {
    TimelineWindow window = TimelineWindow.until(frame.now());
    boolean heardNow = kiosk.reasons().stream().noneMatch(StatusReason.NoNews.class::isInstance);
    try {
      List<Timeline> strips =
          kiosk.node().map(node -> reader.read(node, window, heardNow)).orElse(List.of());
      return strips.isEmpty()
          ? Optional.empty()
          : Optional.of(
              templates.fill(
                  "kiosk/strip/strips",
                  Map.of("strips", strips, "window", window, "text", frame.text())));
    } catch (JdbiException _) {
      return Optional.empty(); // the page says elsewhere that the database is away
    }
  }

  @Override
  public KioskPageTab tab() {
    return KioskPageTab.HISTORY;
  }

  @Override
  public int getOrder() {
    return 20;
  }
}
