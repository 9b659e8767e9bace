package fr.teleguichet.fleet.site;

import fr.teleguichet.hardware.opening.OpeningHours;
import fr.teleguichet.hardware.opening.OpeningHours.Span;
import fr.teleguichet.hardware.opening.OpeningWords;
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

/**
 * A site's hours in lines, as people type them and as the table keeps them.
 *
 * <pre>
 *   zone: Europe/Paris
 *   monday: 08:30-12:00 14:00-17:00
 *   2026-12-25: closed
 * </pre>
 *
 * Days may be English or French, and a day that is missing is closed.
 */
public final class OpeningText {

  /** The most letters of a text. */
  static final int MAX_LENGTH = 20_000;

  private static final String ZONE = "zone";

  private OpeningText() {}

  /**
   * The hours in a text; nothing in an empty one.
   *
   * @throws IllegalArgumentException with a sentence that says what to write instead
   */
  public static Optional<OpeningHours> read(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("has more than " + MAX_LENGTH + " letters");
    }
    ZoneId zone = OpeningWords.FRANCE;
    Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
    Map<LocalDate, List<Span>> exceptions = new HashMap<>();
    boolean any = false;
    for (String line : text.lines().map(String::strip).filter(it -> !it.isEmpty()).toList()) {
      any = true;
      int colon = line.indexOf(':');
      String key = (colon < 0 ? line : line.substring(0, colon)).strip().toLowerCase(Locale.ROOT);
      String value = colon < 0 ? "" : line.substring(colon + 1).strip();
      if (key.equals(ZONE)) {
        zone = OpeningWords.zone(value);
      } else if (!key.isEmpty() && Character.isDigit(key.charAt(0))) {
        once(exceptions.put(OpeningWords.date(key), spans(key, value)) == null, key);
      } else {
        once(week.put(day(key), spans(key, value)) == null, key);
      }
    }
    if (exceptions.size() > OpeningWords.MAX_EXCEPTIONS) {
      throw new IllegalArgumentException(
          "has more than 366 exceptions; leave out those that are past");
    }
    return any ? Optional.of(new OpeningHours(zone, week, exceptions)) : Optional.empty();
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
        .orElseGet(() -> OpeningWords.day(name));
  }

  private static List<Span> spans(String day, String value) {
    if (List.of("closed", "fermé").contains(value.toLowerCase(Locale.ROOT))) {
      return List.of();
    }
    List<String> texts =
        Arrays.stream(value.replaceAll("\\s*[-\\u2013]\\s*", "-").split("[\\s,;]+", -1))
            .filter(it -> !it.isEmpty())
            .toList();
    if (texts.isEmpty()) {
      throw new IllegalArgumentException(
          "\"" + day + "\" has no hours; write \"08:30-12:00\" or \"closed\"");
    }
    return OpeningWords.spans(day, texts);
  }

  /** The hours as {@link #read} reads them. */
  public static String write(OpeningHours hours) {
    List<String> lines = new ArrayList<>();
    lines.add(ZONE + ": " + hours.zone().getId());
    for (DayOfWeek day : DayOfWeek.values()) {
      if (hours.weekly().containsKey(day)) {
        lines.add(
            day.name().toLowerCase(Locale.ROOT)
                + ": "
                + write(hours.weekly().getOrDefault(day, List.of())));
      }
    }
    hours.exceptions().entrySet().stream()
        .sorted(Comparator.comparing(Map.Entry::getKey))
        .forEach(entry -> lines.add(entry.getKey() + ": " + write(entry.getValue())));
    return String.join("\n", lines);
  }

  private static String write(List<Span> spans) {
    return spans.isEmpty()
        ? "closed"
        : String.join(" ", spans.stream().map(OpeningWords::text).toList());
  }
}
