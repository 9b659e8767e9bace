package fr.teleguichet.edge.repair;

import java.time.Duration;

/**
 * Where one check's trouble stands:
 *
 * <pre>
 *   from       by                                      to
 *   Well       ill                                     Suspect
 *   Suspect    well                                    Well
 *   Suspect    ill for long enough                     Climbing
 *   Climbing   well                                    Well
 *   Climbing   ill, the rung's patience is over        Climbing
 *   Climbing   ill, no rung or no reboot is left       Degraded
 *   Suspect    ill, no reboot is left                  Degraded
 *   Degraded   well                                    Well
 * </pre>
 */
sealed interface LadderState {

  /** Nothing is wrong. */
  record Well() implements LadderState {}

  /**
   * Something is wrong, perhaps for a moment only.
   *
   * @param since the agent's uptime when it began
   */
  record Suspect(Duration since) implements LadderState {}

  /**
   * A repair was made and has time to show its effect.
   *
   * @param rung which
   * @param since the agent's uptime when it was made
   */
  record Climbing(Rung rung, Duration since) implements LadderState {}

  /** Only a person can help, or time. */
  record Degraded() implements LadderState {}
}
