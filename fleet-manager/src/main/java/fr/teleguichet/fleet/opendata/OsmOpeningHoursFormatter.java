package fr.teleguichet.fleet.opendata;

import fr.teleguichet.hardware.opening.OpeningHours;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The hours of an ordinary week as OpenStreetMap writes them (wiki.openstreetmap.org, Key:
 * opening_hours), such as {@code Mo 08:30-12:00,14:00-17:00; PH off}.
 */
final class OsmOpeningHoursFormatter {

  private static final List<String> DAYS = List.of("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su");

  private OsmOpeningHoursFormatter() {}

  static String of(OpeningHours hours) {
    String week =
        Arrays.stream(DayOfWeek.values())
            .filter(day -> !spans(hours, day).isEmpty())
            .map(day -> DAYS.get(day.getValue() - 1) + " " + spans(hours, day))
            .collect(Collectors.joining("; "));
    return week.isEmpty() ? "off" : week + "; PH off";
  }

  private static String spans(OpeningHours hours, DayOfWeek day) {
    return hours.weekly().getOrDefault(day, List.of()).stream()
        .map(span -> span.from() + "-" + span.to())
        .collect(Collectors.joining(","));
  }
}
