package fr.teleguichet.hardware.serve;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a service that is closed answers again, by the clock on the kiosk's wall, in such a form
 * that it is read alike wherever and whenever it is read.
 *
 * @param time to the minute
 * @param date there only when the day of the week alone would be taken for an earlier day
 */
public record ServiceReopening(DayOfWeek day, LocalTime time, Optional<MonthDay> date) {

  private static final String MARK = "opens-";
  private static final Pattern FORM =
      Pattern.compile("opens-([a-z]{6,9})(?:-(\\d\\d-\\d\\d))?-(\\d\\d)\\.(\\d\\d)");

  /** From here on a day of the week could be another one's. */
  private static final int WEEK = 7;

  public ServiceReopening {
    time = time.truncatedTo(ChronoUnit.MINUTES);
  }

  /**
   * Puts a time into words' reach.
   *
   * @param now by the same clock
   */
  public static ServiceReopening of(LocalDateTime opens, LocalDateTime now) {
    long days = ChronoUnit.DAYS.between(now.toLocalDate(), opens.toLocalDate());
    return new ServiceReopening(
        opens.getDayOfWeek(),
        opens.toLocalTime(),
        days < WEEK ? Optional.empty() : Optional.of(MonthDay.from(opens)));
  }

  /**
   * The word on the wire, {@code opens-tuesday-09.00} or {@code opens-tuesday-12-08-09.00} with
   * month and day. It stands among the obstacles of a service, where a program that does not know
   * it passes it over.
   */
  String code() {
    return MARK
        + day.name().toLowerCase(Locale.ROOT)
        + date.map(it -> "-%02d-%02d".formatted(it.getMonthValue(), it.getDayOfMonth())).orElse("")
        + "-%02d.%02d".formatted(time.getHour(), time.getMinute());
  }

  /** The time behind the word; nothing when it is none. */
  static Optional<ServiceReopening> ofWord(String word) {
    Matcher parts = FORM.matcher(word);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new ServiceReopening(
              DayOfWeek.valueOf(parts.group(1).toUpperCase(Locale.ROOT)),
              LocalTime.of(Integer.parseInt(parts.group(3)), Integer.parseInt(parts.group(4))),
              Optional.ofNullable(parts.group(2)).map(it -> MonthDay.parse("--" + it))));
    } catch (IllegalArgumentException | java.time.DateTimeException _) {
      return Optional.empty();
    }
  }

  /** A part of a sentence, such as {@code ouvert mardi 9 h}, in French, Spanish or English. */
  public String sentence(Locale locale) {
    return ServiceReopeningText.of(this, locale);
  }
}
