package fr.teleguichet.edge.presence;

import java.util.List;
import java.util.Optional;

/** What an HLK-LD2410 says (Hi-Link, "HLK-LD2410 serial port communication protocol", 2.3). */
sealed interface RadarMessage {

  /**
   * A report, ten times a second.
   *
   * @param moving what moves, if anything does
   * @param still what keeps still, if anything does
   * @param distance cm to whatever it is
   * @param gates each gate's energies, in engineering mode only
   */
  record Report(
      Optional<Target> moving, Optional<Target> still, int distance, Optional<Gates> gates)
      implements RadarMessage {}

  /**
   * Something in the beam.
   *
   * @param centimetres 0 to {@value RadarParser#FARTHEST}
   * @param energy 0 to 100
   */
  record Target(int centimetres, int energy) {}

  /**
   * What engineering mode adds.
   *
   * @param moving energy of what moves, by gate from the nearest, 1 to 9 of them
   * @param still energy of what keeps still
   */
  record Gates(List<Integer> moving, List<Integer> still) {
    public Gates {
      moving = List.copyOf(moving);
      still = List.copyOf(still);
    }
  }

  /**
   * The answer to a command.
   *
   * @param command the command's word, 0 to 255
   * @param done whether it was carried out
   * @param value what it adds, bytes of 0 to 255
   */
  record Acknowledgement(int command, boolean done, List<Integer> value) implements RadarMessage {
    public Acknowledgement {
      value = List.copyOf(value);
    }
  }
}
