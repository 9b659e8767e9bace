package fr.teleguichet.edge.screen;

import fr.teleguichet.edge.configuration.ServiceOffer;
import fr.teleguichet.edge.session.SessionLanguage;
import fr.teleguichet.hardware.opening.OpeningHours;
import fr.teleguichet.hardware.opening.OpeningHours.Span;
import io.vertx.core.json.JsonObject;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * When a service can be called in a usual week, in the languages of the page: its own hours, or the
 * place's where it has none.
 *
 * @param place when the place is open; unknown without any
 */
record ServiceHoursText(Optional<OpeningHours> place) {

  /** Days in a row with the same hours. */
  record DayRun(DayOfWeek first, DayOfWeek last, List<Span> spans) {}

  /** The words; none where nobody said when. */
  Optional<JsonObject> of(ServiceOffer offer) {
    return offer.hours().or(() -> place).map(ServiceHoursText::words);
  }

  private static JsonObject words(OpeningHours hours) {
    var words = new JsonObject();
    var spoken = new JsonObject();
    for (SessionLanguage language : SessionLanguage.values()) {
      words.put(language.tag(), words(hours, language.locale()));
      spoken.put(language.tag(), new SpokenHours(PageTexts.all(), language).week(hours));
    }
    return words.put(SpokenHours.FIELD, spoken);
  }

  static String words(OpeningHours hours, Locale language) {
    return runs(hours).stream()
        .map(
            run ->
                days(run.first(), run.last(), language)
                    + " "
                    + run.spans().stream()
                        .map(it -> span(it, language))
                        .collect(Collectors.joining(comma(language))))
        .collect(Collectors.joining(" · "));
  }

  /** Open days, those in a row with the same hours together. */
  static List<DayRun> runs(OpeningHours hours) {
    List<DayRun> runs = new ArrayList<>();
    DayOfWeek[] days = DayOfWeek.values();
    int first = 0;
    while (first < days.length) {
      List<Span> spans = spans(hours, days[first]);
      int last = first;
      while (last + 1 < days.length && spans(hours, days[last + 1]).equals(spans)) {
        last++;
      }
      if (!spans.isEmpty()) {
        runs.add(new DayRun(days[first], days[last], spans));
      }
      first = last + 1;
    }
    return runs;
  }

  private static List<Span> spans(OpeningHours hours, DayOfWeek day) {
    return hours.weekly().getOrDefault(day, List.of());
  }

  private static String days(DayOfWeek first, DayOfWeek last, Locale language) {
    String begin = first.getDisplayName(TextStyle.FULL, language);
    return first == last
        ? begin
        : begin
            + (last == first.plus(1) ? comma(language) : "\u2013")
            + last.getDisplayName(TextStyle.FULL, language);
  }

  private static String comma(Locale language) {
    return language.equals(SessionLanguage.ARABIC.locale()) ? "\u060c " : ", ";
  }

  private static String span(Span span, Locale language) {
    return time(span.from(), language)
        + "\u2013"
        + (span.to().equals(LocalTime.MIDNIGHT) ? midnight(language) : time(span.to(), language));
  }

  private static String midnight(Locale language) {
    return language.equals(Locale.FRENCH) ? "24\u00a0h" : "24:00";
  }

  /** As clocks are read in France: 8 h 30, with spaces that do not break. */
  static String time(LocalTime time, Locale language) {
    if (!language.equals(Locale.FRENCH)) {
      return time.toString();
    }
    String minutes = time.getMinute() == 0 ? "" : "\u00a0%02d".formatted(time.getMinute());
    return time.getHour() + "\u00a0h" + minutes;
  }
}
