package fr.teleguichet.fleet.telemetry;

import java.time.Instant;

/**
 * Where an edge node's session stands, as the host sees it.
 *
 * <pre>
 *            birth                    death, of the same bdSeq
 *  Unborn ─────────▶ Alive ─────────────────────────────────▶ Dead
 *     ▲  ▲             │ ▲  birth                               │
 *     │  └─────────────┘ └──────────────────────────────────────┘
 *     │   gap, or our own link lost                             │
 *     └─────────────────────────────────────────────────────────┘  our own link lost
 * </pre>
 */
sealed interface SessionState {

  /** Its birth is not known: what it sends can't be read, and what we know of it is stale. */
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

    Dead died(Instant now) {
      return new Dead(now);
    }

    Unborn lost(Instant now) {
      return new Unborn(now);
    }
  }

  /** Its death certificate arrived. */
  record Dead(Instant since) implements SessionState {
    Alive born(int bdSeq, Instant now) {
      return new Alive(bdSeq, now);
    }

    Unborn lost(Instant now) {
      return new Unborn(now);
    }
  }

  /** When this state began. */
  Instant since();
}
