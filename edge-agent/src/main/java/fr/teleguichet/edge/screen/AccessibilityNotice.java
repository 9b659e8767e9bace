package fr.teleguichet.edge.screen;

import fr.teleguichet.edge.session.SessionLanguage;
import fr.teleguichet.hardware.notice.LegalNotices;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How accessible the kiosk is, as the law wants it told: a line for the first screen, and the short
 * form of the statement, in one language.
 */
record AccessibilityNotice(PageTexts texts, SessionLanguage language, LegalNotices notices) {

  /** The line and the short form in every language, for the page. */
  static JsonObject view(PageTexts texts, LegalNotices notices) {
    var view = new JsonObject();
    for (SessionLanguage language : SessionLanguage.values()) {
      var notice = new AccessibilityNotice(texts, language, notices);
      view.put(
          language.tag(),
          new JsonObject()
              .put("mention", notice.mention())
              .put("parts", new JsonArray(notice.parts())));
    }
    return view;
  }

  private String mention() {
    return say("mention." + notices.conformity().code());
  }

  /** The paragraphs of the short form, in their order. */
  private List<String> parts() {
    List<String> parts = new ArrayList<>();
    parts.add(state());
    parts.add(audit());
    statement().ifPresent(parts::add);
    parts.add(contact());
    parts.add(say("appeal"));
    return parts;
  }

  private String state() {
    String state = say("state." + notices.conformity().code());
    return notices.authority().isEmpty()
        ? state
        : state
            + " "
            + say("authority", Map.of("name", BidiIsolation.isolate(notices.authority())));
  }

  private String audit() {
    return notices
        .audited()
        .flatMap(
            day ->
                notices
                    .rate()
                    .map(rate -> say("audited", Map.of("date", date(day), "rate", number(rate)))))
        .orElseGet(() -> say("unaudited"));
  }

  private Optional<String> statement() {
    String dated = notices.stated().map(day -> say("stated", Map.of("date", date(day)))).orElse("");
    String whole =
        notices.address().isEmpty()
            ? ""
            : say("whole", Map.of("address", BidiIsolation.isolate(notices.address())));
    return Optional.of((dated + " " + whole).strip()).filter(it -> !it.isEmpty());
  }

  private String contact() {
    String ways =
        Stream.of(notices.telephone(), notices.email())
            .filter(it -> !it.isEmpty())
            .map(BidiIsolation::isolate)
            .collect(Collectors.joining(language == SessionLanguage.ARABIC ? "، " : ", "));
    return ways.isEmpty() ? say("reception") : say("contact", Map.of("ways", ways));
  }

  private String say(String path) {
    return texts.say(language, "accessibility." + path);
  }

  private String say(String path, Map<String, String> values) {
    return texts.say(language, "accessibility." + path, values);
  }

  private String date(LocalDate day) {
    String words = day.format(DateTimeFormatter.ofPattern(say("datePattern"), language.locale()));
    boolean isFrenchFirst = language == SessionLanguage.FRENCH && day.getDayOfMonth() == 1;
    return isFrenchFirst ? words.replaceFirst("^1 ", "1er ") : words;
  }

  private String number(String rate) {
    return language == SessionLanguage.ENGLISH || language == SessionLanguage.ARABIC
        ? rate
        : rate.replace('.', ',');
  }
}
