package fr.teleguichet.edge.technician;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.enrolment.EnrolmentStatus;
import fr.teleguichet.edge.identity.HeldCertificate;
import fr.teleguichet.edge.identity.IdentityState;
import fr.teleguichet.edge.network.NetworkQualityFigures;
import fr.teleguichet.edge.network.NetworkUsability;
import fr.teleguichet.edge.screen.UnitStatus.Line;
import fr.teleguichet.edge.text.Messages;
import fr.teleguichet.est.OutboundRoute;
import fr.teleguichet.est.TestAuthority;
import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.hardware.device.Territory;
import fr.teleguichet.hardware.identity.KioskId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UnitStatusFactoryTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final Duration JITTER = Duration.ofMillis(4);

  private static String network(int asked, int lost, Optional<Duration> trip) {
    return network(Messages.FRENCH, asked, lost, trip);
  }

  private static String network(Messages messages, int asked, int lost, Optional<Duration> trip) {
    return new UnitStatusFactory(messages, PARIS)
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

  @Test
  void aCertificatesTimesAreThoseOfTheClockOnTheWall() {
    var name = new KioskId(new Territory("lot"), new KioskName("figeac-01"));
    TestAuthority fleet = TestAuthority.make("fleet");
    var held =
        new HeldCertificate(
            name,
            List.of(fleet.unit(TestAuthority.key().getPublic(), name)),
            List.of(),
            URI.create("https://fleet.example"),
            /* isWebPki= */ false);
    var unit =
        new EnrolmentStatus(
            new IdentityState.Enrolled(held, Instant.parse("2027-07-01T22:05:30Z")),
            Optional.empty(),
            OutboundRoute.direct(),
            Optional.empty());

    assertThat(new UnitStatusFactory(Messages.FRENCH, PARIS).of(unit, Optional.empty()).lines())
        .contains(new Line("Renouvellement", "prévu le 2 juillet 2027 à 00 h 05"))
        .anySatisfy(
            it -> assertThat(it.text()).matches("du \\d+ \\S+ \\d{4} à \\d\\d h \\d\\d au .*"));
  }
}
