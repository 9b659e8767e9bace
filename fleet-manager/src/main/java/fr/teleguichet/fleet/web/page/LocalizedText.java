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
import java.util.Map;
import java.util.Optional;

/** Everything that pages say, in one language; times are those of France. */
public final class LocalizedText {

  /** The zone in which days and months are counted and times are shown. */
  public static final ZoneId ZONE = ZoneId.of("Europe/Paris");

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

  /** A number with its unit, held together. */
  public String withUnit(String number, String unit) {
    if (unit.isEmpty()) {
      return number;
    }
    boolean tight = language == Language.ENGLISH && unit.equals("%");
    return number + (tight ? "" : "\u00a0") + unit;
  }

  /** A day and time, such as 24 nov. 2026 à 14:05. */
  public String moment(Instant instant) {
    return DateTimeFormatter.ofPattern(say("format.moment"), language.locale())
        .format(instant.atZone(ZONE));
  }

  /** A day. */
  public String day(LocalDate day) {
    return DateTimeFormatter.ofPattern(say("format.day"), language.locale()).format(day);
  }

  /** A day in short, such as 3 nov. */
  public String shortDay(LocalDate day) {
    return DateTimeFormatter.ofPattern(say("format.short-day"), language.locale()).format(day);
  }

  /** A month in full. */
  public String longMonth(YearMonth month) {
    return DateTimeFormatter.ofPattern(say("format.long-month"), language.locale()).format(month);
  }

  /** A month, short. */
  public String month(YearMonth month) {
    return DateTimeFormatter.ofPattern(say("format.month"), language.locale()).format(month);
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
