package fr.teleguichet.simulator.scenario;

import fr.teleguichet.edge.kiosk.KioskState;
import fr.teleguichet.edge.kiosk.LinkFaultInjector;
import fr.teleguichet.edge.kiosk.PeripheralReading;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.device.PeripheralState;
import fr.teleguichet.hardware.journal.KioskRecord.Incident;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * Without a simulated kiosk that anybody looks at: what the script says of peripherals is set as it
 * stands there, and there is nothing for hands to touch.
 */
record DirectStateTarget(
    KioskState kiosk, Clock clock, Map<Peripheral, String> models, Consumer<Incident> incidents)
    implements ScenarioTarget {

  @Override
  public void begin() {
    models.forEach(
        (peripheral, model) -> {
          var good = new PeripheralReading(PeripheralState.OK, "", model);
          boolean wasOtherwise =
              kiosk.peripheral(peripheral).filter(it -> !it.equals(good)).isPresent();
          kiosk.attach(peripheral, good);
          if (wasOtherwise) {
            report(peripheral, Optional.of(PeripheralState.OK), "");
          }
        });
  }

  @Override
  public void change(ScenarioEvent.Change change) {
    Peripheral peripheral = change.peripheral();
    String model = models.getOrDefault(peripheral, "");
    change
        .state()
        .ifPresentOrElse(
            state ->
                kiosk.attach(peripheral, new PeripheralReading(state, change.reasons(), model)),
            () -> kiosk.detach(peripheral));
    report(peripheral, change.state(), change.reasons());
  }

  private void report(Peripheral peripheral, Optional<PeripheralState> state, String reasons) {
    incidents.accept(new Incident(peripheral, clock.instant(), state, reasons));
  }

  @Override
  public void turn(SimulationDial dial, int value) {}

  @Override
  public void press() {}

  @Override
  public void passed(int count) {}

  @Override
  public void visit(Duration time) {}

  @Override
  public void network(boolean up, LinkFaultInjector cable) {
    if (up) {
      cable.plug();
    } else {
      cable.unplug();
    }
  }

  @Override
  public OptionalInt heat() {
    return OptionalInt.empty();
  }

  @Override
  public void end() {}
}
