package fr.teleguichet.edge.screen;

import fr.teleguichet.edge.screen.ServiceHoursText.DayRun;
import fr.teleguichet.edge.session.SessionLanguage;
import fr.teleguichet.hardware.opening.OpeningHours;
import fr.teleguichet.hardware.opening.OpeningHours.Span;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Times and hours as they are said aloud. What stands on the screen is made for eyes: of “8 h–12 h
 * · vendredi” a voice makes “eight aitch twelve aitch point”.
 */
record SpokenHours(PageTexts texts, SessionLanguage language) {

  /** In a view, beside words with a time in them: the same for a voice. */
  static final String FIELD = "spoken";

  String time(LocalTime time) {
    String pattern = time.getMinute() == 0 ? "hourPattern" : "timePattern";
    return time.format(DateTimeFormatter.ofPattern(say(pattern), language.locale()));
  }

  /** A usual week, a sentence for each day or row of days. */
  String week(OpeningHours hours) {
    return ServiceHoursText.runs(hours).stream()
        .map(it -> sentence(days(it) + ", " + spans(it)))
        .collect(Collectors.joining(". "));
  }

  private String days(DayRun run) {
    if (run.first() == run.last()) {
      return day(run.first());
    }
    String shape = run.last() == run.first().plus(1) ? "twoDays" : "days";
    return texts.say(
        language, "spoken." + shape, Map.of("first", day(run.first()), "last", day(run.last())));
  }

  private String day(DayOfWeek day) {
    return day.getDisplayName(TextStyle.FULL, language.locale());
  }

  private String spans(DayRun run) {
    return run.spans().stream().map(this::span).collect(Collectors.joining(", "));
  }

  private String span(Span span) {
    Map<String, String> ends = Map.of("from", time(span.from()), "to", time(span.to()));
    String shape = span.to().equals(LocalTime.MIDNIGHT) ? "untilMidnight" : "span";
    return texts.say(language, "spoken." + shape, ends);
  }

  /** After a full stop espeak-ng pauses before a capital letter only. */
  private String sentence(String words) {
    return words.substring(0, 1).toUpperCase(language.locale()) + words.substring(1);
  }

  private String say(String name) {
    return texts.say(language, "spoken." + name);
  }
}
