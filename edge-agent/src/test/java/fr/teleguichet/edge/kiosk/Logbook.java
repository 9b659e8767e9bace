package fr.teleguichet.edge.kiosk;

import fr.teleguichet.hardware.journal.KioskRecord;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A journal in memory, which a test can fill up. */
public final class Logbook implements RecordAppender, DurableNotes {

  private final List<KioskRecord> records = new ArrayList<>();
  private final Map<String, String> notes = new HashMap<>();
  private final List<Runnable> held = new ArrayList<>();
  private boolean isFull;
  private boolean isSlow;

  /** The records, in their order. */
  public List<KioskRecord> records() {
    return List.copyOf(records);
  }

  /** What a note says; empty when there is none. */
  public String note(String name) {
    return notes.getOrDefault(name, "");
  }

  /** From now on nothing can be written any more. */
  public void fill() {
    isFull = true;
  }

  /** There is room again. */
  public void empty() {
    isFull = false;
  }

  /** From now on records are written only when they are {@link #release}d. */
  public void hold() {
    isSlow = true;
  }

  /** Writes the records that wait, and the later ones at once. */
  public void release() {
    isSlow = false;
    List<Runnable> due = List.copyOf(held);
    held.clear();
    due.forEach(Runnable::run);
  }

  @Override
  public Future<Long> append(KioskRecord record) {
    if (isSlow) {
      Promise<Long> promise = Promise.promise();
      held.add(() -> append(record).onComplete(promise));
      return promise.future();
    }
    if (isFull) {
      return Future.failedFuture(new IllegalStateException("the journal is full"));
    }
    records.add(record);
    return Future.succeededFuture((long) records.size());
  }

  @Override
  public Future<Long> append(KioskRecord record, String note, String content) {
    return append(record).onSuccess(_ -> notes.put(note, content));
  }

  @Override
  public Future<Optional<String>> get(String name) {
    return Future.succeededFuture(Optional.ofNullable(notes.get(name)));
  }

  @Override
  public Future<Void> put(String name, String content) {
    if (isFull) {
      return Future.failedFuture(new IllegalStateException("the journal is full"));
    }
    notes.put(name, content);
    return Future.succeededFuture();
  }
}
