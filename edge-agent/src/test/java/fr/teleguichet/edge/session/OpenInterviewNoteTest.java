package fr.teleguichet.edge.session;

import static fr.teleguichet.edge.session.SessionFixture.CAF;
import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.hardware.journal.KioskRecord.Interview;
import fr.teleguichet.hardware.journal.KioskRecord.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenInterviewNoteTest {

  private final SessionFixture it = new SessionFixture();

  @Test
  void anInterviewThatAPowerCutEndedIsCountedOnceAsFailed() {
    it.await();
    it.loop.pass(Duration.ofSeconds(30));
    it.call(new SessionEvent.CallAnswered());
    it.call(new SessionEvent.CallConnected());
    Instant lastAlive = VirtualLoop.START.plusSeconds(270);

    SessionService next = it.start();
    assertThat(next.recover(Optional.of(lastAlive)).succeeded()).isTrue();
    assertThat(next.recover(Optional.of(lastAlive)).succeeded()).isTrue();

    assertThat(it.results())
        .containsExactly(
            new Interview(
                CAF,
                VirtualLoop.START.plusSeconds(30),
                Duration.ofMinutes(4),
                Outcome.FAILED,
                Optional.of(Duration.ofSeconds(30))));
  }

  @Test
  void aWaitThatAPowerCutEndedIsCountedAsFailedAndLastedNoTime() {
    it.await();
    SessionService next = it.start();
    Instant lastAlive = VirtualLoop.START.plusSeconds(240);
    assertThat(next.recover(Optional.of(lastAlive)).succeeded()).isTrue();

    assertThat(it.results())
        .containsExactly(
            new Interview(
                CAF,
                VirtualLoop.START,
                Duration.ZERO,
                Outcome.FAILED,
                Optional.of(Duration.ofMinutes(4))));
  }

  @Test
  void whoOnlyReadsHowACallGoesIsInNone() {
    it.choose();
    assertThat(it.start().recover(Optional.empty()).succeeded()).isTrue();
    assertThat(it.results()).isEmpty();
  }

  /** Byte for byte as the versions before wrote it: kiosks are updated in the middle of a day. */
  @Test
  void theNoteOfAFormerVersionIsReadAsItWas() {
    var _ = it.logbook.put("screen.interview", "caf 2026-11-24T07:45:30.123Z");
    Instant lastAlive = Instant.parse("2026-11-24T07:50:30.123Z");
    assertThat(it.session.recover(Optional.of(lastAlive)).succeeded()).isTrue();
    assertThat(it.results())
        .containsExactly(
            new Interview(
                CAF,
                Instant.parse("2026-11-24T07:45:30.123Z"),
                Duration.ofMinutes(5),
                Outcome.FAILED));
    assertThat(it.logbook.note("screen.interview")).isEmpty();
  }

  @Test
  void anInterviewThatEndedIsNotTakenUpAgain() {
    it.toQuestions();
    assertThat(it.start().recover(Optional.empty()).succeeded()).isTrue();
    assertThat(it.results()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "caf",
        "caf yesterday",
        "CAF 2026-11-24T08:00:00Z",
        "a b c",
        "caf 2026-11-24T08:00:00Z -1",
        "caf 2026-11-24T08:00:00Z x",
        "caf 2026-11-24T08:00:00Z 1 2"
      })
  void aNoteThatCanNotBeReadIsPassedOver(String note) {
    var _ = it.logbook.put(OpenInterviewNote.NOTE, note);
    assertThat(it.session.recover(Optional.empty()).succeeded()).isTrue();
    assertThat(it.logbook.records()).isEmpty();
  }

  /** The kiosk opens all the same. */
  @Test
  void aJournalThatTakesNothingDoesNotKeepTheSessionAway() {
    it.await();
    it.logbook.fill();
    assertThat(it.start().recover(Optional.empty()).succeeded()).isTrue();
  }
}
