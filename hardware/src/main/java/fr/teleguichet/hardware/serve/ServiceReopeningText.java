package fr.teleguichet.hardware.serve;

import java.time.LocalTime;
import java.time.MonthDay;
import java.time.format.TextStyle;
import java.util.Locale;

/**
 * A reopening in words. French writes the hour with an {@code h} between no-break spaces, without
 * minutes when there are none (Lexique des règles typographiques en usage à l’Imprimerie nationale,
 * « Heure »).
 */
final class ServiceReopeningText {

  private ServiceReopeningText() {}

  static String of(ServiceReopening opens, Locale locale) {
    String day = opens.day().getDisplayName(TextStyle.FULL, locale);
    return switch (locale.getLanguage()) {
      case "fr" ->
          "ouvert "
              + day
              + opens.date().map(it -> " " + french(it, locale)).orElse("")
              + " "
              + french(opens.time());
      case "es" ->
          "abre el "
              + day
              + opens
                  .date()
                  .map(it -> " " + it.getDayOfMonth() + " de " + month(it, locale))
                  .orElse("")
              + (opens.time().getHour() == 1 ? " a la " : " a las ")
              + figures(opens.time());
      default ->
          "open on "
              + day
              + opens
                  .date()
                  .map(it -> " " + it.getDayOfMonth() + " " + month(it, locale))
                  .orElse("")
              + " at "
              + figures(opens.time());
    };
  }

  private static String french(MonthDay date, Locale locale) {
    int day = date.getDayOfMonth();
    return (day == 1 ? "1er" : Integer.toString(day)) + "\u00a0" + month(date, locale);
  }

  private static String french(LocalTime time) {
    String hour = time.getHour() + "\u00a0h";
    return time.getMinute() == 0 ? hour : hour + "\u00a0%02d".formatted(time.getMinute());
  }

  private static String figures(LocalTime time) {
    return "%d:%02d".formatted(time.getHour(), time.getMinute());
  }

  private static String month(MonthDay date, Locale locale) {
    return date.getMonth().getDisplayName(TextStyle.FULL, locale);
  }
}
