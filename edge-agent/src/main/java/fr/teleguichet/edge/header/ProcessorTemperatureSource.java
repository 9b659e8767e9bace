package fr.teleguichet.edge.header;

import fr.teleguichet.edge.kiosk.KioskState;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.protocol.Value;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** The processor's temperature in °C as health last read it; empty where it can't be read. */
record ProcessorTemperatureSource(KioskState kiosk) implements Supplier<OptionalDouble> {
  @Override
  public OptionalDouble get() {
    return kiosk.measure(HealthMetric.CPU_TEMPERATURE) instanceof Value.Real(double celsius)
        ? OptionalDouble.of(celsius)
        : OptionalDouble.empty();
  }
}
