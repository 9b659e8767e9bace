package fr.teleguichet.fleet.kiosk;

import fr.teleguichet.fleet.kiosk.FleetPicture.Entry;
import fr.teleguichet.fleet.kiosk.FleetPicture.Window;
import fr.teleguichet.fleet.page.Audience;
import fr.teleguichet.fleet.page.Language;
import fr.teleguichet.fleet.page.Notices;
import fr.teleguichet.fleet.page.Templates;
import fr.teleguichet.fleet.page.Text;
import fr.teleguichet.fleet.page.Texts;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;

/** Prints the parts of the status page that change. */
@Singleton
final class RowPrinter {

  private final Templates templates;
  private final Texts texts;
  private final Notices notices;

  RowPrinter(Templates templates, Texts texts, Notices notices) {
    this.templates = templates;
    this.texts = texts;
    this.notices = notices;
  }

  Text text(Language language) {
    return texts.in(language);
  }

  String row(Entry entry, Language language, Instant now) {
    return templates.fill(
        "kiosk/row", Map.of("row", entry.row(), "text", text(language), "now", now));
  }

  String summary(Window window, Language language) {
    return templates.fill("kiosk/summary", Map.of("window", window, "text", text(language)));
  }

  String notices(Language language, Audience audience) {
    return templates.fill("page/notices", Map.of("notices", notices.now(text(language), audience)));
  }
}
