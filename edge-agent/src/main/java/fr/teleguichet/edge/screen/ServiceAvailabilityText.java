package fr.teleguichet.edge.screen;

import fr.teleguichet.edge.call.AdviserPresence;
import fr.teleguichet.edge.configuration.ServiceOffer;
import fr.teleguichet.edge.session.SessionLanguage;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.serve.ServiceReopening;
import fr.teleguichet.hardware.serve.ServiceVerdict;
import fr.teleguichet.hardware.service.ServiceMode;
import io.vertx.core.json.JsonObject;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One state of a service, in the words of each language: available now, from a time on, or not. Why
 * not is no citizen's business.
 *
 * @param today the day of the week on the kiosk's wall
 * @param presence whether advisers of a service are there
 */
record ServiceAvailabilityText(
    PageTexts texts, DayOfWeek today, Function<ServiceCode, AdviserPresence> presence) {

  /** No call would come about, whatever the hour: there are other ways, and they are told. */
  static final String UNREACHABLE = "unreachable";

  JsonObject of(ServiceVerdict verdict, ServiceOffer offer) {
    @Nullable ServiceReopening opens = verdict.reopenings().get(offer.id());
    if (isUnreachable(verdict, offer)) {
      return words(UNREACHABLE, null);
    }
    boolean isOpen = AvailabilityView.canBeCalled(offer, verdict);
    if (offer.service().mode() == ServiceMode.APPOINTMENT && (isOpen || opens != null)) {
      return words("appointment", opens);
    }
    if (isOpen) {
      boolean isUnattended = presence.apply(offer.id()) == AdviserPresence.ABSENT;
      return words(isUnattended ? "unattended" : "now", opens);
    }
    if (opens == null) {
      return words("unavailable", opens);
    }
    if (opens.date().isPresent()) {
      return words("dated", opens);
    }
    return words(opens.day() == today ? "today" : "later", opens);
  }

  /** At an hour at which the service answers; else it is the hour that is told. */
  boolean isUnreachable(ServiceVerdict verdict, ServiceOffer offer) {
    return presence.apply(offer.id()) == AdviserPresence.UNREACHABLE
        && AvailabilityView.isHour(verdict, offer);
  }

  private JsonObject words(String kind, @Nullable ServiceReopening opens) {
    var words = new JsonObject().put("kind", kind);
    var spoken = new JsonObject();
    for (SessionLanguage language : SessionLanguage.values()) {
      words.put(
          language.tag(),
          words(kind, opens, language, it -> ServiceHoursText.time(it, language.locale())));
      spoken.put(
          language.tag(), words(kind, opens, language, new SpokenHours(texts, language)::time));
    }
    return opens == null ? words : words.put(SpokenHours.FIELD, spoken);
  }

  private String words(
      String kind,
      @Nullable ServiceReopening opens,
      SessionLanguage language,
      Function<LocalTime, String> time) {
    String words =
        texts.say(
            language,
            "availability." + kind,
            opens == null
                ? Map.of()
                : Map.of(
                    "time", time.apply(opens.time()),
                    "day", opens.day().getDisplayName(TextStyle.FULL, language.locale()),
                    "date", opens.date().map(it -> date(texts, it, language)).orElse("")));
    return SingularHourArticle.in(language, words);
  }

  /** A day of the year in the words of the language. */
  static String date(PageTexts texts, MonthDay date, SessionLanguage language) {
    String pattern = texts.say(language, "availability.datePattern");
    String words = date.format(DateTimeFormatter.ofPattern(pattern, language.locale()));
    boolean isFrenchFirst = language == SessionLanguage.FRENCH && date.getDayOfMonth() == 1;
    return isFrenchFirst ? words.replaceFirst("^1 ", "1er ") : words;
  }
}
