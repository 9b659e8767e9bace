package fr.teleguichet.edge.screen;

import fr.teleguichet.edge.session.SessionLanguage;
import io.vertx.core.json.JsonObject;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** What the page says, from the files that the page itself reads. */
final class PageTexts {

  private static final PageTexts ALL = read();

  private final Map<SessionLanguage, JsonObject> texts;

  private PageTexts(Map<SessionLanguage, JsonObject> texts) {
    this.texts = Collections.unmodifiableMap(texts);
  }

  /** The program's own. The first call reads its jar, so it waits. */
  static PageTexts all() {
    return ALL;
  }

  private static PageTexts read() {
    Map<SessionLanguage, JsonObject> texts = new EnumMap<>(SessionLanguage.class);
    for (SessionLanguage language : SessionLanguage.values()) {
      String file = "texts-" + language.tag() + ".json";
      texts.put(language, PageFile.read(PageFile.class, file).content().toJsonObject());
    }
    return new PageTexts(texts);
  }

  /**
   * The text at this path.
   *
   * @param path such as {@code idle.start}
   * @throws IllegalArgumentException when there is none
   */
  String say(SessionLanguage language, String path) {
    Object found = texts.get(language);
    for (String part : path.split("\\.", -1)) {
      found = found instanceof JsonObject object ? object.getValue(part) : null;
    }
    if (found instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException("the page says nothing at " + path);
  }

  /** The text with these values in the places of their {@code {names}}. */
  String say(SessionLanguage language, String path, Map<String, String> values) {
    String text = say(language, path);
    for (Map.Entry<String, String> value : values.entrySet()) {
      text = text.replace("{" + value.getKey() + "}", value.getValue());
    }
    return text;
  }
}
