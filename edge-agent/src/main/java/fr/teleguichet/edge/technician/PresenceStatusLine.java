package fr.teleguichet.edge.technician;

import fr.teleguichet.edge.presence.PresenceErrorEstimate;
import fr.teleguichet.edge.presence.Sensor;
import fr.teleguichet.edge.screen.UnitStatus.Line;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What presence detection knows of its own errors, in the words of the technician's page. */
public final class PresenceStatusLine {

  private PresenceStatusLine() {}

  public static Line of(PresenceErrorEstimate errors) {
    return new Line("Détection de présence", words(errors));
  }

  private static String words(PresenceErrorEstimate errors) {
    if (errors.arrivals() == 0 && errors.wakes() == 0) {
      return "personne n’est venu depuis le démarrage";
    }
    return "depuis le démarrage, sur %s, %s\u00a0; sur %s, %s%s"
        .formatted(
            count(
                errors.arrivals(),
                "personne qui a touché l’écran",
                "personnes qui ont touché l’écran"),
            count(errors.missed(), "qu’aucun capteur n’avait vue", "qu’aucun capteur n’avait vues"),
            count(errors.wakes(), "réveil par les capteurs", "réveils par les capteurs"),
            count(errors.doubtful(), "douteux", "douteux"),
            alone(errors));
  }

  /** French counts 0 and 1 in the singular. */
  private static String count(long many, String one, String more) {
    return many + "\u00a0" + (many < 2 ? one : more);
  }

  private static String alone(PresenceErrorEstimate errors) {
    return errors.alone().isEmpty()
        ? ""
        : Arrays.stream(Sensor.values())
            .filter(errors.alone()::containsKey)
            .map(it -> name(it) + "\u00a0: " + errors.alone().get(it))
            .collect(Collectors.joining(", ", " (vu par un seul capteur, ", ")"));
  }

  private static String name(Sensor sensor) {
    return switch (sensor) {
      case INFRARED -> "infrarouge";
      case RADAR -> "radar";
      case DISTANCE -> "télémètre";
    };
  }
}
