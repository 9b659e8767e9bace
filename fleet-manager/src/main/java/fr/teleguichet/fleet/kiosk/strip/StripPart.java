package fr.teleguichet.fleet.kiosk.strip;

import fr.teleguichet.fleet.account.Visitor;
import fr.teleguichet.fleet.kiosk.KioskPart;
import fr.teleguichet.fleet.kiosk.KioskRow;
import fr.teleguichet.fleet.kiosk.Reason;
import fr.teleguichet.fleet.page.Frame;
import fr.teleguichet.fleet.page.Templates;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.JdbiException;

/** The last thirty days on a kiosk's page. */
@Singleton
final class StripPart implements KioskPart {

  private final StripReader reader;
  private final Templates templates;

  StripPart(StripReader reader, Templates templates) {
    this.reader = reader;
    this.templates = templates;
  }

  @Override
  public Optional<String> show(Frame frame, KioskRow kiosk, Visitor visitor) {
    StripWindow window = StripWindow.until(frame.now());
    boolean heardNow = kiosk.reasons().stream().noneMatch(Reason.NoNews.class::isInstance);
    try {
      List<Strip> strips =
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
  public int getOrder() {
    return 20;
  }
}
