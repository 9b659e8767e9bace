package fr.teleguichet.edge.repair;

import fr.teleguichet.edge.StateDrawing;
import fr.teleguichet.edge.repair.RepairLadderState.Climbing;
import fr.teleguichet.edge.repair.RepairLadderState.Degraded;
import fr.teleguichet.edge.repair.RepairLadderState.Suspect;
import fr.teleguichet.edge.repair.RepairLadderState.Well;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Every move of the ladder: each state, with each set of rungs, each finding and each leave. */
public final class LadderMoves {

  private static final List<Duration> TIMES =
      Stream.of(0, 20, 600, 3_600).map(Duration::ofSeconds).toList();

  private LadderMoves() {}

  /** All of them, as rows of the drawing's table. */
  public static Set<String> all() {
    Set<String> moves = new TreeSet<>();
    List<RepairLadderState> states =
        Stream.<RepairLadderState>concat(
                Stream.of(new Well(), new Suspect(Duration.ZERO), new Degraded()),
                Arrays.stream(RepairRung.values()).map(rung -> new Climbing(rung, Duration.ZERO)))
            .toList();
    for (RepairLadderState state : states) {
      for (List<RepairRung> rungs : ladders()) {
        for (Duration now : TIMES) {
          follow(state, rungs, now, moves);
        }
      }
    }
    return moves;
  }

  private static void follow(
      RepairLadderState state, List<RepairRung> rungs, Duration now, Set<String> moves) {
    for (boolean ill : List.of(true, false)) {
      for (boolean disturbing : List.of(true, false)) {
        for (boolean rebooting : List.of(true, false)) {
          var leave = new RepairLadder.Leave(disturbing, rebooting);
          RepairLadderState next = RepairLadder.decide(state, rungs, ill, now, leave).next();
          if (!next.equals(state)) {
            moves.add(StateDrawing.row(state, ill ? "ill" : "well", next));
          }
        }
      }
    }
  }

  /** Every set of rungs that is not empty, in rising order. */
  private static List<List<RepairRung>> ladders() {
    RepairRung[] all = RepairRung.values();
    return IntStream.range(1, 1 << all.length)
        .mapToObj(
            bits ->
                IntStream.range(0, all.length)
                    .filter(it -> (bits & 1 << it) != 0)
                    .mapToObj(it -> all[it])
                    .toList())
        .toList();
  }
}
