package fr.teleguichet.simulator.scenario;

import fr.teleguichet.edge.kiosk.LinkFaultInjector;
import fr.teleguichet.edge.loop.Loop;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * The simulated kiosk: everything happens to it, and the agent finds out by itself. Belongs to the
 * loop.
 */
final class SimulatedKioskTarget implements ScenarioTarget {

  /** Longer than any contact bounces. */
  private static final Duration PRESS = Duration.ofMillis(400);

  private final Loop loop;
  private final SimulatedKiosk kiosk;
  private final SimulatedPassersBy walkers;

  SimulatedKioskTarget(Loop loop, SimulatedKiosk kiosk) {
    this.loop = loop;
    this.kiosk = kiosk;
    this.walkers = new SimulatedPassersBy(loop, kiosk);
  }

  @Override
  public void begin() {
    walkers.stop();
    kiosk.mendEverything();
  }

  @Override
  public void change(ScenarioEvent.Change change) {
    kiosk.change(change.peripheral(), change.state(), change.reasons());
  }

  @Override
  public void turn(SimulationDial dial, int value) {
    kiosk.turn(dial, value);
  }

  @Override
  public void press() {
    kiosk.turn(SimulationDial.BUTTON, 1);
    var _ = loop.after(PRESS, () -> kiosk.turn(SimulationDial.BUTTON, 0));
  }

  @Override
  public void passed(int count) {
    walkers.pass(count);
  }

  @Override
  public void visit(Duration time) {
    walkers.visit(time);
  }

  /** The dial tells whoever holds the cable. */
  @Override
  public void network(boolean up, LinkFaultInjector cable) {
    kiosk.turn(SimulationDial.NETWORK, up ? 1 : 0);
  }

  @Override
  public OptionalInt heat() {
    return kiosk.at(SimulationDial.HEAT) > 0
        ? OptionalInt.of(kiosk.at(SimulationDial.HEAT))
        : OptionalInt.empty();
  }

  @Override
  public void end() {
    walkers.stop();
    kiosk.stop();
  }
}
