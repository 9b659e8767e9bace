package fr.teleguichet.fleet.mediator;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.platform.time.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class UndoableNotesTest {
  private static final VisitNote NOTE =
      new VisitNote(LocalDate.parse("2026-11-28"), 3, Optional.empty(), true, false);

  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-28T08:00:00Z"));
  private final UndoableNotes notes = new UndoableNotes(clock);

  @Test
  void aNoteIsGivenBackForAMinuteAndOnce() {
    UUID id = notes.add(NOTE, 7);
    clock.advance(UndoableNotes.TIME.minus(Duration.ofMillis(1)));
    assertThat(notes.take(id, 8)).as("somebody else").isEmpty();
    assertThat(notes.take(id, 7)).contains(NOTE);
    assertThat(notes.take(id, 7)).isEmpty();
  }

  @Test
  void afterAMinuteItStands() {
    UUID id = notes.add(NOTE, 7);
    clock.advance(UndoableNotes.TIME);
    assertThat(notes.take(id, 7)).isEmpty();
  }
}
