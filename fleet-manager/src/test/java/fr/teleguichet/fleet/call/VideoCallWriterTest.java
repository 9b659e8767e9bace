package fr.teleguichet.fleet.call;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.video.CallVideoAssignment;
import fr.teleguichet.fleet.video.CallVideoPlan;
import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.hardware.device.Territory;
import fr.teleguichet.hardware.identity.KioskId;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.ConnectionException;
import org.junit.jupiter.api.Test;

/** What becomes of calls while the database is away. */
final class VideoCallWriterTest {
  private static final Instant ASKED = Instant.parse("2026-12-01T09:00:00Z");
  private static final VideoCall WAITING =
      VideoCall.asked(
          new UUID(4, 4),
          new KioskId(new Territory("lot"), new KioskName("figeac-1")),
          new ServiceCode("caf"),
          CallLanguage.FR,
          false,
          ASKED,
          CallVideoAssignment.planned(CallVideoPlan.DIRECT));
  private static final VideoCall ANSWERED =
      WAITING.after(new CallEvent.Answer(7), ASKED.plusSeconds(5)).orElseThrow();
  private static final VideoCall CONNECTED =
      ANSWERED.after(new CallEvent.Connect(), ASKED.plusSeconds(6)).orElseThrow();
  private static final VideoCall ENDED =
      CONNECTED.after(new CallEvent.End(CallOutcome.HELD), ASKED.plusSeconds(90)).orElseThrow();

  private final List<VideoCall> written = new ArrayList<>();
  private final VideoCallWriter writer = new VideoCallWriter(this::put);
  private boolean isAway;
  private Optional<VideoCall> meanwhile = Optional.empty();

  /** A try that waits for the database, in which something else happens to the call. */
  private void put(VideoCall call) {
    Optional<VideoCall> other = meanwhile;
    meanwhile = Optional.empty();
    other.ifPresent(writer::write);
    if (isAway) {
      throw new ConnectionException(new IllegalStateException("nobody answers"));
    }
    written.add(call);
  }

  @Test
  void theEndOfACallIsWrittenThoughAnOlderStepFailsAfterIt() {
    isAway = true;
    meanwhile = Optional.of(ENDED);
    writer.write(CONNECTED);

    isAway = false;
    writer.writeAgain();

    assertThat(written).containsExactly(ENDED);
  }

  @Test
  void theEndIsWrittenThoughItComesWhileAnOlderStepIsTriedAgain() {
    isAway = true;
    writer.write(ANSWERED);
    meanwhile = Optional.of(ENDED);
    writer.writeAgain();

    isAway = false;
    writer.writeAgain();
    writer.writeAgain();

    assertThat(written).containsExactly(ENDED);
  }

  @Test
  void whatIsWrittenIsNotTriedAgain() {
    writer.write(ANSWERED);
    writer.writeAgain();

    assertThat(written).containsExactly(ANSWERED);
  }
}
