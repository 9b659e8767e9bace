package fr.teleguichet.edge.presence;

import java.time.Duration;
import java.util.List;

/**
 * What sensors said over a time, and what was true.
 *
 * @param length how long it lasts
 * @param changes in the order of their times
 */
record Trace(Duration length, List<Change> changes) {

  /** Something was no more as before, and stays so until its next change. */
  record Change(Duration at, Source source, int value) {}

  /** The value of a sensor that sees nothing. */
  static final int NONE = -1;

  /** The value of a sensor that says nothing at all. */
  static final int SILENT = -2;

  Trace {
    changes = List.copyOf(changes);
  }

  /** Its beginning. */
  Trace until(Duration end) {
    return new Trace(end, changes.stream().filter(it -> it.at().compareTo(end) < 0).toList());
  }

  /** What can change, by its word in a file. */
  enum Source {
    /** 0 or 1. */
    INFRARED,
    /** cm to the nearest target. */
    RADAR,
    /** mm, of valid measurements only. */
    DISTANCE,
    /** 1 for a touch of the screen or a press of the button. */
    TOUCH,
    /** Truth: how many people are within 5 m. */
    PEOPLE,
    /** Truth: how many people are within 1.2 m of the screen. */
    FRONT
  }
}
