package fr.teleguichet.edge.screen;

import fr.teleguichet.edge.session.SessionLanguage;
import fr.teleguichet.hardware.notice.LegalNotices;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who answers for what a citizen is about to tell, how to reach them, and where to complain: what
 * has to be said before somebody agrees (GDPR, article 13) and the points of the page do not say.
 */
final class PrivacyNotice {

  private PrivacyNotice() {}

  /** The sentences in every language, for the page. */
  static JsonObject view(PageTexts texts, LegalNotices notices) {
    var view = new JsonObject();
    for (SessionLanguage language : SessionLanguage.values()) {
      view.put(
          language.tag(),
          Stream.of(
                  notices.authority().isEmpty()
                      ? ""
                      : say(texts, language, "controller", Map.of("name", notices.authority())),
                  notices.officer().isEmpty()
                      ? say(texts, language, "reception", Map.of())
                      : say(texts, language, "rights", Map.of("ways", notices.officer())),
                  say(texts, language, "complaint", Map.of()))
              .filter(it -> !it.isEmpty())
              .collect(Collectors.joining(" ")));
    }
    return view;
  }

  /** The same as it is read aloud; empty on other pages. */
  static String spoken(JsonObject view, SessionLanguage language) {
    return BidiIsolation.strip(
        view.getJsonObject("privacy", new JsonObject()).getString(language.tag(), ""));
  }

  private static String say(
      PageTexts texts, SessionLanguage language, String name, Map<String, String> values) {
    return texts.say(
        language,
        "call.agreement.privacy." + name,
        values.entrySet().stream()
            .collect(
                Collectors.toMap(Map.Entry::getKey, it -> BidiIsolation.isolate(it.getValue()))));
  }
}
