package fr.teleguichet.edge.technician;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.network.NetworkQualityFigures;
import fr.teleguichet.edge.network.NetworkUsability;
import fr.teleguichet.edge.text.Messages;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UnitStatusFactoryTest {

  private static final Duration JITTER = Duration.ofMillis(4);

  private static String network(int asked, int lost, Optional<Duration> trip) {
    return network(Messages.FRENCH, asked, lost, trip);
  }

  private static String network(Messages messages, int asked, int lost, Optional<Duration> trip) {
    return new UnitStatusFactory(messages)
        .network(
            NetworkUsability.GOOD,
            new NetworkQualityFigures(asked, lost, trip, JITTER),
            "débit jamais observé")
        .text();
  }

  @Test
  void beforeAnythingWasMeasuredNothingElseIsSaid() {
    assertThat(network(0, 0, Optional.empty())).isEqualTo("pas encore mesuré");
  }

  @Test
  void noneAndOneAreSingularAndMoreArePlural() {
    Optional<Duration> trip = Optional.of(Duration.ofMillis(30));
    assertThat(network(20, 0, trip))
        .isEqualTo(
            "suffit pour la visio, aller-retour 30\u00a0ms, gigue 4\u00a0ms, 0 essai perdu sur 20,"
                + " débit jamais observé");
    assertThat(network(20, 1, trip)).contains(", 1 essai perdu sur 20,");
    assertThat(network(20, 2, trip)).contains(", 2 essais perdus sur 20,");
    assertThat(network(5, 5, Optional.empty())).startsWith("suffit pour la visio, gigue");
  }

  @Test
  void englishCountsNoneInThePlural() {
    Optional<Duration> trip = Optional.of(Duration.ofMillis(1030));
    assertThat(network(Messages.ENGLISH, 2000, 0, trip))
        .startsWith(
            "good enough for video, round trip 1030\u00a0ms, jitter 4\u00a0ms, 0 tries lost of"
                + " 2000,");
    assertThat(network(Messages.ENGLISH, 20, 1, trip)).contains(", 1 try lost of 20,");
    assertThat(network(Messages.ENGLISH, 20, 2, trip)).contains(", 2 tries lost of 20,");
  }
}
