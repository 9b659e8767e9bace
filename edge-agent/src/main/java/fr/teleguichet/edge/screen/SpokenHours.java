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
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Times and hours as they are said aloud. What stands on the screen is made for eyes: of “8 h–12 h
 * · vendredi” a voice makes “eight aitch twelve aitch point”.
 */
record SpokenHours(PageTexts texts, SessionLanguage language) {

  /** In a view, beside words with a time in them: the same for a voice. */
  static final String FIELD = "spoken";

  /** A number by itself that ends in one, as a clock has it: eleven is another word. */
  private static final Pattern ENDS_IN_ONE = Pattern.compile("(?<!\\d)[2-5]?1(?!\\d)");

  String time(LocalTime time) {
    boolean isOne = time.getHour() == 1;
    boolean isWhole = time.getMinute() == 0;
    String pattern =
        isWhole
            ? (isOne ? "oneHourPattern" : "hourPattern")
            : (isOne ? "oneTimePattern" : "timePattern");
    String said = time.format(DateTimeFormatter.ofPattern(say(pattern), language.locale()));
    // Of “21 heures” a voice makes “vingt et un”; what comes first in a time is the hour.
    return ENDS_IN_ONE
        .matcher(said)
        .replaceAll(it -> say((it.start() == 0 ? "hour." : "minute.") + it.group()));
  }

  /** So many minutes, or whatever is of the same gender as they are. */
  String minutes(long count) {
    return ENDS_IN_ONE.matcher(String.valueOf(count)).replaceAll(it -> say("minute." + it.group()));
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
    return SingularHourArticle.in(language, texts.say(language, "spoken." + shape, ends));
  }

  /** After a full stop espeak-ng pauses before a capital letter only. */
  private String sentence(String words) {
    return words.substring(0, 1).toUpperCase(language.locale()) + words.substring(1);
  }

  private String say(String name) {
    return texts.say(language, "spoken." + name);
  }
}
