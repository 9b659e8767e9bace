package fr.teleguichet.edge.presence;

import fr.teleguichet.edge.kiosk.PeripheralReading;
import fr.teleguichet.edge.peripheral.ProbeFinding;
import fr.teleguichet.hardware.device.HealthyRange;
import fr.teleguichet.hardware.device.PeripheralState;
import fr.teleguichet.hardware.protocol.Value;
import java.time.Duration;

/**
 * What a sensor's silence, and what fusion thinks of it, say about its health.
 *
 * @param name the sensor in reasons, such as {@code radar}
 * @param model maker and model
 * @param silences how its silence in milliseconds is judged
 */
record SensorHealthRule(String name, String model, HealthyRange silences) {

  /** Judges it. */
  ProbeFinding judge(Duration silence, SensorFault suspicion) {
    return switch (silences.judge(Value.of(silence.toMillis()))) {
      case FAILING -> new ProbeFinding.Missing(SensorFault.SILENT.keyword());
      case WATCH -> present(PeripheralState.WARNING, name + "-silent");
      case HEALTHY -> believed(suspicion);
    };
  }

  private ProbeFinding believed(SensorFault suspicion) {
    return switch (suspicion) {
      case NONE, SILENT -> present(PeripheralState.OK, "");
      case STUCK, BLIND -> present(PeripheralState.WARNING, name + "-" + suspicion.keyword());
    };
  }

  private ProbeFinding present(PeripheralState state, String reasons) {
    return new ProbeFinding.Present(new PeripheralReading(state, reasons, model));
  }
}
