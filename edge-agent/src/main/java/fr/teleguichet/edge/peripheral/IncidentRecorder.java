package fr.teleguichet.edge.peripheral;

import fr.teleguichet.edge.kiosk.DurableNotes;
import fr.teleguichet.edge.kiosk.RecordAppender;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.journal.KioskRecord;
import io.vertx.core.Future;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down that a peripheral changed for the worse or the better. The first change is written at
 * once; those that follow soon are held back, and what then holds is written when it differs from
 * what was. A loose plug so makes one record in a quarter of an hour at most. What was written last
 * survives a restart, which therefore writes nothing twice. How a new unit first stands is where it
 * begins, and no change. Belongs to the loop.
 */
final class IncidentRecorder {

  /** How long changes are held back after a record, at first. */
  static final Duration FIRST_PAUSE = Duration.ofSeconds(30);

  /** How long they are held back at most, after many. */
  static final Duration MAX_PAUSE = Duration.ofMinutes(15);

  private static final Logger LOG = LoggerFactory.getLogger(IncidentRecorder.class);

  private final Peripheral kind;
  private final Loop loop;
  private final RecordAppender records;
  private final DurableNotes notes;
  private @Nullable String written;
  private @Nullable PeripheralCondition present;
  private final Duration firstPause;
  private final Duration longestPause;
  private Duration pause;
  private Loop.@Nullable Timer timer;
  private boolean ready;
  private boolean writing;
  private boolean heldBack;
  private boolean stopped;
  private boolean refused;

  /**
   * Incidents of a peripheral.
   *
   * @param speed how many seconds of the kiosk's day pass in one; 1 unless the day is played
   */
  IncidentRecorder(
      Peripheral kind, Loop loop, RecordAppender records, DurableNotes notes, double speed) {
    this.kind = kind;
    this.loop = loop;
    this.records = records;
    this.notes = notes;
    this.firstPause = played(FIRST_PAUSE, speed);
    this.longestPause = played(MAX_PAUSE, speed);
    this.pause = firstPause;
  }

  /** Takes up what a former run wrote last. */
  Future<Void> start() {
    return notes
        .get(note())
        .onSuccess(
            last -> {
              written = last.orElse(null);
              ready = true;
              consider();
            })
        .mapEmpty();
  }

  /** The peripheral stands like this now. */
  void now(PeripheralCondition condition) {
    if (present == null || !condition.isAs(present.code())) {
      present = condition;
      heldBack |= timer != null;
    }
    consider();
  }

  void stop() {
    stopped = true;
    if (timer != null) {
      timer.cancel();
    }
  }

  private String note() {
    return "incident-" + kind.deviceId();
  }

  private void consider() {
    PeripheralCondition condition = present;
    if (stopped || !ready || writing || timer != null || condition == null) {
      return;
    }
    if (written == null) {
      write(condition, notes.put(note(), condition.code()));
    } else if (!condition.isAs(written)) {
      var incident =
          new KioskRecord.Incident(kind, condition.since(), condition.state(), condition.reasons());
      write(condition, records.append(incident, note(), condition.code()));
    }
  }

  private void write(PeripheralCondition condition, Future<?> onDisk) {
    boolean isFirst = written == null;
    writing = true;
    onDisk.onComplete(
        done -> {
          writing = false;
          if (done.succeeded()) {
            written = condition.code();
            refused = false;
          } else {
            complain(done.cause());
          }
          if (done.succeeded() && isFirst) {
            consider();
          } else if (!stopped) {
            timer = loop.after(pause, this::endPause);
          }
        });
  }

  private void complain(Throwable e) {
    if (!refused) {
      LOG.warn("peripheral={} why=\"{}\" An incident can’t be written.", kind, e.getMessage());
    }
    refused = true;
  }

  private static Duration played(Duration pause, double speed) {
    return Duration.ofNanos((long) (pause.toNanos() / speed));
  }

  private void endPause() {
    timer = null;
    Duration twice = pause.multipliedBy(2);
    pause = !heldBack ? firstPause : twice.compareTo(longestPause) > 0 ? longestPause : twice;
    boolean wasHeldBack = heldBack;
    heldBack = false;
    consider();
    if (wasHeldBack && timer == null && !writing && !stopped) {
      timer = loop.after(pause, this::endPause);
    }
  }
}
