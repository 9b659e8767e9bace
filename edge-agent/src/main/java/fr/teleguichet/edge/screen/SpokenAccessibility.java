package fr.teleguichet.edge.screen;

import fr.teleguichet.edge.session.SessionLanguage;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * The accessibility statement as it is read aloud.
 *
 * @param notice what the page was told of it in this language
 */
record SpokenAccessibility(PageTexts texts, SessionLanguage language, JsonObject notice) {

  static SpokenAccessibility of(PageTexts texts, SessionLanguage language, JsonObject view) {
    return new SpokenAccessibility(
        texts,
        language,
        view.getJsonObject("accessibility", new JsonObject())
            .getJsonObject(language.tag(), new JsonObject()));
  }

  /** The line of the first screen; empty on others, and where the statement itself is. */
  String mention(PagePlace place) {
    return place.isAccessibility() ? "" : notice.getString("mention", "");
  }

  /** The paragraphs that are on the page. */
  List<String> spoken(PagePlace place) {
    JsonArray all = notice.getJsonArray("parts", new JsonArray());
    List<String> spoken = new ArrayList<>();
    spoken.add(say("title"));
    all.stream()
        .skip(place.from())
        .limit(place.count())
        .map(part -> BidiIsolation.strip(String.valueOf(part)))
        .forEach(spoken::add);
    if (place.from() > 0) {
      spoken.add(say("previous"));
    }
    if (place.from() + place.count() < all.size()) {
      spoken.add(say("next"));
    }
    spoken.add(say("back"));
    return spoken;
  }

  private String say(String name) {
    return texts.say(language, "accessibility." + name);
  }
}
