package fr.teleguichet.edge.peripheral.display;

import fr.teleguichet.edge.kiosk.PeripheralReading;
import fr.teleguichet.edge.peripheral.Finding;
import fr.teleguichet.edge.peripheral.Probe;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.device.PeripheralState;
import java.util.Optional;

/** Looks at the kernel whether the monitor is plugged in, and lit when it ought to be. */
public final class DisplayProbe implements Probe {

  private final Connector connector;
  private final ScreenSchedule schedule;

  public DisplayProbe(Connector connector, ScreenSchedule schedule) {
    this.connector = connector;
    this.schedule = schedule;
  }

  @Override
  public Peripheral kind() {
    return Peripheral.SCREEN;
  }

  @Override
  public String part() {
    return "display";
  }

  @Override
  public Finding look() {
    boolean isWanted = schedule.wantsPicture();
    Optional<Connector.Status> status = connector.status();
    if (status.isEmpty()) {
      return new Finding.Missing("no-connector");
    }
    if (!status.get().connected()) {
      return new Finding.Missing("unplugged");
    }
    String trouble = schedule.trouble();
    boolean isLit = trouble.equals(ScreenSchedule.DIM_FAILED);
    if (!trouble.isEmpty() && !isLit) {
      return Finding.failed(trouble);
    }
    if (isWanted && !status.get().enabled()) {
      return Finding.failed("not-enabled");
    }
    if (isWanted && !status.get().isOn()) {
      return Finding.failed("asleep");
    }
    return new Finding.Present(
        new PeripheralReading(
            isLit ? PeripheralState.WARNING : PeripheralState.OK, isLit ? trouble : "", ""));
  }
}
