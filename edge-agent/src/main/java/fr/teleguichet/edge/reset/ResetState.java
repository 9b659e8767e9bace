package fr.teleguichet.edge.reset;

import java.util.UUID;

/**
 * Where the factory reset stands. From a state only its own methods lead on:
 *
 * <pre>
 *  Idle ---begin---&gt; Begun ---play---&gt; Played
 *                    ^ ^ |                |
 *                    | | +--fail--&gt; Failed
 *                    | +---begin------+   |
 *                    +---begin------------+
 * </pre>
 *
 * <table>
 *   <caption>Every transition</caption>
 *   <tr><td>Idle</td><td>begin</td><td>Begun</td></tr>
 *   <tr><td>Begun</td><td>fail</td><td>Failed</td></tr>
 *   <tr><td>Begun</td><td>play</td><td>Played</td></tr>
 *   <tr><td>Failed</td><td>begin</td><td>Begun</td></tr>
 *   <tr><td>Played</td><td>begin</td><td>Begun</td></tr>
 * </table>
 *
 * <p>What follows a reset that is begun and does not fail is the machine's next start.
 */
sealed interface ResetState {

  /** None was asked for since the agent started. */
  record Idle() implements ResetState {
    Begun begin(UUID id, ResetKind kind) {
      return new Begun(id, kind);
    }
  }

  /** It is in the journal, and the machine is about to start again. */
  record Begun(UUID id, ResetKind kind) implements ResetState {
    Failed fail(ResetRefusal why) {
      return new Failed(kind, why);
    }

    Played play() {
      return new Played(kind);
    }
  }

  /** Nothing was lost. */
  record Failed(ResetKind kind, ResetRefusal why) implements ResetState {
    Begun begin(UUID id, ResetKind next) {
      return new Begun(id, next);
    }
  }

  /** A simulated kiosk went through all of it and lost nothing. */
  record Played(ResetKind kind) implements ResetState {
    Begun begin(UUID id, ResetKind next) {
      return new Begun(id, next);
    }
  }
}
