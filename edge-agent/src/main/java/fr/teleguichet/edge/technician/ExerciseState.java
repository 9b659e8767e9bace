package fr.teleguichet.edge.technician;

import fr.teleguichet.hardware.device.PeripheralExercise;
import fr.teleguichet.hardware.device.RemoteCommandStage;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Where the technician's exercises stand. From a state only its own methods lead on:
 *
 * <pre>
 *  Idle ---begin---&gt; Running ---end---&gt; Ended
 *                    ^  |  ^                |
 *                    |  +sees               |
 *                    +--------begin---------+
 * </pre>
 *
 * <table>
 *   <caption>Every transition</caption>
 *   <tr><td>Idle</td><td>begin</td><td>Running</td></tr>
 *   <tr><td>Running</td><td>sees</td><td>Running</td></tr>
 *   <tr><td>Running</td><td>end</td><td>Ended</td></tr>
 *   <tr><td>Ended</td><td>begin</td><td>Running</td></tr>
 * </table>
 */
sealed interface ExerciseState {

  /** None was begun since the agent started. */
  record Idle() implements ExerciseState {
    Running begin(UUID id, PeripheralExercise exercise) {
      return new Running(id, exercise, List.of());
    }
  }

  /**
   * One goes on.
   *
   * @param seen what the unit saw up to now, oldest first
   */
  record Running(UUID id, PeripheralExercise exercise, List<String> seen) implements ExerciseState {

    /** A contact that rattles must not fill the memory. */
    static final int MAX_COUNT = 40;

    public Running {
      seen = List.copyOf(seen);
    }

    /** Something was seen; the same again, and more than {@value #MAX_COUNT}, are passed over. */
    Running sees(String what) {
      boolean isNew = seen.isEmpty() || !seen.getLast().equals(what);
      return isNew && seen.size() < MAX_COUNT
          ? new Running(id, exercise, Stream.concat(seen.stream(), Stream.of(what)).toList())
          : this;
    }

    Ended end(RemoteCommandStage stage, String text) {
      return new Ended(id, exercise, seen, stage, text);
    }
  }

  /**
   * The latest has ended.
   *
   * @param stage done or failed
   * @param text what came of it
   */
  record Ended(
      UUID id,
      PeripheralExercise exercise,
      List<String> seen,
      RemoteCommandStage stage,
      String text)
      implements ExerciseState {

    public Ended {
      seen = List.copyOf(seen);
    }

    Running begin(UUID next, PeripheralExercise other) {
      return new Running(next, other, List.of());
    }
  }
}
