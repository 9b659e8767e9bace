package fr.teleguichet.edge.update;

import fr.teleguichet.edge.kiosk.DurableNotes;
import fr.teleguichet.edge.kiosk.RecordAppender;
import fr.teleguichet.hardware.journal.KioskRecord;
import io.vertx.core.Future;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands the ends of updates in to the journal, each exactly once. The updater's own file says what
 * is left to be handed in, since an update ends too where the journal can't be opened; a note that
 * is written together with each record says how far it came. Belongs to the loop.
 */
final class UpdateEndingRecorder {

  private static final Logger LOG = LoggerFactory.getLogger(UpdateEndingRecorder.class);

  private static final String NOTE = "update.recorded";

  private final RecordAppender records;
  private final DurableNotes notes;
  private final Set<String> recorded = new HashSet<>();
  private boolean isWriting;

  UpdateEndingRecorder(RecordAppender records, DurableNotes notes) {
    this.records = records;
    this.notes = notes;
  }

  boolean isRecorded(UpdateJournalEntry ending) {
    return recorded.contains(ending.name());
  }

  /**
   * Hands in the first that the journal does not have.
   *
   * @param endings oldest first
   * @return whether there may be another one to hand in; a failure when the journal takes nothing
   */
  Future<Boolean> record(List<UpdateJournalEntry> endings) {
    if (isWriting || endings.stream().allMatch(this::isRecorded)) {
      return Future.succeededFuture(false);
    }
    isWriting = true;
    return notes
        .get(NOTE)
        .compose(note -> recordNext(endings, Progress.of(note.orElse(""))))
        .onComplete(_ -> isWriting = false);
  }

  private Future<Boolean> recordNext(List<UpdateJournalEntry> endings, Progress progress) {
    // They are handed in in their order: what stands before the one that the note names is there.
    endings.stream()
        .takeWhile(it -> endings.stream().anyMatch(progress::names) && !progress.names(it))
        .forEach(it -> recorded.add(it.name()));
    return endings.stream()
        .filter(it -> !isRecorded(it))
        .findFirst()
        .map(it -> append(it, progress.names(it) ? progress.written : 0).map(_ -> isDone(it)))
        .orElse(Future.succeededFuture(false));
  }

  private boolean isDone(UpdateJournalEntry ending) {
    LOG.info("update={} Its end is in the journal.", ending.outcome().action());
    return recorded.add(ending.name());
  }

  /** How many records there are of the end that was handed in last. */
  private record Progress(String name, int written) {
    static Progress of(String note) {
      String[] words = note.split(" ", -1);
      return words.length == 2 && words[1].matches("\\d{1,4}")
          ? new Progress(words[0], Integer.parseInt(words[1]))
          : new Progress("", 0);
    }

    boolean names(UpdateJournalEntry ending) {
      return name.equals(ending.name());
    }

    String note() {
      return name + " " + written;
    }
  }

  private Future<Long> append(UpdateJournalEntry ending, int written) {
    List<KioskRecord> all = ending.records();
    if (written >= all.size()) {
      return Future.succeededFuture(0L);
    }
    return records
        .append(all.get(written), NOTE, new Progress(ending.name(), written + 1).note())
        .compose(_ -> append(ending, written + 1));
  }
}
