package fr.teleguichet.hardware.board;

import java.util.List;

/**
 * How far and how finely the radar HLK-LD2410 looks. It divides what lies before it into gates,
 * counted from 0, and compares the energy from each with a limit of 0 to 100 of that gate; a gate
 * with the limit 100 is never heard (Hi-Link, "HLK-LD2410 serial communication protocol", commands
 * 0060h for the last gates, 0064h for the limits, 00AAh for the depth).
 *
 * @param depthMillimetres of one gate: 750 or 200
 * @param lastMoving the farthest gate in which movement counts, 2 to 8
 * @param lastStill the farthest gate in which stillness counts, 2 to 8
 * @param moving the energy that movement must have, by gate
 * @param still the energy that stillness must have, by gate
 */
public record RadarGates(
    int depthMillimetres,
    int lastMoving,
    int lastStill,
    List<Integer> moving,
    List<Integer> still) {

  /** How many gates the radar has. */
  public static final int COUNT = 9;

  /** The nearest gate that may be the last. */
  public static final int FIRST_LAST = 2;

  /** The depth that the radar has when it leaves the factory. */
  public static final int COARSE = 750;

  /** The other depth that it can be told to have. */
  public static final int FINE = 200;

  /** The limits of the factory, and no farther than somebody who comes to the kiosk: 3 m. */
  public static final RadarGates USUAL =
      new RadarGates(
          COARSE,
          3,
          2,
          List.of(50, 50, 40, 30, 20, 15, 15, 15, 15),
          List.of(0, 0, 40, 40, 30, 30, 20, 20, 20));

  public RadarGates {
    if (depthMillimetres != COARSE && depthMillimetres != FINE) {
      throw new IllegalArgumentException(
          "a gate is 750 or 200 mm deep, not " + depthMillimetres + "; write one of the two");
    }
    for (int last : List.of(lastMoving, lastStill)) {
      if (last < FIRST_LAST || last >= COUNT) {
        throw new IllegalArgumentException("the last gate is 2 to 8, not " + last);
      }
    }
    moving = limits(moving);
    still = limits(still);
  }

  /** How far movement counts, in mm from the radar. */
  public int reachMillimetres() {
    return (lastMoving + 1) * depthMillimetres;
  }

  private static List<Integer> limits(List<Integer> limits) {
    if (limits.size() != COUNT || limits.stream().anyMatch(limit -> limit < 0 || limit > 100)) {
      throw new IllegalArgumentException("9 gates need 9 limits of 0 to 100, not " + limits);
    }
    return List.copyOf(limits);
  }
}
