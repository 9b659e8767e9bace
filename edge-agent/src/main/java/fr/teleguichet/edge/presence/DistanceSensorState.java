package fr.teleguichet.edge.presence;

import java.time.Duration;

/**
 * Where the distance sensor stands. From a state only its own methods lead on:
 *
 * <pre>
 *        release, XSHUT was low       configured, has booted        measured
 *  Resetting --------------&gt; Booting ---------------&gt; Ranging &lt;-----------+
 *   ^  ^  |                     |                         |  |             |
 *   |  |  | reset, the line     | reset,                  |  +-------------+
 *   |  +--+ does not obey       | no answer               | reset, no measurement for 1 s
 *   +---------------------------+-------------------------+
 * </pre>
 *
 * <table>
 *   <caption>Every transition</caption>
 *   <tr><td>Resetting</td><td>release</td><td>Booting</td></tr>
 *   <tr><td>Resetting</td><td>reset</td><td>Resetting</td></tr>
 *   <tr><td>Booting</td><td>configured</td><td>Ranging</td></tr>
 *   <tr><td>Booting</td><td>reset</td><td>Resetting</td></tr>
 *   <tr><td>Ranging</td><td>measured</td><td>Ranging</td></tr>
 *   <tr><td>Ranging</td><td>reset</td><td>Resetting</td></tr>
 * </table>
 */
sealed interface DistanceSensorState {

  /** It does not answer, or not in time. */
  default Resetting reset() {
    return new Resetting();
  }

  /** It is switched off, to be switched on at the next step. */
  record Resetting() implements DistanceSensorState {
    Booting release(Duration at) {
      return new Booting(at);
    }
  }

  /**
   * It is switched on and was not heard yet.
   *
   * @param since when it was switched on, by the loop's clock
   */
  record Booting(Duration since) implements DistanceSensorState {
    Ranging configured(Duration at) {
      return new Ranging(at);
    }
  }

  /**
   * It measures.
   *
   * @param since the time of the latest measurement, or of the start
   */
  record Ranging(Duration since) implements DistanceSensorState {
    Ranging measured(Duration at) {
      return new Ranging(at);
    }
  }
}
