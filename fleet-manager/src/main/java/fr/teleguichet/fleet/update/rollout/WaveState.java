package fr.teleguichet.fleet.update.rollout;

import fr.teleguichet.hardware.text.CodedEnum;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * How far a wave is.
 *
 * <pre>
 *   PLANNED ──► RUNNING ──────────► PASSED
 *                 ▲ │               ▲  │
 *          resume │ ▼               │  │ errors come late
 *                 FAILED ◄──────────│──┘
 *                   └─── resume ────┘ nothing is left to wait for
 * </pre>
 */
public enum WaveState implements CodedEnum {
  /** A wave before it is not through. */
  PLANNED,
  /** Its kiosks begin, and the next wave waits for them. */
  RUNNING,
  /** Enough of its kiosks succeeded: the next wave may begin while the rest goes on. */
  PASSED,
  /** Too many of its kiosks failed. */
  FAILED;

  /** Whether it was reached. */
  boolean hasBegun() {
    return this != PLANNED;
  }

  private Set<WaveState> next() {
    return switch (this) {
      case PLANNED -> EnumSet.of(RUNNING);
      case RUNNING -> EnumSet.of(PASSED, FAILED);
      case PASSED -> EnumSet.of(FAILED);
      case FAILED -> EnumSet.of(RUNNING, PASSED);
    };
  }

  /** The other state, if this leads there. */
  Optional<WaveState> to(WaveState other) {
    return next().contains(other) ? Optional.of(other) : Optional.empty();
  }
}
