package fr.teleguichet.fleet.sparkplug;

import java.time.Instant;
import java.util.OptionalInt;

/**
 * Where an edge node's session stands, as the host sees it.
 *
 * <pre>
 *            birth                    death, of the same bdSeq
 *  Unborn ─────────▶ Alive ─────────────────────────────────▶ Dead
 *                   │ ▲ ▲  birth                              ▲ │
 *               gap │ │ └─────────────────────────────────────│─┘
 *      own link lost│ │birth                                  │ │ own link lost
 *                   ▼ │       death, unless of another bdSeq  │ │
 *                   Adrift ───────────────────────────────────┘ │
 *                     ▲                                         │
 *                     └─────────────────────────────────────────┘
 * </pre>
 */
sealed interface SessionState {

  /** No birth of it was read yet: what it sends can't be read. */
  record Unborn(Instant since) implements SessionState {
    Alive born(int bdSeq, Instant now) {
      return new Alive(bdSeq, now);
    }
  }

  /**
   * Born and not dead.
   *
   * @param bdSeq the number that its death will carry
   * @param since when the session began: a rebirth of the same session does not begin it anew
   */
  record Alive(int bdSeq, Instant since) implements SessionState {
    Alive born(int newBdSeq, Instant now) {
      return newBdSeq == bdSeq ? this : new Alive(newBdSeq, now);
    }

    Dead died(boolean goodbye, Instant now) {
      return new Dead(bdSeq, now, goodbye);
    }

    Adrift lost(Instant now) {
      return new Adrift(OptionalInt.of(bdSeq), now);
    }

    Adrift linkLost(Instant now) {
      return new Adrift(OptionalInt.empty(), now);
    }
  }

  /**
   * It was born, but can't be followed before its next birth: what it sends can't be read, and what
   * we know of it is stale. Its death still counts.
   *
   * @param bdSeq the number that its death will carry; empty when births may have been missed
   */
  record Adrift(OptionalInt bdSeq, Instant since) implements SessionState {
    Alive born(int newBdSeq, Instant now) {
      return new Alive(newBdSeq, now);
    }

    boolean mayDieWith(long number) {
      return bdSeq.isEmpty() || bdSeq.getAsInt() == number;
    }

    Dead died(long number, boolean goodbye, Instant now) {
      return new Dead(number, now, goodbye);
    }

    Adrift linkLost() {
      return new Adrift(OptionalInt.empty(), since);
    }
  }

  /**
   * Its death certificate arrived.
   *
   * @param bdSeq the number that its death carried
   * @param goodbye whether the node sent it itself, rather than the broker for it
   */
  record Dead(long bdSeq, Instant since, boolean goodbye) implements SessionState {
    Alive born(int bdSeq, Instant now) {
      return new Alive(bdSeq, now);
    }

    Adrift linkLost(Instant now) {
      return new Adrift(OptionalInt.empty(), now);
    }
  }

  /** When this state began. */
  Instant since();
}
