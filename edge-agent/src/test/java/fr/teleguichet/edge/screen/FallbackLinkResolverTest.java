package fr.teleguichet.edge.screen;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.session.CallEnding;
import fr.teleguichet.edge.session.CitizenSession;
import fr.teleguichet.edge.session.SessionSnapshot;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.service.FallbackLink;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whoever is not answered may go on with a telephone, in a room that nobody else guesses. */
class FallbackLinkResolverTest {

  private static final ServiceCode CAF = new ServiceCode("caf");

  private final Map<ServiceCode, FallbackLink> links =
      Map.of(
          CAF,
          new FallbackLink("https://visio.example.org/{room}"),
          new ServiceCode("cpam"),
          new FallbackLink("https://visio.example.org/accueil"),
          new ServiceCode("old"),
          // Read as it was once typed, and followed no more.
          new FallbackLink("https://{room}.example.org/"));
  private final FallbackLinkResolver fallback =
      new FallbackLinkResolver(
          service -> Optional.ofNullable(links.get(service)), UUID::randomUUID);

  private static SessionSnapshot unanswered(String service, int step) {
    return in(new CitizenSession.NoAnswer(new ServiceCode(service), CallEnding.FAILED), step);
  }

  private static SessionSnapshot in(CitizenSession state, int step) {
    return new SessionSnapshot(state, step, SessionSnapshot.Writing.WRITTEN);
  }

  @Test
  void theRoomStaysForOneScreenAndIsAnotherOnTheNext() {
    URI page = fallback.of(unanswered("caf", 3)).orElseThrow();

    assertThat(page.toString()).matches("https://visio\\.example\\.org/[0-9a-f]{64}");
    assertThat(fallback.of(unanswered("caf", 3))).contains(page);
    assertThat(fallback.of(unanswered("caf", 5))).as("after a doubt").contains(page);
    assertThat(fallback.of(unanswered("caf", 10))).isPresent().get().isNotEqualTo(page);
    assertThat(QrSvg.of(page)).as("fits into a code").isPresent();
  }

  /** The cards of one screen lead to a room each. */
  @Test
  void eachServiceOfOneScreenHasARoomOfItsOwnThatStays() {
    var all =
        new FallbackLinkResolver(
            _ -> Optional.of(new FallbackLink("https://visio.example.org/{room}")),
            UUID::randomUUID);
    ServiceCode other = new ServiceCode("cpam");
    URI first = all.of(CAF, 3).orElseThrow();
    URI second = all.of(other, 3).orElseThrow();

    assertThat(second).isNotEqualTo(first);
    assertThat(all.of(CAF, 3)).contains(first);
    assertThat(all.of(other, 5)).as("after a doubt").contains(second);
    assertThat(all.of(CAF, 5)).contains(first);
    assertThat(all.of(CAF, 6)).isPresent().get().isNotEqualTo(first);
  }

  @Test
  void aPageForAllIsShownAsItIs() {
    assertThat(fallback.of(unanswered("cpam", 3)))
        .contains(URI.create("https://visio.example.org/accueil"));
  }

  @Test
  void nothingIsShownWithoutALinkNorOnAnotherScreen() {
    assertThat(fallback.of(unanswered("carsat", 3))).isEmpty();
    assertThat(fallback.of(unanswered("old", 3))).isEmpty();
    assertThat(fallback.of(in(new CitizenSession.Idle(), 3))).isEmpty();
  }
}
