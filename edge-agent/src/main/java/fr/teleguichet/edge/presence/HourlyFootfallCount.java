package fr.teleguichet.edge.presence;

import fr.teleguichet.hardware.journal.KioskRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many people came within an hour, as it is noted again and again so that a restart keeps it.
 *
 * @param hour the hour's first instant
 * @param passers those who came near and went on
 * @param visits those who stayed
 * @param counted whether a sensor that could be believed was there: without, nobody knows
 */
record HourlyFootfallCount(Instant hour, int passers, int visits, boolean counted) {

  private static final int MAX_COUNT = 10_000;
  private static final Pattern FORM =
      Pattern.compile("(\\d{1,12}) (\\d{1,5}) (\\d{1,5}) (true|false)");

  /** The hour of this instant, in which nobody came yet. */
  static HourlyFootfallCount beginning(Instant now) {
    return new HourlyFootfallCount(now.truncatedTo(ChronoUnit.HOURS), 0, 0, false);
  }

  /** Whether this instant lies in a later hour; a clock that was set back stays in this one. */
  boolean isOver(Instant now) {
    return !now.isBefore(hour.plus(Duration.ofHours(1)));
  }

  HourlyFootfallCount passer() {
    return new HourlyFootfallCount(hour, Math.min(MAX_COUNT, passers + 1), visits, counted);
  }

  HourlyFootfallCount visit() {
    return new HourlyFootfallCount(hour, passers, Math.min(MAX_COUNT, visits + 1), counted);
  }

  HourlyFootfallCount counting(boolean trusted) {
    return counted || !trusted ? this : new HourlyFootfallCount(hour, passers, visits, true);
  }

  /** What is recorded of it; nothing when no sensor could be believed. */
  Optional<KioskRecord> record() {
    return counted
        ? Optional.of(new KioskRecord.Presence(hour, passers, visits))
        : Optional.empty();
  }

  /** As a note. */
  String text() {
    return hour.getEpochSecond() + " " + passers + " " + visits + " " + counted;
  }

  /** Reads a note; nothing when it is none. */
  static Optional<HourlyFootfallCount> parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    Instant hour = Instant.ofEpochSecond(Long.parseLong(parts.group(1)));
    int passers = Integer.parseInt(parts.group(2));
    int visits = Integer.parseInt(parts.group(3));
    boolean fits =
        hour.equals(hour.truncatedTo(ChronoUnit.HOURS))
            && passers <= MAX_COUNT
            && visits <= MAX_COUNT;
    return fits
        ? Optional.of(
            new HourlyFootfallCount(hour, passers, visits, Boolean.parseBoolean(parts.group(4))))
        : Optional.empty();
  }
}
