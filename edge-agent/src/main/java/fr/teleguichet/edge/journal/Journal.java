package fr.teleguichet.edge.journal;

import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.hardware.journal.JournalEntry;
import fr.teleguichet.hardware.journal.KioskRecord;
import fr.teleguichet.hardware.journal.RecordCodec;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the kiosk must not forget: numbered records until the fleet has them, reports stored while
 * the link is away until they are sent, and a few settings.
 *
 * <p>It belongs to the loop. Calls take effect in their order; a future completes only once its
 * change is on disk. Calls that wait together are committed together, so that a busy minute costs
 * one flush and not one for each record. A future fails with a {@link JournalException}.
 */
public final class Journal {

  private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

  /** The longest is the document of services, of up to 60,000 characters. */
  static final int MAX_SETTING_LENGTH = 64_000;

  private final Loop loop;
  private final Loop.Worker worker;
  private final JournalDatabase file;
  private final JournalStorageSettings settings;
  private final Clock clock;
  private final UUID id;
  private final Queue<QueuedJournalCall<?>> waiting = new ArrayDeque<>();
  private final List<Runnable> listeners = new ArrayList<>();
  private JournalCounts counts;
  private boolean busy;
  private boolean closed;
  private boolean strangerTold;

  Journal(
      Loop loop,
      Loop.Worker worker,
      JournalDatabase file,
      JournalStorageSettings settings,
      Clock clock) {
    this.loop = loop;
    this.worker = worker;
    this.file = file;
    this.settings = settings;
    this.clock = clock;
    this.id = file.id();
    this.counts = file.counts();
  }

  /**
   * Opens the journal, or makes it. A damaged file is moved aside and a new journal with a new id
   * takes its place.
   *
   * @param loop the loop that the journal belongs to
   * @param clock says how long records have been acknowledged, and names a damaged file
   * @param ids the id of a new journal
   */
  public static Future<OpenedJournal> open(
      Loop loop, JournalStorageSettings settings, Clock clock, Supplier<UUID> ids) {
    loop.check();
    Loop.Worker worker = loop.worker("journal");
    return worker
        .run(() -> OpenedJournalFile.open(settings, clock, ids))
        .map(
            opened ->
                new OpenedJournal(
                    new Journal(loop, worker, opened.file(), settings, clock), opened.damaged()))
        .recover(e -> worker.close().transform(_ -> Future.failedFuture(e)));
  }

  /** The journal's id; another one after the file was new or replaced. */
  public UUID id() {
    return id;
  }

  /** What the journal holds, as of the latest commit. */
  public JournalCounts counts() {
    loop.check();
    return counts;
  }

  /** Tells the listener after each commit that brought records, or let the oldest ones go. */
  public void listen(Runnable listener) {
    loop.check();
    listeners.add(listener);
  }

  /**
   * Writes a record.
   *
   * @return its number: the first is 1, and the order is that of the calls
   */
  public Future<Long> append(KioskRecord record) {
    String type = RecordCodec.type(record);
    String body = RecordCodec.body(record);
    return submit(type.length() + body.length(), f -> f.append(record.occurred(), type, body));
  }

  /** Writes a record and a setting, both or neither. */
  public Future<Long> append(KioskRecord record, String name, String content) {
    String type = RecordCodec.type(record);
    String body = RecordCodec.body(record);
    return submit(
        type.length() + body.length() + name.length() + content.length(),
        f -> {
          long number = f.append(record.occurred(), type, body);
          f.put(name, content);
          return number;
        });
  }

  /**
   * Unacknowledged records after the number, in order: at most so many and so many bytes, but at
   * least one when there is one.
   */
  public Future<List<JournalEntry>> recordsAfter(long number, int maxRows, int maxBytes) {
    return submit(0, f -> f.recordsAfter(number, maxRows, maxBytes));
  }

  /** What an entry weighs, in bytes, as {@link #recordsAfter} counts. */
  public static int sizeOf(JournalEntry entry) {
    return 24 + entry.type().length() + entry.body().length();
  }

  /**
   * The fleet has this journal's records up to the number for good; they stay for as long as the
   * settings say and there is room. What concerns another journal, or a number that was never
   * given, changes nothing, and neither does a number below an earlier one.
   *
   * @return up to where records are acknowledged now
   */
  public Future<Long> acknowledge(UUID journal, long upTo) {
    return take(journal, upTo, f -> f.acknowledge(upTo, clock.instant()));
  }

  /**
   * The fleet has this journal's records up to the number and none after it: those that are still
   * here count as unacknowledged again.
   *
   * @return up to where records are acknowledged now
   */
  public Future<Long> resume(UUID journal, long after) {
    return take(journal, after, f -> f.resume(after, clock.instant()));
  }

  private Future<Long> take(
      UUID journal, long number, QueuedJournalCall.Work<JournalDatabase.Taken> work) {
    loop.check();
    if (!journal.equals(id) || number > counts.lastNumber()) {
      tellStranger(journal, number);
      return Future.succeededFuture(counts.acknowledged());
    }
    return submit(0, work)
        .map(
            taken -> {
              if (taken.isMoreExpired()) {
                sweep();
              }
              return taken.mark();
            });
  }

