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
    it.choose();
    Instant lastAlive = VirtualLoop.START.plusSeconds(240);

    SessionService next = it.start();
    assertThat(next.recover(Optional.of(lastAlive)).succeeded()).isTrue();
    assertThat(next.recover(Optional.of(lastAlive)).succeeded()).isTrue();

    assertThat(it.results())
        .containsExactly(
            new Interview(CAF, VirtualLoop.START, Duration.ofMinutes(4), Outcome.FAILED));
  }

  /** Byte for byte as the versions before wrote it: kiosks are updated in the middle of a day. */
  @Test
  void theNoteOfAFormerVersionIsOpenedAndWrittenAsItWas() {
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

    it.choose();
    assertThat(it.logbook.note("screen.interview")).isEqualTo("caf 2026-11-24T08:00:00Z");
  }

  @Test
  void anInterviewThatEndedIsNotTakenUpAgain() {
    it.toQuestions();
    assertThat(it.start().recover(Optional.empty()).succeeded()).isTrue();
    assertThat(it.results()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "caf", "caf yesterday", "CAF 2026-11-24T08:00:00Z", "a b c"})
  void aNoteThatCanNotBeReadIsPassedOver(String note) {
    var _ = it.logbook.put(OpenInterviewNote.NOTE, note);
    assertThat(it.session.recover(Optional.empty()).succeeded()).isTrue();
    assertThat(it.logbook.records()).isEmpty();
  }

  /** The kiosk opens all the same. */
  @Test
  void aJournalThatTakesNothingDoesNotKeepTheSessionAway() {
    it.choose();
    it.logbook.fill();
    assertThat(it.start().recover(Optional.empty()).succeeded()).isTrue();
  }
}
