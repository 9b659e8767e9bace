package fr.teleguichet.edge.erasure;

import fr.teleguichet.edge.kiosk.DurableNotes;
import fr.teleguichet.edge.kiosk.RecordAppender;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.session.SessionService;
import fr.teleguichet.edge.session.SessionSnapshot;
import fr.teleguichet.hardware.journal.ErasureFinding;
import fr.teleguichet.hardware.journal.ErasurePlace;
import fr.teleguichet.hardware.journal.KioskRecord;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Erases after each session, looks whether all is gone, and has written down what was found. That
 * it is still to be done stands on disk from the session's first touch, so that a power cut in its
 * midst changes nothing. Belongs to the loop.
 */
public final class SessionErasureService {

  static final String NOTE = "erasure.due";
  private static final String DUE = "yes";
  private static final String UNCHECKED = "unchecked";

  /** When it is looked again while nobody is served. */
  static final Duration AGAIN = Duration.ofMinutes(1);

  /** So many records wait for a journal that takes none; then the oldest goes. */
  static final int MAX_UNWRITTEN = 500;

  private static final Logger LOG = LoggerFactory.getLogger(SessionErasureService.class);

  private final Loop loop;
  private final Clock clock;
  private final DurableNotes notes;
  private final RecordAppender records;
  private final List<Runnable> listeners = new ArrayList<>();
  private List<ErasureTarget> targets = List.of();
  private SortedMap<ErasurePlace, ErasureFinding> found = new TreeMap<>();
  private boolean isOccupied;
  private Loop.@Nullable Timer timer;
  // Until it is known whether a session was cut off.
  private boolean isUnderWay = true;
  private final Deque<KioskRecord.Erasure> unwritten = new ArrayDeque<>();
  private boolean isWriting;
  private boolean isRefused;
  private Loop.@Nullable Timer writing;

  public SessionErasureService(Loop loop, Clock clock, DurableNotes notes, RecordAppender records) {
    this.loop = loop;
    this.clock = clock;
    this.notes = notes;
    this.records = records;
  }

  /** Tells the listener of each other verdict. */
  public void listen(Runnable listener) {
    listeners.add(listener);
  }

  /** What the latest look found. */
  public ErasureVerdict verdict() {
    loop.check();
    return ErasureVerdict.of(isUnderWay, found);
  }

  /**
   * Follows the session from now on, and erases after one that was cut off.
   *
   * @return done once it is known whether one was
   */
  public Future<Void> start(SessionService session, List<ErasureTarget> places) {
    targets = List.copyOf(places);
    session.subscribe(this::moved);
    return notes
        .get(NOTE)
        // Who does not know has to look.
        .otherwise(Optional.of(DUE))
        .onSuccess(note -> begin(note.orElse("")))
        .mapEmpty();
  }

  /** Looks no more. */
  public void stop() {
    if (timer != null) {
      timer.cancel();
    }
    stopWaiting();
  }

  private void begin(String note) {
    switch (note) {
      case DUE -> run(targets, ErasureOccasion.INTERRUPTED);
      case UNCHECKED -> run(targets, ErasureOccasion.RECHECK);
      default -> {
        isUnderWay = false;
        tell();
      }
    }
  }

  private void moved(SessionSnapshot now) {
    boolean wasOccupied = isOccupied;
    isOccupied = now.isOccupied();
    if (isOccupied && !wasOccupied) {
      notes
          .put(NOTE, DUE)
          .onFailure(e -> LOG.warn("A power cut would leave what this citizen leaves.", e));
    } else if (!isOccupied && wasOccupied) {
      run(targets, ErasureOccasion.SESSION_ENDED);
    }
  }

  private void run(List<ErasureTarget> places, ErasureOccasion occasion) {
    isUnderWay = true;
    tell();
    attempt(places, occasion)
        .compose(first -> again(places, first))
        .onSuccess(it -> settle(occasion, it));
  }

  /** Once more what is not gone. */
  private Future<SortedMap<ErasurePlace, ErasureFinding>> again(
      List<ErasureTarget> places, SortedMap<ErasurePlace, ErasureFinding> first) {
    List<ErasureTarget> open = notGone(places, first);
    return open.isEmpty()
        ? Future.succeededFuture(first)
        : attempt(open, ErasureOccasion.RECHECK)
            .map(
                second -> {
                  first.putAll(second);
                  return first;
                });
  }

  private static List<ErasureTarget> notGone(
      List<ErasureTarget> places, SortedMap<ErasurePlace, ErasureFinding> results) {
    return places.stream().filter(it -> results.get(it.place()) != ErasureFinding.GONE).toList();
  }

