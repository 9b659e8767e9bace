package fr.teleguichet.edge.peripheral.display;

import fr.teleguichet.edge.kiosk.PeripheralReading;
import fr.teleguichet.edge.peripheral.Probe;
import fr.teleguichet.edge.peripheral.ProbeFinding;
import fr.teleguichet.edge.peripheral.display.DisplayConnector.Sight;
import fr.teleguichet.edge.peripheral.display.DisplayConnector.Status;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.device.PeripheralState;

/** Looks at the kernel whether the monitor is plugged in, and lit when it ought to be. */
public final class DisplayProbe implements Probe {

  private final DisplayConnector connector;
  private final ScreenPowerScheduler schedule;

  public DisplayProbe(DisplayConnector connector, ScreenPowerScheduler schedule) {
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
  public ProbeFinding look() {
    boolean isWanted = schedule.wantsPicture();
    String trouble = schedule.trouble();
    return switch (connector.look()) {
      case Sight.Absent(String reason) -> new ProbeFinding.Missing(reason);
      // The page's frames tell whether there is a picture.
      case Sight.Unclear _ -> lit(trouble);
      case Sight.Seen(_, Status status) -> seen(status, isWanted, trouble);
    };
  }

  private ProbeFinding seen(Status status, boolean isWanted, String trouble) {
    if (!status.connected()) {
      return new ProbeFinding.Missing("unplugged");
    }
    if (!trouble.isEmpty() && !schedule.isLitAnyway()) {
      return ProbeFinding.failed(trouble);
    }
    if (isWanted && !status.enabled()) {
      return ProbeFinding.failed("not-enabled");
    }
    if (isWanted && !status.isOn()) {
      return ProbeFinding.failed("asleep");
    }
    return lit(trouble);
  }

  private static ProbeFinding lit(String trouble) {
    return new ProbeFinding.Present(
        new PeripheralReading(
            trouble.isEmpty() ? PeripheralState.OK : PeripheralState.WARNING, trouble, ""));
  }
}
