package fr.teleguichet.fleet.web.page;

import java.math.RoundingMode;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Map;
import java.util.Optional;

/** Everything that pages say, in one language; times are those of France. */
public final class LocalizedText {

  /** The zone in which days and months are counted and times are shown. */
  public static final ZoneId ZONE = ZoneId.of("Europe/Paris");

  /** What is kept as the name of whoever used the token in the data folder. */
  private static final String LOCAL_TOKEN = "local";

  private static final long MINUTE = 60;
  private static final long HOUR = 3_600;
  private static final long DAY = 86_400;

  private final Language language;
  private final Map<String, String> messages;

  LocalizedText(Language language, Map<String, String> messages) {
    this.language = language;
    this.messages = Map.copyOf(messages);
  }

  /** The language. */
  public Language language() {
    return language;
  }

  /** The message, with its arguments in their places. */
  public String say(String key, Object... arguments) {
    String pattern = messages.get(key);
    if (pattern == null) {
      throw new IllegalArgumentException("there is no message \"" + key + "\"");
    }
    return arguments.length == 0
        ? pattern
        : new MessageFormat(pattern, language.locale()).format(arguments);
  }

  /** The message without arguments, where there is one. */
  public Optional<String> find(String key) {
    return Optional.ofNullable(messages.get(key));
  }

  /** Who did something, by the name that was kept, within a sentence. */
  public String who(String name) {
    return name.equals(LOCAL_TOKEN) ? say("who.local") : name;
  }

  /** The same where a sentence or a line begins. */
  public String whoFirst(String name) {
    return name.equals(LOCAL_TOKEN) ? say("who.local.first") : name;
  }

  /** A whole number. */
  public String number(long number) {
    return NumberFormat.getIntegerInstance(language.locale()).format(number);
  }

  /** A number with at most this many digits after the comma. */
  public String number(double number, int digits) {
    NumberFormat format = NumberFormat.getNumberInstance(language.locale());
    format.setMaximumFractionDigits(digits);
    format.setRoundingMode(RoundingMode.HALF_UP);
    return format.format(number).replace('-', '\u2212');
  }

  /** A number with exactly this many digits after the comma. */
  public String fixed(double number, int digits) {
    NumberFormat format = NumberFormat.getNumberInstance(language.locale());
    format.setMinimumFractionDigits(digits);
    format.setMaximumFractionDigits(digits);
    format.setRoundingMode(RoundingMode.HALF_UP);
    return format.format(number).replace('-', '\u2212');
  }

  /**
   * The size of a file, in kilobytes, megabytes or gigabytes of a thousand each, as disks have it.
   *
   * @param bytes 0 or more; less than a kilobyte is one
   */
  public String size(long bytes) {
    if (bytes >= 1_000_000_000) {
      return withUnit(number(bytes / 1e9, 1), say("measure.unit.gigabytes"));
    }
    return bytes >= 1_000_000
        ? withUnit(number(bytes / 1_000_000), say("measure.unit.megabytes"))
        : withUnit(number(Math.max(1, bytes / 1_000)), say("measure.unit.kilobytes"));
  }

  /** A number with its unit, held together. */
  public String withUnit(String number, String unit) {
    if (unit.isEmpty()) {
      return number;
    }
    boolean tight = language == Language.ENGLISH && unit.equals("%");
    return number + (tight ? "" : "\u00a0") + unit;
  }

  /**
   * A day or time by a pattern of {@link DateTimeFormatter}; in French the first of a month is its
   * 1er.
   */
  public String formatted(String pattern, TemporalAccessor when) {
    boolean isFrenchFirst =
        language == Language.FRENCH
            && when.isSupported(ChronoField.DAY_OF_MONTH)
            && when.get(ChronoField.DAY_OF_MONTH) == 1;
    String words = isFrenchFirst ? pattern.replaceFirst("\\bd\\b", "d'er'") : pattern;
    return DateTimeFormatter.ofPattern(words, language.locale()).format(when);
  }

  /** A day and time, such as 24 nov. 2026 à 14:05. */
  public String moment(Instant instant) {
    return formatted(say("format.moment"), instant.atZone(ZONE));
  }

  /** A day. */
  public String day(LocalDate day) {
    return formatted(say("format.day"), day);
  }

  /** A day in short, such as 3 nov. */
  public String shortDay(LocalDate day) {
    return formatted(say("format.short-day"), day);
  }

  /** A month in full. */
  public String longMonth(YearMonth month) {
    return formatted(say("format.long-month"), month);
  }

  /** A month, short. */
  public String month(YearMonth month) {
    return formatted(say("format.month"), month);
  }

  /** How long ago, in one unit; the page's script keeps it up to date with the same words. */
  public String ago(Instant then, Instant now) {
    return say("age.ago", length(Duration.between(then, now)));
  }

  /** A length of time in one unit. */
  public String length(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    if (seconds < MINUTE) {
      return say("age.seconds", seconds);
    }
    if (seconds < HOUR) {
      return say("age.minutes", seconds / MINUTE);
    }
    return seconds < DAY * 2 ? say("age.hours", seconds / HOUR) : say("age.days", seconds / DAY);
  }
}
