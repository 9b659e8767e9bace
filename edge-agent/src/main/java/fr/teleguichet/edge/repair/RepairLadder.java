package fr.teleguichet.edge.repair;

import fr.teleguichet.edge.repair.RepairLadderState.Climbing;
import fr.teleguichet.edge.repair.RepairLadderState.Degraded;
import fr.teleguichet.edge.repair.RepairLadderState.Suspect;
import fr.teleguichet.edge.repair.RepairLadderState.Well;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Decides what is done about one check's trouble. Pure: it knows no clock and does nothing. */
final class RepairLadder {

  /** Trouble that is shorter is none. */
  static final Duration CONFIRM = Duration.ofSeconds(15);

  /** The last rung of a check without an end is tried again after this time. */
  static final Duration AGAIN = Duration.ofMinutes(10);

  private RepairLadder() {}

  /**
   * What is allowed at this moment.
   *
   * @param disturbing whether nobody is being served
   * @param rebooting whether another reboot is within the bound
   */
  record Leave(boolean disturbing, boolean rebooting) {}

  /** The state from now on, and the repair that has to be made. */
  record Decision(RepairLadderState next, Optional<RepairRung> repair) {
    static Decision stay(RepairLadderState state) {
      return new Decision(state, Optional.empty());
    }
  }

  /**
   * One look's outcome.
   *
   * @param rungs which rungs the check has
   * @param ill whether it found trouble
   * @param now the agent's uptime
   */
  static Decision decide(
      RepairLadderState state, List<RepairRung> rungs, boolean ill, Duration now, Leave leave) {
    if (!ill) {
      return Decision.stay(new Well());
    }
    return switch (state) {
      case Well _ -> Decision.stay(new Suspect(now));
      case Suspect(Duration since) ->
          now.minus(since).compareTo(CONFIRM) < 0
              ? Decision.stay(state)
              : climb(state, rungs.getFirst(), now, leave);
      case Climbing(RepairRung rung, Duration since) ->
          onRung(state, rungs, rung, since, now, leave);
      case Degraded _ -> Decision.stay(state);
    };
  }

  private static Decision onRung(
      RepairLadderState state,
      List<RepairRung> rungs,
      RepairRung rung,
      Duration since,
      Duration now,
      Leave leave) {
    Optional<RepairRung> higher = rungs.stream().filter(it -> it.compareTo(rung) > 0).findFirst();
    Duration patience = higher.isPresent() ? rung.patience() : AGAIN;
    return now.minus(since).compareTo(patience) < 0
        ? Decision.stay(state)
        : climb(state, higher.orElse(rung), now, leave);
  }

  private static Decision climb(RepairLadderState state, RepairRung to, Duration now, Leave leave) {
    if (to == RepairRung.DEGRADED || (to == RepairRung.REBOOT && !leave.rebooting)) {
      return Decision.stay(new Degraded());
    }
    return to.disturbs() && !leave.disturbing
        ? Decision.stay(state)
        : new Decision(new Climbing(to, now), Optional.of(to));
  }
}