  private void tellStranger(UUID journal, long upTo) {
    if (!strangerTold) {
      strangerTold = true;
      LOG.warn(
          "journal={} acknowledgedJournal={} upTo={} lastNumber={} An acknowledgement that is not"
              + " for this journal was ignored; later ones are not told.",
          id,
          journal,
          upTo,
          counts.lastNumber());
    }
  }

  private void sweep() {
    if (!closed) {
      submit(0, JournalDatabase::sweep)
          .onSuccess(
              more -> {
                if (more) {
                  sweep();
                }
              })
          .onFailure(e -> LOG.warn("journal={} Acknowledged records stay for now.", id, e));
    }
  }

  /** Lets all acknowledged records go at once, and keeps the others. */
  public Future<Void> forgetAcknowledged() {
    return submit(0, JournalDatabase::forget)
        .compose(more -> more ? forgetAcknowledged() : Future.succeededFuture());
  }

  /** Stores reports by one flush, at the cost of older ones when there is no room. */
  public Future<Void> storeReports(List<HealthReport> reports) {
    int bytes = reports.stream().mapToInt(report -> ReportCodec.encode(report).length).sum();
    List<HealthReport> stored = List.copyOf(reports);
    return change(
        bytes,
        f -> {
          for (HealthReport report : stored) {
            f.store(report);
          }
        });
  }

  /** The oldest reports, at most so many. */
  public Future<List<StoredReport>> oldestReports(int max) {
    return submit(0, f -> f.oldestReports(max));
  }

  /** Deletes the reports up to the number. */
  public Future<Void> removeReports(long upTo) {
    return change(0, f -> f.removeReports(upTo));
  }

  /** The birth-death sequence number for the next CONNECT: 0 to 255, on disk before it is given. */
  public Future<Integer> nextBdSeq() {
    return submit(0, JournalDatabase::nextBdSeq);
  }

  /**
   * Remembers a setting, in place of its former content: at most 64,000 characters with its name.
   */
  public Future<Void> put(String name, String content) {
    if (name.length() + content.length() > MAX_SETTING_LENGTH) {
      throw new IllegalArgumentException(
          "the setting \"" + name + "\" of " + content.length() + " characters is too long");
    }
    return change(name.length() + content.length(), f -> f.put(name, content));
  }

  /** What was put under the name. */
  public Future<Optional<String>> get(String name) {
    return submit(0, f -> f.get(name));
  }

  /** Writes what waits, then closes the file. Calls after this fail. */
  public Future<Void> close() {
    loop.check();
    if (closed) {
      return Future.succeededFuture();
    }
    Future<Void> last = change(0, _ -> {});
    closed = true;
    return last.transform(
        _ ->
            worker
                .run(
                    () -> {
                      file.close();
                      return true;
                    })
                .transform(_ -> worker.close()));
  }

  /** Work that answers nothing. */
  @FunctionalInterface
  private interface Change {
    void on(JournalDatabase file) throws SQLException;
  }

  private Future<Void> change(int bytes, Change change) {
    return submit(
            bytes,
            f -> {
              change.on(f);
              return true;
            })
        .mapEmpty();
  }

  private <T> Future<T> submit(int bytes, QueuedJournalCall.Work<T> work) {
    loop.check();
    if (closed) {
      return Future.failedFuture(
          new JournalException(JournalException.Fault.CLOSED, "the journal is closed"));
    }
    var task = new QueuedJournalCall<>(bytes, work, Promise.promise());
    waiting.add(task);
    pump();
    return task.promise().future();
  }

  private void pump() {
    if (busy || waiting.isEmpty()) {
      return;
    }
    busy = true;
    List<QueuedJournalCall<?>> batch = nextBatch();
    worker
        .run(() -> new JournalTransactionRunner(file, settings.file()).run(batch))
        .onComplete(
            done -> {
              busy = false;
              if (done.succeeded()) {
                settle(done.result());
              } else {
                batch.forEach(task -> task.promise().fail(done.cause()));
              }
              pump();
            });
  }

  private List<QueuedJournalCall<?>> nextBatch() {
    List<QueuedJournalCall<?>> batch = new ArrayList<>();
    long bytes = 0;
    while (!waiting.isEmpty()) {
      bytes += waiting.element().bytes();
      if (bytes > file.transactionBytes() && !batch.isEmpty()) {
        break;
      }
      batch.add(waiting.remove());
    }
    return batch;
  }

  private void settle(JournalTransactionRunner.Done done) {
    JournalCounts before = counts;
    counts = done.counts();
    done.answers().forEach(Runnable::run);
    if (counts.lastNumber() > before.lastNumber() || counts.oldest() != before.oldest()) {
      listeners.forEach(Runnable::run);
    }
  }
}
