package fr.teleguichet.edge.presence;

import fr.teleguichet.edge.kiosk.DurableNotes;
import fr.teleguichet.edge.kiosk.RecordAppender;
import fr.teleguichet.edge.loop.Loop;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts passers-by and visits by the hour, and writes each hour down. An hour in which nobody came
 * is written as zero; hours in which the agent did not run, or no sensor could be believed, are not
 * written at all. Belongs to the loop.
 */
final class FootfallCounter {

  private static final Logger LOG = LoggerFactory.getLogger(FootfallCounter.class);

  static final String NOTE = "presence.hour";

  /** How often the clock is looked at, and the count noted when it changed. */
  static final Duration EVERY = Duration.ofMinutes(1);

  private final Loop loop;
  private final Clock clock;
  private final RecordAppender records;
  private final DurableNotes notes;
  private final BooleanSupplier trusted;
  private HourlyFootfallCount count;
  private String noted = "";
  private Loop.@Nullable Timer timer;

  /** Counts from now on; {@code trusted} says whether a sensor can be believed. */
  FootfallCounter(
      Loop loop, Clock clock, RecordAppender records, DurableNotes notes, BooleanSupplier trusted) {
    this.loop = loop;
    this.clock = clock;
    this.records = records;
    this.notes = notes;
    this.trusted = trusted;
    this.count = HourlyFootfallCount.beginning(clock.instant());
  }

  /** Goes on where the former run was. */
  Future<Void> start() {
    loop.check();
    return notes
        .get(NOTE)
        .onSuccess(note -> note.flatMap(HourlyFootfallCount::parse).ifPresent(this::goOn))
        .onSuccess(_ -> look())
        .mapEmpty();
  }

  /** Notes what was counted. */
  Future<Void> stop() {
    loop.check();
    if (timer != null) {
      timer.cancel();
    }
    return note();
  }

  void passer() {
    turnHour();
    count = count.passer();
  }

  void visit() {
    turnHour();
    count = count.visit();
  }

  HourlyFootfallCount count() {
    return count;
  }

  /** Somebody may have been counted before the note was read. */
  private void goOn(HourlyFootfallCount before) {
    noted = before.text();
    if (before.isOver(clock.instant()) || count.isOver(before.hour())) {
      HourlyFootfallCount now = count;
      count = before;
      turnTo(now);
    } else {
      count =
          new HourlyFootfallCount(
              before.hour(),
              before.passers() + count.passers(),
              before.visits() + count.visits(),
              before.counted());
    }
  }

  private void look() {
    turnHour();
    count = count.counting(trusted.getAsBoolean());
    var _ = note();
    timer = loop.after(EVERY, this::look);
  }

  private void turnHour() {
    if (count.isOver(clock.instant())) {
      turnTo(HourlyFootfallCount.beginning(clock.instant()));
    }
  }

  private void turnTo(HourlyFootfallCount next) {
    HourlyFootfallCount over = count;
    count = next;
    noted = next.text();
    Optional<Future<Long>> written =
        over.record().map(record -> records.append(record, NOTE, next.text()));
    written.ifPresent(
        future ->
            future.onFailure(
                e ->
                    LOG.error(
                        "hour={} why=\"{}\" The count of an hour is lost.",
                        over.hour(),
                        e.getMessage())));
  }

  private Future<Void> note() {
    String text = count.text();
    if (text.equals(noted)) {
      return Future.succeededFuture();
    }
    noted = text;
    return notes.put(NOTE, text).onFailure(_ -> noted = "");
  }
}
