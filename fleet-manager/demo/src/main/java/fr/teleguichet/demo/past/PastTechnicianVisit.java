package fr.teleguichet.demo.past;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A technician's visit: what lasted for days was ended by one, and so was each planned maintenance.
 * The rest ended by itself or by the mediator's hand.
 *
 * @param part what had failed; empty where nothing had
 * @param done what was done
 * @param partsUsed empty for none
 */
record PastTechnicianVisit(
    String kiosk, LocalDate day, String part, String done, String partsUsed) {

  private static final Duration DAYS = Duration.ofHours(5);

  /** The visits that these incidents took. */
  static List<PastTechnicianVisit> of(List<PastIncident> incidents) {
    return incidents.stream()
        .flatMap(it -> of(it).stream())
        .filter(it -> it.day().getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0)
        .toList();
  }

  private static Optional<PastTechnicianVisit> of(PastIncident incident) {
    return switch (incident) {
      case PastIncident.Stopped it when it.reason().equals("maintenance") ->
          Optional.of(
              visit(it, "Entretien : écran et vitre du scanner nettoyés, impression essayée."));
      case PastIncident.Lost it when it.lasted().compareTo(DAYS) >= 0 ->
          Optional.of(visit(it, "Box de la mairie redémarrée, prise du réseau refixée."));
      case PastIncident.Peripheral it
          when it.device().equals("scanner") && it.lasted().compareTo(DAYS) >= 0 ->
          Optional.of(scannerVisit(it));
      case PastIncident _ -> Optional.empty();
    };
  }

  private static PastTechnicianVisit visit(PastIncident incident, String done) {
    return new PastTechnicianVisit(incident.kiosk(), day(incident), "", done, "");
  }

  private static PastTechnicianVisit scannerVisit(PastIncident incident) {
    return new PastTechnicianVisit(
        incident.kiosk(),
        day(incident),
        "Scanner",
        "Câble USB remplacé, numérisation essayée avec la médiatrice.",
        "1 câble USB A-B de 2 m");
  }

  private static LocalDate day(PastIncident incident) {
    return incident.ended().atZone(PastGenerator.PLACE).toLocalDate();
  }
}
