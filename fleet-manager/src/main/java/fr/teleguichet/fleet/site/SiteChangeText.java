package fr.teleguichet.fleet.site;

import fr.teleguichet.fleet.site.history.SiteChange;
import fr.teleguichet.fleet.site.label.SiteQualityLabelKind;
import fr.teleguichet.fleet.site.life.SiteLifeStage;
import fr.teleguichet.fleet.web.page.LocalizedText;
import java.util.Set;

/** Changes of a site in words. */
public final class SiteChangeText {

  /** What is too long for a line. */
  private static final Set<String> LONG = Set.of("opening", "access-note", "accessibility");

  private SiteChangeText() {}

  /** Who changed what, and from what into what. */
  public static String say(SiteChange change, LocalizedText text) {
    String field = text.say("site.field." + change.field());
    String author =
        change.author().isEmpty()
            ? text.say("site.change.program")
            : text.whoFirst(change.author());
    if (LONG.contains(change.field())) {
      return text.say("site.change.long", author, field);
    }
    String was = value(change.field(), change.was(), text);
    String becomes = value(change.field(), change.becomes(), text);
    if (was.isEmpty()) {
      return text.say("site.change.said", author, field, becomes);
    }
    return becomes.isEmpty()
        ? text.say("site.change.gone", author, field, was)
        : text.say("site.change.changed", author, field, was, becomes);
  }

  private static String value(String field, String value, LocalizedText text) {
    return switch (field) {
      case "life" ->
          SiteLifeStage.ofWord(value).map(it -> text.say("site.stage." + it.code())).orElse(value);
      case "label" ->
          SiteQualityLabelKind.ofWord(value)
              .map(it -> text.say("site.label.kind." + it.code()))
              .orElse(value);
      case "granted", "expires" -> IsoDayParser.read(value).map(text::day).orElse(value);
      default -> value;
    };
  }
}
