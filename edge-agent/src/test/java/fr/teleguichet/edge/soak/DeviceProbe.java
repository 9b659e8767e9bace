package fr.teleguichet.edge.soak;

import fr.teleguichet.edge.kiosk.PeripheralReading;
import fr.teleguichet.edge.peripheral.Probe;
import fr.teleguichet.edge.peripheral.ProbeFinding;
import fr.teleguichet.edge.peripheral.SlowLoop;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.device.PeripheralState;
import java.io.IOException;

/** Looks at a device of which the truth says how it is. */
record DeviceProbe(Truth truth, Peripheral kind) implements Probe {

  @Override
  public String part() {
    return kind.deviceId();
  }

  @Override
  public ProbeFinding look() throws IOException {
    if (kind == Peripheral.SCREEN && truth.black.isPresent()) {
      return ProbeFinding.failed("no-picture");
    }
    return switch (truth.device(kind)) {
      case WELL -> present(PeripheralState.OK, "");
      case WORN -> present(PeripheralState.WARNING, "toner-low");
      case BROKEN -> present(PeripheralState.ERROR, broken());
      case GONE -> new ProbeFinding.Missing("unplugged");
      case MUTE -> throw new IOException("no answer");
      case HANGING -> throw new SlowLoop.Hang();
    };
  }

  private String broken() {
    return switch (kind) {
      case PRINTER -> "media-empty-error";
      case POWER -> "on-battery,battery-low";
      default -> "failed";
    };
  }

  private static ProbeFinding present(PeripheralState state, String reasons) {
    return new ProbeFinding.Present(new PeripheralReading(state, reasons, "simulated"));
  }
}
