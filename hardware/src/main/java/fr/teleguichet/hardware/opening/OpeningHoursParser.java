package fr.teleguichet.hardware.opening;

import fr.teleguichet.hardware.opening.OpeningHours.Span;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words in which opening hours are written, whatever file they stand in. What is wrong is told
 * by an {@link IllegalArgumentException} whose message says how to write it.
 */
public final class OpeningHoursParser {

  /** Where clocks are when nothing is said. */
  public static final ZoneId FRANCE = ZoneId.of("Europe/Paris");

  /** So many days may differ from the week's. */
  public static final int MAX_EXCEPTIONS = 366;

  /** So many spans a day may have. */
  public static final int MAX_SPANS = 6;

  private static final Pattern SPAN = Pattern.compile("(\\d\\d:\\d\\d)\\s?-\\s?(\\d\\d:\\d\\d)");

  private OpeningHoursParser() {}

  /** The zone of this name in the IANA time zone database. */
  public static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException _) {
      throw wrong("\"" + name + "\" is no time zone; write it as Europe/Paris");
    }
  }

  /** The day, by its English name. */
  public static DayOfWeek day(String name) {
    try {
      return DayOfWeek.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException _) {
      throw wrong("\"" + name + "\" is no day; write monday to sunday");
    }
  }

  /** The date, as ISO 8601 writes it. */
  public static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException _) {
      throw wrong("\"" + text + "\" is no date; write it as 2026-12-25");
    }
  }

  /** The spans of a day; none when it is closed. */
  public static List<Span> spans(String day, List<String> texts) {
    if (texts.size() > MAX_SPANS) {
      throw wrong(day + " must be a list of up to 6 spans; [] when closed");
    }
    List<Span> spans = new ArrayList<>();
    texts.forEach(text -> spans.add(span(text)));
    return List.copyOf(spans);
  }

  /** One span, such as 08:30-12:00; it may end at 24:00, or on the next day. */
  public static Span span(String text) {
    Matcher parts = SPAN.matcher(text);
    try {
      if (parts.matches()) {
        String end = parts.group(2).equals("24:00") ? "00:00" : parts.group(2);
        return new Span(LocalTime.parse(parts.group(1)), LocalTime.parse(end));
      }
    } catch (DateTimeException _) {
      // Told below.
    }
    throw wrong("\"" + text + "\" is no span; write it as \"08:30-12:00\"");
  }

  /** The span as {@link #span} reads it. */
  public static String text(Span span) {
    return span.from() + "-" + (span.to().equals(LocalTime.MIDNIGHT) ? "24:00" : span.to());
  }

  private static IllegalArgumentException wrong(String sentence) {
    return new IllegalArgumentException(sentence);
  }
}
