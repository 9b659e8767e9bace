package fr.teleguichet.simulator.scenario;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** How all dials stand. May be read from any thread. */
final class DialPositions {

  private final Map<SimulationDial, Integer> values =
      Collections.synchronizedMap(new EnumMap<>(SimulationDial.class));

  int at(SimulationDial dial) {
    return values.getOrDefault(dial, dial.morning());
  }

  boolean is(SimulationDial dial) {
    return at(dial) > 0;
  }

  /**
   * Turns a dial, and says whether that changes anything.
   *
   * @throws IllegalArgumentException when the value is not within its range
   */
  boolean turn(SimulationDial dial, int value) {
    dial.require(value);
    boolean isChange = at(dial) != value;
    values.put(dial, value);
    return isChange;
  }
}
