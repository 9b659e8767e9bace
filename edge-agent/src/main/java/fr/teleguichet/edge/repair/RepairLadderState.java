package fr.teleguichet.edge.repair;

import java.time.Duration;

/**
 * Where one check's trouble stands, as {@link RepairLadder} decides:
 *
 * <pre>
 *         ill            ill for long enough             ill, no rung or no reboot is left
 *  Well -------&gt; Suspect ---------------------&gt; Climbing ----------------------------------&gt; Degraded
 *   ^               |  \                        ^  |  |                                        ^  |
 *   |               |   \                       +--+  |                                        |  |
 *   |               |    \   ill, the rung's patience |                                        |  |
 *   |               |     \  is over: the next rung   |                                        |  |
 *   |               |      +----- ill, the first rung is a reboot and none is left ------------+  |
 *   |     well      |              well               |                  well                     |
 *   +---------------+---------------------------------+-------------------------------------------+
 * </pre>
 *
 * <table>
 *   <caption>Every transition</caption>
 *   <tr><td>Well</td><td>ill</td><td>Suspect</td></tr>
 *   <tr><td>Suspect</td><td>well</td><td>Well</td></tr>
 *   <tr><td>Suspect</td><td>ill</td><td>Climbing</td></tr>
 *   <tr><td>Suspect</td><td>ill</td><td>Degraded</td></tr>
 *   <tr><td>Climbing</td><td>well</td><td>Well</td></tr>
 *   <tr><td>Climbing</td><td>ill</td><td>Climbing</td></tr>
 *   <tr><td>Climbing</td><td>ill</td><td>Degraded</td></tr>
 *   <tr><td>Degraded</td><td>well</td><td>Well</td></tr>
 * </table>
 */
sealed interface RepairLadderState {

  /** Nothing is wrong. */
  record Well() implements RepairLadderState {}

  /**
   * Something is wrong, perhaps for a moment only.
   *
   * @param since the agent's uptime when it began
   */
  record Suspect(Duration since) implements RepairLadderState {}

  /**
   * A repair was made and has time to show its effect.
   *
   * @param rung which
   * @param since the agent's uptime when it was made
   */
  record Climbing(RepairRung rung, Duration since) implements RepairLadderState {}

  /** Only a person can help, or time. */
  record Degraded() implements RepairLadderState {}

  /** The state in the log. */
  default String code() {
    return switch (this) {
      case Well _ -> "Well";
      case Suspect _ -> "Suspect";
      case Climbing _ -> "Climbing";
      case Degraded _ -> "Degraded";
    };
  }
}
