package fr.teleguichet.edge.peripheral.scan;

import fr.teleguichet.edge.kiosk.PeripheralReading;
import fr.teleguichet.edge.peripheral.Keyword;
import fr.teleguichet.edge.peripheral.Probe;
import fr.teleguichet.edge.peripheral.ProbeFinding;
import fr.teleguichet.edge.peripheral.net.DeviceHttp;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.device.PeripheralState;
import java.io.IOException;

/** Asks a scanner how it is doing. */
public final class ScannerProbe implements Probe {

  private final Scanner scanner;

  public ScannerProbe(Scanner scanner) {
    this.scanner = scanner;
  }

  @Override
  public Peripheral kind() {
    return Peripheral.SCANNER;
  }

  @Override
  public String part() {
    return "scanner";
  }

  @Override
  public ProbeFinding look() throws IOException, InterruptedException {
    try {
      return new ProbeFinding.Present(judge(scanner.status()));
    } catch (IOException e) {
      if (DeviceHttp.UNREACHABLE.equals(e.getMessage())) {
        return new ProbeFinding.Missing(DeviceHttp.UNREACHABLE);
      }
      throw e;
    }
  }

  /** The glass works whatever the feeder does. */
  private static PeripheralReading judge(ScannerStatus status) {
    String model = status.model();
    return switch (status.activity()) {
      case IDLE, PROCESSING, TESTING ->
          status.feeder().isEmpty()
              ? new PeripheralReading(PeripheralState.OK, "", model)
              : new PeripheralReading(PeripheralState.WARNING, Keyword.of(status.feeder()), model);
      case STOPPED -> new PeripheralReading(PeripheralState.ERROR, "stopped", model);
      case DOWN -> new PeripheralReading(PeripheralState.ERROR, "down", model);
    };
  }
}
