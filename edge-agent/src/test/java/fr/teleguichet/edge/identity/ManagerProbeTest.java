package fr.teleguichet.edge.identity;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.est.EstClientCredential;
import fr.teleguichet.est.FakeEstServer;
import fr.teleguichet.est.OutboundRoute;
import fr.teleguichet.est.ServerTrust;
import fr.teleguichet.est.TestAuthority;
import fr.teleguichet.hardware.identity.Fingerprint;
import fr.teleguichet.hardware.peer.Installed;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Only the fleet itself answers, and not whoever stands in its place in somebody's network. */
@Timeout(120)
class ManagerProbeTest {

  private static final Fingerprint KEY = Fingerprint.parse("3f".repeat(32)).orElseThrow();
  private static final TestAuthority FLEET = TestAuthority.make("Lot");

  private static boolean isAnswered(URI manager) {
    var request =
        new UnitEnrolmentParameters(
            manager,
            new ServerTrust.Roots(List.of(FLEET.root())),
            new EstClientCredential.Nothing());
    return ManagerProbe.of(new IdentityState.Enrolling(KEY, request, 1))
        .orElseThrow()
        .isAnswered(Clock.systemUTC(), OutboundRoute.direct());
  }

  @Test
  void theFleetManagerOfTheUnitAnswers() throws IOException {
    try (var fleet = FakeEstServer.start(FLEET)) {
      assertThat(isAnswered(fleet.address())).isTrue();
    }
  }

  @Test
  void aWelcomePageInItsPlaceDoesNot() throws IOException {
    try (var stranger = FakeEstServer.start(TestAuthority.make("Elsewhere"))) {
      assertThat(isAnswered(stranger.address())).isFalse();
    }
    assertThat(isAnswered(URI.create("https://127.0.0.1:" + Installed.freePort()))).isFalse();
  }

  @Test
  void aUnitThatKnowsNobodyAsksNobody() {
    assertThat(ManagerProbe.of(new IdentityState.Unclaimed(KEY, "no claim"))).isEmpty();
  }
}
