package fr.teleguichet.fleet.video;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.hardware.service.FallbackLink;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The supplier's servers are switched off in the night, and in the morning citizens call. */
@ExtendWith(TestDatabase.class)
final class VideoServerGoneIT {
  private static final ParticipantNames NAMES = new ParticipantNames("Figeac", "CAF");

  @Test
  void nobodyIsSentIntoARoomOfAServerThatIsGone(Database database) {
    // Nobody answers at any of them.
    try (TestPages.Running server =
        TestPages.start(
            database,
            Map.of(
                "fleet.video.jitsi-meet", "https://127.0.0.1:1",
                "fleet.video.room-link", "https://127.0.0.1:1/{room}"))) {
      VideoProviderSelector selector = server.context().getBean(VideoProviderSelector.class);
      Optional<FallbackLink> page = Optional.of(new FallbackLink("https://127.0.0.1:1/{room}"));

      for (VideoProviderKind gone :
          new VideoProviderKind[] {VideoProviderKind.JITSI_MEET, VideoProviderKind.ROOM_LINK}) {
        CallVideoPlan plan = new CallVideoPlan(gone, page);

        CallVideoAssignment call = selector.open(plan, NAMES, "fr");

        assertThat(call.provider())
            .as("nor into the service's own")
            .isEqualTo(VideoProviderKind.DIRECT);
        assertThat(call.room()).isEmpty();
        assertThat(call.insteadOf()).contains(gone);
      }
    }
  }
}
