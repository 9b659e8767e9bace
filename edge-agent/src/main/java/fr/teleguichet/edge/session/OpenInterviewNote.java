package fr.teleguichet.edge.session;

import fr.teleguichet.edge.kiosk.DurableNotes;
import fr.teleguichet.edge.kiosk.RecordAppender;
import fr.teleguichet.hardware.journal.KioskRecord;
import fr.teleguichet.hardware.journal.KioskRecord.Interview;
import fr.teleguichet.hardware.journal.KioskRecord.Outcome;
import fr.teleguichet.hardware.journal.ServiceCode;
import io.vertx.core.Future;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers on disk that somebody waits for an interview or is in one, so that what a power cut
 * ends is counted as failed instead of not at all.
 */
final class OpenInterviewNote {

  static final String NOTE = "screen.interview";
  private static final String WAITING = "waiting";

  private static final Logger LOG = LoggerFactory.getLogger(OpenInterviewNote.class);

  private final DurableNotes notes;
  private final RecordAppender records;

  OpenInterviewNote(DurableNotes notes, RecordAppender records) {
    this.notes = notes;
    this.records = records;
  }

  /** A citizen waits for an adviser from now on. */
  void waits(ServiceCode service, ClockReading since) {
    write(waiting(service, since));
  }

  private static String waiting(ServiceCode service, ClockReading since) {
    return service + " " + since.wall() + " " + WAITING;
  }

  /** They see or hear each other. */
  void connected(ServiceCode service, ClockReading began, Duration waited) {
    write(service + " " + began.wall() + " " + waited.toSeconds());
  }

  private void write(String note) {
    notes
        .put(NOTE, note)
        .onFailure(e -> LOG.warn("A power cut would not count this interview.", e));
  }

  /** It ends: its record and the end of the note are written together, or it could count twice. */
  Future<Long> ends(Interview interview) {
    return records.append(interview, NOTE, "");
  }

  /** It ends, and the same citizen waits for another service: both or neither are on the disk. */
  Future<Long> passesOn(Interview interview, ServiceCode next, ClockReading since) {
    return records.append(interview, NOTE, waiting(next, since));
  }

  /** Writes down the interview that the former run could not end. */
  Future<Void> takeUp(Optional<Instant> lastAlive) {
    return notes
        .get(NOTE)
        .compose(
            note ->
                note.flatMap(text -> failed(text, lastAlive))
                    .map(interview -> ends(interview).<Void>mapEmpty())
                    .orElse(Future.succeededFuture()));
  }

  /** What a version before wrote has two words: whoever chose was in the interview at once. */
  private static Optional<Interview> failed(String note, Optional<Instant> lastAlive) {
    String[] words = note.split(" ", -1);
    if (words.length != 2 && words.length != 3) {
      return Optional.empty();
    }
    try {
      var service = new ServiceCode(words[0]);
      Instant from = Instant.parse(words[1]);
      Duration time =
          believable(lastAlive.map(end -> Duration.between(from, end)).orElse(Duration.ZERO));
      if (words.length == 2) {
        return Optional.of(new Interview(service, from, time, Outcome.FAILED));
      }
      boolean waiting = words[2].equals(WAITING);
      Duration waited = waiting ? time : Duration.ofSeconds(Integer.parseInt(words[2]));
      return Optional.of(
          new Interview(
              service, from, waiting ? Duration.ZERO : time, Outcome.FAILED, Optional.of(waited)));
    } catch (IllegalArgumentException | DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Duration believable(Duration length) {
    boolean believed = !length.isNegative() && length.compareTo(KioskRecord.MAX_INTERVIEW) <= 0;
    return believed ? length : Duration.ZERO;
  }
}
