package fr.teleguichet.fleet.site;

import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.hardware.opening.OpeningHours;
import fr.teleguichet.hardware.opening.OpeningHours.Span;
import fr.teleguichet.hardware.opening.OpeningHoursParser;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A site's hours in lines, as people type them and as the table keeps them.
 *
 * <pre>
 *   zone: Europe/Paris
 *   monday: 08:30-12:00 14:00-17:00
 *   2026-12-25: closed
 * </pre>
 *
 * Days may be English or French, hours may be 8h30 or 8 h too, and a day that is missing is closed.
 */
public final class OpeningHoursTextCodec {

  /** The most letters of a text. */
  static final int MAX_LENGTH = 20_000;

  private static final String ZONE = "zone";
  private static final int MAX_SHOWN = 60;

  /** A time as people of France write it: 8h, 8 h 30, 08h30; and 8:30. */
  private static final Pattern FRENCH_TIME =
      Pattern.compile(
          "(?<![\\d:])(\\d{1,2})(?:[ \\u00a0]?[hH]"
              + "(?:[ \\u00a0]?(\\d\\d)(?!\\d|[ \\u00a0]?[hH:]))?|:(\\d\\d))(?!\\d)");

  private OpeningHoursTextCodec() {}

  /**
   * The hours in a text; nothing in an empty one.
   *
   * @throws IllegalArgumentException with a sentence that says what to write instead
   */
  public static Optional<OpeningHours> read(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("has more than " + MAX_LENGTH + " letters");
    }
    ZoneId zone = OpeningHoursParser.FRANCE;
    Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
    Map<LocalDate, List<Span>> exceptions = new HashMap<>();
    boolean any = false;
    for (String line : text.lines().map(String::strip).filter(it -> !it.isEmpty()).toList()) {
      any = true;
      int end = endOfKey(line);
      String key = line.substring(0, end).strip().toLowerCase(Locale.ROOT);
      String value = line.substring(Math.min(end + 1, line.length())).strip();
      if (key.equals(ZONE)) {
        zone = OpeningHoursParser.zone(value);
      } else if (!key.isEmpty() && Character.isDigit(key.charAt(0))) {
        once(exceptions.put(OpeningHoursParser.date(key), spans(key, value)) == null, key);
      } else {
        once(week.put(day(key), spans(key, value)) == null, key);
      }
    }
    if (exceptions.size() > OpeningHoursParser.MAX_EXCEPTIONS) {
      throw new IllegalArgumentException(
          "has more than 366 exceptions; leave out those that are past");
    }
    return any ? Optional.of(new OpeningHours(zone, week, exceptions)) : Optional.empty();
  }

  /** The first line that can't be read by itself, as far as it is shown; empty for none. */
  public static Optional<String> wrongLine(String text) {
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && stored(line).isEmpty())
        .map(line -> line.length() > MAX_SHOWN ? line.substring(0, MAX_SHOWN) + "…" : line)
        .findFirst();
  }

  /** Where the colon is, or the first blank of a line that has none, or its end. */
  private static int endOfKey(String line) {
    int colon = line.indexOf(':');
    int end = colon < 0 ? line.indexOf(' ') : colon;
    return end < 0 ? line.length() : end;
  }

  /** The hours of the table; what nobody can read is as if it were not there. */
  public static Optional<OpeningHours> stored(String text) {
    try {
      return read(text);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static void once(boolean fresh, String key) {
    if (!fresh) {
      throw new IllegalArgumentException("\"" + key + "\" stands there twice");
    }
  }

  private static DayOfWeek day(String name) {
    return Arrays.stream(DayOfWeek.values())
        .filter(day -> day.getDisplayName(TextStyle.FULL, Locale.FRENCH).equals(name))
        .findFirst()
        .orElseGet(() -> OpeningHoursParser.day(name));
  }

  private static List<Span> spans(String day, String value) {
    if (List.of("closed", "fermé").contains(value.toLowerCase(Locale.ROOT))) {
      return List.of();
    }
    List<String> texts =
        Arrays.stream(times(value).replaceAll("\\s*[-\\u2013]\\s*", "-").split("[\\s,;]+", -1))
            .filter(it -> !it.isEmpty())
            .toList();
    if (texts.isEmpty()) {
      throw new IllegalArgumentException(
          "\"" + day + "\" has no hours; write \"08:30-12:00\" or \"closed\"");
    }
    return OpeningHoursParser.spans(day, texts);
  }

  private static String times(String value) {
    return FRENCH_TIME
        .matcher(value)
        .replaceAll(
            time -> {
              String hour = time.group(1);
              String minutes = time.group(2) == null ? time.group(3) : time.group(2);
              return (hour.length() == 1 ? "0" : "")
                  + hour
                  + ":"
                  + (minutes == null ? "00" : minutes);
            });
  }

  /** The hours as {@link #read} reads them. */
  public static String write(OpeningHours hours) {
    return write(hours, true, day -> day.name().toLowerCase(Locale.ROOT), "closed");
  }

  /** The same in the words of whoever reads a form; of clocks only where they are not France's. */
  public static String write(OpeningHours hours, LocalizedText text) {
    Locale locale = text.language().locale();
    return write(
        hours,
        !hours.zone().equals(OpeningHoursParser.FRANCE),
        day -> day.getDisplayName(TextStyle.FULL, locale).toLowerCase(locale),
        text.say("site.open.not-that-day"));
  }

  private static String write(
      OpeningHours hours, boolean zone, Function<DayOfWeek, String> name, String closed) {
    List<String> lines = new ArrayList<>();
    if (zone) {
      lines.add(ZONE + ": " + hours.zone().getId());
    }
    for (DayOfWeek day : DayOfWeek.values()) {
      if (hours.weekly().containsKey(day)) {
        lines.add(
            name.apply(day) + ": " + write(hours.weekly().getOrDefault(day, List.of()), closed));
      }
    }
    hours.exceptions().entrySet().stream()
        .sorted(Comparator.comparing(Map.Entry::getKey))
        .forEach(entry -> lines.add(entry.getKey() + ": " + write(entry.getValue(), closed)));
    return String.join("\n", lines);
  }

  private static String write(List<Span> spans, String closed) {
    return spans.isEmpty()
        ? closed
        : String.join(" ", spans.stream().map(OpeningHoursParser::text).toList());
  }
}
