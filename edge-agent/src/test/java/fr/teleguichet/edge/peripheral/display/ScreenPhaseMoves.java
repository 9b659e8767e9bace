package fr.teleguichet.edge.peripheral.display;

import fr.teleguichet.edge.StateDrawing;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Every move of the screen's phase: from each situation one thing changes. */
public final class ScreenPhaseMoves {

  private ScreenPhaseMoves() {}

  /** All of them, as rows of the drawing's table. */
  public static Set<String> all() {
    Set<String> moves = new TreeSet<>();
    for (boolean isOpen : List.of(true, false)) {
      for (boolean isOccupied : List.of(true, false)) {
        ScreenPhase from = ScreenPhase.of(isOpen, isOccupied);
        add(moves, from, isOpen ? "closes" : "opens", ScreenPhase.of(!isOpen, isOccupied));
        add(moves, from, isOccupied ? "frees" : "occupies", ScreenPhase.of(isOpen, !isOccupied));
      }
    }
    return moves;
  }

  private static void add(Set<String> moves, ScreenPhase from, String change, ScreenPhase to) {
    if (from != to) {
      moves.add(StateDrawing.row(from, change, to));
    }
  }
}
