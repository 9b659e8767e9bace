package fr.teleguichet.fleet.site;

import fr.teleguichet.hardware.opening.OpeningHours;
import fr.teleguichet.hardware.opening.OpeningHoursParser;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A site's hours in JSON, with the words of the setting {@code opening} of its kiosks. */
@Serdeable
@Schema(name = "Opening", description = "When a site is open.")
public record OpeningHoursJson(
    @Nullable @Schema(description = "Where its clocks are; Europe/Paris where it is missing.")
        String zone,
    @Nullable
        @Schema(
            description =
                "Spans such as 08:30-12:00 by day, monday to sunday; a day that is missing is"
                    + " closed.")
        Map<String, List<String>> weekly,
    @Nullable
        @Schema(description = "Spans by date, in place of the week’s; an empty list when closed.")
        Map<String, List<String>> exceptions) {

  /** The hours as JSON has them. */
  public static OpeningHoursJson of(OpeningHours hours) {
    Map<String, List<String>> weekly = new LinkedHashMap<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      if (hours.weekly().containsKey(day)) {
        weekly.put(
            day.name().toLowerCase(Locale.ROOT),
            texts(hours.weekly().getOrDefault(day, List.of())));
      }
    }
    Map<String, List<String>> exceptions = new TreeMap<>();
    hours.exceptions().forEach((date, spans) -> exceptions.put(date.toString(), texts(spans)));
    return new OpeningHoursJson(hours.zone().getId(), weekly, exceptions);
  }

  private static List<String> texts(List<OpeningHours.Span> spans) {
    return spans.stream().map(OpeningHoursParser::text).toList();
  }

  /** The same in lines, mistakes included. */
  public String lines() {
    List<String> lines = new ArrayList<>();
    if (zone != null) {
      lines.add("zone: " + line(zone));
    }
    if (weekly != null) {
      weekly.forEach((day, spans) -> lines.add(line(day, spans)));
    }
    if (exceptions != null) {
      exceptions.forEach((date, spans) -> lines.add(line(date, spans)));
    }
    return String.join("\n", lines);
  }

  private static String line(String day, @Nullable List<String> spans) {
    return line(day)
        + ": "
        + (spans == null || spans.isEmpty() ? "closed" : line(String.join(" ", spans)));
  }

  /** What is one value stays one line. */
  private static String line(String text) {
    return text.replaceAll("\\R", " ");
  }
}
