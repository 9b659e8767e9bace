package fr.teleguichet.edge.technician;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.presence.PresenceErrorEstimate;
import fr.teleguichet.edge.presence.Sensor;
import fr.teleguichet.edge.text.Messages;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PresenceStatusLineTest {

  private static String words(PresenceErrorEstimate errors) {
    return PresenceStatusLine.of(errors, Messages.FRENCH).text();
  }

  @Test
  void missedArrivalsAndDoubtfulWakesAreToldInWords() {
    var errors =
        new PresenceErrorEstimate(12, 1, 30, 3, Map.of(Sensor.RADAR, 2L, Sensor.INFRARED, 1L));
    assertThat(words(errors))
        .isEqualTo(
            "depuis le démarrage, sur 12\u00a0personnes qui ont touché l’écran, 1\u00a0qu’aucun"
                + " capteur n’avait vue\u00a0; sur 30\u00a0réveils par les capteurs, 3\u00a0douteux"
                + " (vu par un seul capteur, infrarouge\u00a0: 1, radar\u00a0: 2)");
  }

  @Test
  void beforeAnybodyCameNothingIsReckoned() {
    assertThat(words(new PresenceErrorEstimate(0, 0, 0, 0, Map.of())))
        .isEqualTo("personne n’est venu depuis le démarrage");
  }
}
