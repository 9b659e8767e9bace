package fr.teleguichet.fleet.kiosk;

import fr.teleguichet.fleet.kiosk.FleetSnapshot.Entry;
import fr.teleguichet.fleet.kiosk.FleetSnapshot.Window;
import fr.teleguichet.fleet.web.page.Language;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.MessageBundles;
import fr.teleguichet.fleet.web.page.NoticeAudience;
import fr.teleguichet.fleet.web.page.NoticeSource;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;

/** Prints the parts of the status page that change. */
@Singleton
final class StatusRowRenderer {

  private final TemplateRenderer templates;
  private final MessageBundles texts;
  private final NoticeSource notices;

  StatusRowRenderer(TemplateRenderer templates, MessageBundles texts, NoticeSource notices) {
    this.templates = templates;
    this.texts = texts;
    this.notices = notices;
  }

  LocalizedText text(Language language) {
    return texts.in(language);
  }

  String row(Entry entry, Language language, Instant now) {
    return templates.fill(
        "kiosk/row", Map.of("row", entry.row(), "text", text(language), "now", now));
  }

  String summary(Window window, Language language, Instant now) {
    return templates.fill(
        "kiosk/summary", Map.of("window", window, "text", text(language), "now", now));
  }

  String notices(Language language, NoticeAudience audience) {
    return templates.fill("page/notices", Map.of("notices", notices.now(text(language), audience)));
  }
}
