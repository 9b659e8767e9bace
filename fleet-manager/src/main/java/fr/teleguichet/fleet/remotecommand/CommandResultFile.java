package fr.teleguichet.fleet.remotecommand;

import java.time.Instant;
import java.util.Optional;

/**
 * A file that a kiosk brought.
 *
 * @param type what it is
 * @param bytes how long it is
 * @param at when it came
 * @param until when it goes; empty once it is gone
 */
public record CommandResultFile(
    CommandResultType type, int bytes, Instant at, Optional<Instant> until) {

  /** Whether it can still be had. */
  public boolean isThere(Instant now) {
    return until.filter(now::isBefore).isPresent();
  }
}
