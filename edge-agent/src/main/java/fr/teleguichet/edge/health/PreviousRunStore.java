package fr.teleguichet.edge.health;

import fr.teleguichet.edge.health.StartEvidence.LastRun;
import fr.teleguichet.edge.kiosk.DurableNotes;
import fr.teleguichet.hardware.device.ShutdownReason;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** What a run of the agent leaves to the next one: in which boot, until when, and why it ended. */
final class PreviousRunStore {

  static final String NOTE = "health.last-run";

  private static final String RUNNING = "running";

  private final DurableNotes notes;

  PreviousRunStore(DurableNotes notes) {
    this.notes = notes;
  }

  /** The former run; nothing before the first and for a note that can't be read. */
  Future<Optional<LastRun>> former() {
    return notes.get(NOTE).map(note -> note.flatMap(PreviousRunStore::parse));
  }

  /** The agent runs at this moment. */
  Future<Void> alive(String bootId, Instant now) {
    return notes.put(NOTE, bootId + " " + now + " " + RUNNING);
  }

  /** The agent is about to stop on purpose. */
  Future<Void> ending(String bootId, Instant now, ShutdownReason intent) {
    return notes.put(NOTE, bootId + " " + now + " " + intent.code());
  }

  private static Optional<LastRun> parse(String note) {
    String[] words = note.split(" ", -1);
    if (words.length != 3) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new LastRun(words[0], Instant.parse(words[1]), ShutdownReason.ofWord(words[2])));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }
}
