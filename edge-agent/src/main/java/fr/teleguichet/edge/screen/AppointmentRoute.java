package fr.teleguichet.edge.screen;

import fr.teleguichet.edge.appointment.AppointmentService;
import fr.teleguichet.edge.session.SessionLanguage;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What the page's key pad does, and what the page shows of appointments. Belongs to the loop.
 *
 * @param appointments knows who is expected
 */
record AppointmentRoute(AppointmentService appointments) {

  static final String PATH = "/api/appointment";

  /** Checks a code, or forgets the last one: whether it is; empty for no such message. */
  Optional<Boolean> act(JsonObject message) {
    return switch (message.getValue("code")) {
      case String code when code.isEmpty() -> {
        appointments.forget();
        yield Optional.of(true);
      }
      case String code -> Optional.of(appointments.enter(code));
      case null, default -> Optional.empty();
    };
  }

  /** How the code stands that was typed last. */
  static JsonObject entry(AppointmentService appointments, ZoneId zone) {
    JsonObject entry = new JsonObject().put("result", appointments.entry().result().code());
    appointments.entry().start().ifPresent(it -> entry.put("time", moment(it, zone)));
    return entry;
  }

  /** On which day at which time, in the words of each language: codes of other days are typed. */
  private static JsonObject moment(Instant instant, ZoneId zone) {
    MonthDay day = MonthDay.from(instant.atZone(zone));
    return words(
        instant,
        zone,
        (language, time) ->
            PageTexts.all()
                .say(
                    language,
                    "appointment.on",
                    Map.of(
                        "time",
                        time,
                        "date",
                        ServiceAvailabilityText.date(PageTexts.all(), day, language))));
  }

  /** At which time of the day, in the words of each language. */
  static JsonObject time(Instant instant, ZoneId zone) {
    return words(
        instant,
        zone,
        (language, time) -> PageTexts.all().say(language, "appointment.at", Map.of("time", time)));
  }

  private static JsonObject words(
      Instant instant, ZoneId zone, BiFunction<SessionLanguage, String, String> say) {
    LocalTime time = instant.atZone(zone).toLocalTime();
    JsonObject words = new JsonObject();
    JsonObject spoken = new JsonObject();
    for (SessionLanguage language : SessionLanguage.values()) {
      String drawn = say.apply(language, ServiceHoursText.time(time, language.locale()));
      String said = say.apply(language, new SpokenHours(PageTexts.all(), language).time(time));
      words.put(language.tag(), SingularHourArticle.in(language, drawn));
      spoken.put(language.tag(), SingularHourArticle.in(language, said));
    }
    return words.put(SpokenHours.FIELD, spoken);
  }
}
