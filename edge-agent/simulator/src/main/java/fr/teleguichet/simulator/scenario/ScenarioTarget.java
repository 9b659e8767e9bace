package fr.teleguichet.simulator.scenario;

import fr.teleguichet.edge.kiosk.LinkFaultInjector;
import java.time.Duration;
import java.util.OptionalInt;

/** Where a script is played: a machine with its peripherals, and the people before it. */
interface ScenarioTarget {

  /** What was broken in the evening is mended by the morning. */
  void begin();

  /** A peripheral changes. */
  void change(ScenarioEvent.Change change);

  /** A hand does something. */
  void turn(SimulationDial dial, int value);

  /** The call button is pressed and let go. */
  void press();

  /** People walk past. */
  void passed(int count);

  /**
   * A citizen stands before the kiosk.
   *
   * @param time how long, in the agent's time
   */
  void visit(Duration time);

  /** The network cable is pulled, or plugged in. */
  void network(boolean up, LinkFaultInjector cable);

  /** What the processor is heated to by hand, in degrees Celsius. */
  OptionalInt heat();

  /** Nothing happens any more. */
  void end();
}
