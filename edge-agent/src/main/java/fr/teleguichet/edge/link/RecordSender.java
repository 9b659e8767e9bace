package fr.teleguichet.edge.link;

import fr.teleguichet.edge.journal.Journal;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.hardware.journal.JournalDataSetCodec;
import fr.teleguichet.hardware.journal.JournalEntry;
import fr.teleguichet.hardware.protocol.Metric;
import fr.teleguichet.hardware.protocol.Value;
import io.vertx.core.AsyncResult;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the journal's records until they are acknowledged: in order, a window of them under way,
 * and from the first unacknowledged one again after silence or new births (go-back-N).
 */
final class RecordSender {

  private static final Logger LOG = LoggerFactory.getLogger(RecordSender.class);

  /** How often the wait for an acknowledgement doubles. */
  private static final int MAX_DOUBLINGS = 4;

  /**
   * How long the host has to answer a birth before records go: it may ask for births once more, or
   * say that it lacks older records.
   */
  private static final Duration HOST_FIRST = Duration.ofMillis(100);

  private record UnderWay(long number, int bytes) {}

  private final Journal journal;
  private final AliasCatalogue catalogue;
  private final LinkContext world;
  private final FlowLimits flow;
  private final LinkCounters counters;
  private final Deque<UnderWay> window = new ArrayDeque<>();
  private @Nullable SparkplugSession session;
  private Loop.@Nullable Timer timer;
  private Loop.@Nullable Timer hostFirst;
  private boolean reading;
  private int windowBytes;
  private int silences;
  private int round;
  private long highestSent;

  RecordSender(
      Journal journal,
      AliasCatalogue catalogue,
      LinkContext world,
      FlowLimits flow,
      LinkCounters counters) {
    this.journal = journal;
    this.catalogue = catalogue;
    this.world = world;
    this.flow = flow;
    this.counters = counters;
  }

  /** The births are out: everything unacknowledged goes again, once the host has had its say. */
  void born(SparkplugSession newSession) {
    session = newSession;
    silences = 0;
    startAgain();
    cancelHostFirst();
    hostFirst = world.loop().after(HOST_FIRST, this::hostSpoke);
  }

  /** The host has answered the births, or has had its time. */
  void hostSpoke() {
    cancelHostFirst();
    pump();
  }

  private void cancelHostFirst() {
    if (hostFirst != null) {
      hostFirst.cancel();
      hostFirst = null;
    }
  }

  /** Nobody listens any more. */
  void silence() {
    session = null;
    startAgain();
    cancelHostFirst();
  }

  /** Sends what fits into the window. */
  void pump() {
    SparkplugSession current = session;
    if (current == null || !current.mayReport() || hostFirst != null) {
      return;
    }
    if (reading || !hasRoom() || !hasMore()) {
      return;
    }
    reading = true;
    int asked = round;
    journal
        .recordsAfter(
            lastUnderWay(), flow.recordRows() - window.size(), flow.recordBytes() - windowBytes)
        .onComplete(
            read -> {
              reading = false;
              take(read, asked);
            });
  }

  private boolean hasRoom() {
    return window.size() < flow.recordRows() && windowBytes < flow.recordBytes();
  }

  private boolean hasMore() {
    return lastUnderWay() < journal.counts().lastNumber();
  }

  private long lastUnderWay() {
    UnderWay last = window.peekLast();
    return last == null ? journal.counts().acknowledged() : last.number();
  }

  /** Whether nothing can be sent for now, so that less urgent things may go. */
  boolean isIdle() {
    return !reading && (!hasRoom() || !hasMore());
  }

  private void take(AsyncResult<List<JournalEntry>> read, int asked) {
    if (read.failed()) {
      LOG.warn("Records could not be read from the journal.", read.cause());
      watch();
      return;
    }
    SparkplugSession current = session;
    boolean isWanted = current != null && current.mayReport() && asked == round;
    List<JournalEntry> entries = isWanted ? stillWaiting(read.result()) : List.of();
    if (current != null && !entries.isEmpty()) {
      send(current, entries);
      pump();
    } else if (!isWanted) {
      pump();
    }
  }

  /** An acknowledgement may have come in while the journal was read. */
  private List<JournalEntry> stillWaiting(List<JournalEntry> entries) {
    long acknowledged = journal.counts().acknowledged();
    return entries.stream().filter(entry -> entry.number() > acknowledged).toList();
  }

  private void send(SparkplugSession current, List<JournalEntry> entries) {
    current.nodeData(
        List.of(
            Metric.update(
                catalogue.records(), Value.of(JournalDataSetCodec.encode(entries)), world.now())));
    int again = (int) entries.stream().filter(entry -> entry.number() <= highestSent).count();
    counters.records(entries.size(), again);
    for (JournalEntry entry : entries) {
      int bytes = Journal.sizeOf(entry);
      window.add(new UnderWay(entry.number(), bytes));
      windowBytes += bytes;
    }
    highestSent = Math.max(highestSent, entries.getLast().number());
    if (timer == null) {
      watch();
    }
  }

  /** The host has the journal's records up to the number. */
  void acknowledged(UUID of, long upTo) {
    long before = journal.counts().acknowledged();
    journal
        .acknowledge(of, upTo)
        .onSuccess(
            mark -> {
              if (mark > before) {
                moveWindow(mark);
              }
            })
        .onFailure(e -> LOG.warn("upTo={} An acknowledgement could not be kept.", upTo, e))
        .onComplete(_ -> hostSpoke());
  }

  /** The host has the journal's records up to the number and none after it. */
  void resume(UUID of, long after) {
    long before = journal.counts().acknowledged();
    journal
        .resume(of, after)
        .onSuccess(
            mark -> {
              if (mark < before || (!window.isEmpty() && window.element().number() > mark + 1)) {
                LOG.info(
                    "journal={} before={} after={} The fleet has less than it acknowledged:"
                        + " records that are still here go again.",
                    of,
                    before,
                    mark);
                startAgain();
                pump();
              } else if (mark > before) {
                moveWindow(mark);
              }
            })
        .onFailure(e -> LOG.warn("after={} The fleet's mark could not be kept.", after, e))
        .onComplete(_ -> hostSpoke());
  }

  private void moveWindow(long mark) {
    while (!window.isEmpty() && window.element().number() <= mark) {
      windowBytes -= window.remove().bytes();
    }
    silences = 0;
    cancelTimer();
    if (!window.isEmpty()) {
      watch();
    }
    pump();
  }

  private void watch() {
    cancelTimer();
    Duration wait = flow.acknowledgeWithin().multipliedBy(1L << Math.min(silences, MAX_DOUBLINGS));
    timer = world.loop().after(wait, this::onSilence);
  }

  private void onSilence() {
    timer = null;
    silences++;
    startAgain();
    pump();
  }

  /** Forgets what is under way; a read that is under way counts for nothing. */
  private void startAgain() {
    round++;
    window.clear();
    windowBytes = 0;
    cancelTimer();
  }

  private void cancelTimer() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }
}