  private Future<SortedMap<ErasurePlace, ErasureFinding>> attempt(
      List<ErasureTarget> places, ErasureOccasion occasion) {
    SortedMap<ErasurePlace, ErasureFinding> results = new TreeMap<>();
    List<Future<ErasureFinding>> all =
        places.stream()
            .map(
                it ->
                    bounded(it, occasionAt(it, occasion))
                        .onSuccess(result -> results.put(it.place(), result)))
            .toList();
    return Future.join(all).map(results);
  }

  /** What did not tell after an earlier session is asked, whether this one used it or not. */
  private ErasureOccasion occasionAt(ErasureTarget target, ErasureOccasion occasion) {
    ErasureFinding before = found.getOrDefault(target.place(), ErasureFinding.GONE);
    return before == ErasureFinding.GONE ? occasion : ErasureOccasion.RECHECK;
  }

  /** Whatever a device does, the next citizen waits for some seconds only. */
  private Future<ErasureFinding> bounded(ErasureTarget target, ErasureOccasion occasion) {
    Promise<ErasureFinding> result = Promise.promise();
    Loop.Timer limit =
        loop.after(target.patience(), () -> result.tryComplete(ErasureFinding.UNCHECKED));
    target
        .erase(occasion)
        .onFailure(
            e ->
                LOG.info(
                    "place={} why=\"{}\" A place does not tell what is left there.",
                    target.place().code(),
                    e.getMessage()))
        .otherwise(ErasureFinding.UNCHECKED)
        .onSuccess(result::tryComplete);
    return result.future().onComplete(_ -> limit.cancel());
  }

  private void settle(ErasureOccasion occasion, SortedMap<ErasurePlace, ErasureFinding> results) {
    SortedMap<ErasurePlace, ErasureFinding> before = found;
    found = new TreeMap<>(before);
    found.putAll(results);
    ErasureVerdict now = ErasureVerdict.of(false, found);
    if (occasion != ErasureOccasion.RECHECK || !found.equals(before)) {
      record(occasion, now);
    }
    isUnderWay = false;
    write();
    if (!now.left().isEmpty() || !now.unchecked().isEmpty()) {
      recheckLater();
    }
    tell();
  }

  private void record(ErasureOccasion occasion, ErasureVerdict now) {
    LOG.info(
        "occasion={} left={} unchecked={} What citizens left is erased and was looked for.",
        occasion,
        now.left(),
        now.unchecked());
    if (unwritten.size() == MAX_UNWRITTEN) {
      LOG.error("occurred={} An erasure is not recorded.", unwritten.removeFirst().occurred());
    }
    unwritten.addLast(
        new KioskRecord.Erasure(
            clock.instant(), occasion == ErasureOccasion.RECHECK, new TreeMap<>(found)));
  }

  /**
   * Writes one after the other, and with the last that no more is due than was found. While
   * somebody is served, or erased after, more is.
   */
  private void write() {
    if (isWriting || isOccupied || isUnderWay || unwritten.isEmpty()) {
      return;
    }
    stopWaiting();
    isWriting = true;
    KioskRecord.Erasure next = unwritten.getFirst();
    boolean isLast = unwritten.size() == 1;
    (isLast ? records.append(next, NOTE, stillDue(verdict())) : records.append(next))
        .onComplete(_ -> isWriting = false)
        .onSuccess(
            _ -> {
              isRefused = false;
              unwritten.remove(next);
              write();
            })
        .onFailure(this::writeLater);
  }

  private void writeLater(Throwable e) {
    if (!isRefused) {
      LOG.error("why=\"{}\" An erasure is not recorded yet.", e.getMessage());
    }
    isRefused = true;
    writing = loop.after(AGAIN, this::write);
  }

  private void stopWaiting() {
    if (writing != null) {
      writing.cancel();
    }
  }

  /** A device that did not tell is asked by the agent's next start too, which is no other use. */
  private static String stillDue(ErasureVerdict now) {
    if (now.isUnsafe()) {
      return DUE;
    }
    return now.unchecked().isEmpty() ? "" : UNCHECKED;
  }

  private void recheckLater() {
    if (timer != null) {
      timer.cancel();
    }
    timer = loop.after(AGAIN, this::recheck);
  }

  /** While somebody is served the session's end does it. */
  private void recheck() {
    List<ErasureTarget> open = notGone(targets, found);
    if (!isOccupied && !isUnderWay && !open.isEmpty()) {
      run(open, ErasureOccasion.RECHECK);
    }
  }

  private void tell() {
    listeners.forEach(Runnable::run);
  }
}
