package fr.teleguichet.demo.past;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the manager would have told of an incident, by its rules as they are preset: after a while,
 * and not while the place is closed.
 *
 * @param kind the rule's word
 * @param severity as the rule presets it
 * @param topic which part of the kiosk; empty for all of it
 * @param since when it began
 * @param opened when it was told
 * @param over when it was gone by itself
 */
record PastAlert(
    String kiosk,
    String kind,
    String severity,
    String topic,
    Instant since,
    Instant opened,
    Instant over) {

  private static final LocalTime OPENS = LocalTime.of(9, 0);
  private static final LocalTime CLOSES = LocalTime.of(17, 0);

  private record Rule(String kind, String severity, String topic, int minutes) {}

  /** Those of these incidents that were told, in the order in which they were. */
  static List<PastAlert> of(List<PastIncident> incidents) {
    return incidents.stream()
        .flatMap(it -> rule(it).flatMap(rule -> of(it, rule)).stream())
        .sorted(Comparator.comparing(PastAlert::opened))
        .toList();
  }

  private static Optional<Rule> rule(PastIncident incident) {
    return switch (incident) {
      case PastIncident.Lost _ -> Optional.of(new Rule("offline", "urgent", "", 10));
      // It had said so.
      case PastIncident.Stopped _ -> Optional.empty();
      case PastIncident.Peripheral it when it.reasons().equals("media-low") ->
          Optional.of(new Rule("paper-low", "notice", "", 30));
      case PastIncident.Peripheral it -> Optional.of(new Rule("degraded", "soon", it.device(), 15));
    };
  }

  private static Optional<PastAlert> of(PastIncident incident, Rule rule) {
    Instant opened = told(incident.begun(), Duration.ofMinutes(rule.minutes()));
    return opened.isBefore(incident.ended())
        ? Optional.of(
            new PastAlert(
                incident.kiosk(),
                rule.kind(),
                rule.severity(),
                rule.topic(),
                incident.begun(),
                opened,
                incident.ended()))
        : Optional.empty();
  }

  private static Instant told(Instant begun, Duration delay) {
    ZonedDateTime at = begun.atZone(PastGenerator.PLACE);
    if (at.toLocalTime().isBefore(OPENS)) {
      at = at.with(OPENS);
    } else if (!at.toLocalTime().isBefore(CLOSES)) {
      at = at.plusDays(1).with(OPENS);
    }
    while (at.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0) {
      at = at.plusDays(1).with(OPENS);
    }
    return at.toInstant().plus(delay);
  }
}
