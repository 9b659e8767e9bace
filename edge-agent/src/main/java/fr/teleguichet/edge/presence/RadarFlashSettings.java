package fr.teleguichet.edge.presence;

import fr.teleguichet.hardware.board.RadarGates;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an HLK-LD2410 keeps in its flash.
 *
 * <pre>
 * answer   AA | 8, its last gate | last moving gate | last still gate | 9 moving limits | 9 still limits | s (2 bytes)
 * </pre>
 *
 * @param lastMoving the farthest gate in which movement counts
 * @param lastStill the farthest gate in which stillness counts
 * @param moving the energy that movement needs, by gate
 * @param still the energy that stillness needs, by gate
 * @param nobody after how many seconds without anybody it says so
 */
record RadarFlashSettings(
    int lastMoving, int lastStill, List<Integer> moving, List<Integer> still, int nobody) {

  /** As the factory sets it, and shorter than any patience with which a kiosk waits. */
  static final int NOBODY = 5;

  private static final int HEAD = 0xAA;
  private static final int FIRST_LIMIT = 4;
  private static final int LENGTH = FIRST_LIMIT + 2 * RadarGates.COUNT + 2;

  /** The radar has no still limit of its own in the gates before it (protocol, 2.2.3). */
  private static final int FIRST_STILL = 2;

  RadarFlashSettings {
    moving = List.copyOf(moving);
    still = List.copyOf(still);
  }

  /** What a board file asks for. */
  static RadarFlashSettings of(RadarGates gates) {
    return new RadarFlashSettings(
        gates.lastMoving(), gates.lastStill(), gates.moving(), gates.still(), NOBODY);
  }

  /** What a radar answered; nothing when that can't be. */
  static Optional<RadarFlashSettings> read(List<Integer> answer) {
    int last = RadarGates.COUNT - 1;
    if (answer.size() != LENGTH || answer.get(0) != HEAD || answer.get(1) != last) {
      return Optional.empty();
    }
    int middle = FIRST_LIMIT + RadarGates.COUNT;
    int end = middle + RadarGates.COUNT;
    var settings =
        new RadarFlashSettings(
            answer.get(2),
            answer.get(3),
            answer.subList(FIRST_LIMIT, middle),
            answer.subList(middle, end),
            answer.get(end) | answer.get(end + 1) << 8);
    boolean believed =
        settings.lastMoving <= last
            && settings.lastStill <= last
            && Stream.of(settings.moving, settings.still)
                .flatMap(List::stream)
                .allMatch(it -> it <= 100);
    return Optional.of(settings).filter(_ -> believed);
  }

  /** The same with other last gates. */
  RadarFlashSettings withLast(int moves, int rests, int seconds) {
    return new RadarFlashSettings(moves, rests, moving, still, seconds);
  }

  /** The same with other limits of one gate. */
  RadarFlashSettings withLimits(int gate, int moves, int rests) {
    List<Integer> ofMoving = new ArrayList<>(moving);
    List<Integer> ofStill = new ArrayList<>(still);
    ofMoving.set(gate, moves);
    ofStill.set(gate, gate < FIRST_STILL ? still.get(gate) : Integer.valueOf(rests));
    return new RadarFlashSettings(lastMoving, lastStill, ofMoving, ofStill, nobody);
  }

  /** What a radar that keeps this answers. */
  List<Integer> answer() {
    List<Integer> answer =
        new ArrayList<>(List.of(HEAD, RadarGates.COUNT - 1, lastMoving, lastStill));
    answer.addAll(moving);
    answer.addAll(still);
    answer.addAll(List.of(nobody & 0xFF, nobody >> 8 & 0xFF));
    return answer;
  }

  /** The commands that make this radar keep what is wanted; none where it does already. */
  List<RadarCommand> towards(RadarFlashSettings wanted) {
    List<RadarCommand> commands = new ArrayList<>();
    if (lastMoving != wanted.lastMoving
        || lastStill != wanted.lastStill
        || nobody != wanted.nobody) {
      commands.add(RadarCommand.lastGates(wanted.lastMoving, wanted.lastStill, wanted.nobody));
    }
    for (int gate = 0; gate < RadarGates.COUNT; gate++) {
      int moves = wanted.moving.get(gate);
      int rests = wanted.still.get(gate);
      boolean otherwise =
          moving.get(gate) != moves || (gate >= FIRST_STILL && still.get(gate) != rests);
      if (otherwise) {
        commands.add(RadarCommand.limits(gate, moves, rests));
      }
    }
    return commands;
  }
}
