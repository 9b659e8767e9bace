package fr.teleguichet.simulator.scenario;

import fr.teleguichet.edge.kiosk.PeripheralReading;
import fr.teleguichet.edge.peripheral.Probe;
import fr.teleguichet.edge.peripheral.ProbeFinding;
import fr.teleguichet.hardware.device.Peripheral;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A probe of the simulated kiosk: sees what the probe of the real one would see, unless a script
 * puts words into the device's mouth, and calls it by the script's maker and model.
 *
 * @param said what the script makes the device say; read from any thread
 * @param model empty where the script says nothing
 */
record ScriptedProbe(Probe inner, Supplier<Optional<ProbeFinding>> said, String model)
    implements Probe {

  @Override
  public Peripheral kind() {
    return inner.kind();
  }

  @Override
  public String part() {
    return inner.part();
  }

  /** What a script says is said of the whole peripheral. */
  @Override
  public boolean isEssential() {
    return said.get().isPresent() || inner.isEssential();
  }

  @Override
  public ProbeFinding look() throws IOException, InterruptedException {
    Optional<ProbeFinding> word = said.get();
    ProbeFinding found = word.isPresent() ? word.get() : inner.look();
    return found instanceof ProbeFinding.Present(var reading) && !model.isEmpty()
        ? new ProbeFinding.Present(new PeripheralReading(reading.state(), reading.reasons(), model))
        : found;
  }
}
