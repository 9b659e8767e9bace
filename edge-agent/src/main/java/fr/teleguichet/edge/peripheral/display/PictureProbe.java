package fr.teleguichet.edge.peripheral.display;

import fr.teleguichet.edge.kiosk.PeripheralReading;
import fr.teleguichet.edge.peripheral.Probe;
import fr.teleguichet.edge.peripheral.ProbeFinding;
import fr.teleguichet.edge.peripheral.display.PageRenderMonitor.Trouble;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.device.PeripheralState;
import java.util.Optional;

/** Asks whether the page really draws; a service that is up proves no picture. */
public final class PictureProbe implements Probe {

  private final PageRenderMonitor watch;
  private final ScreenPowerScheduler schedule;

  public PictureProbe(PageRenderMonitor watch, ScreenPowerScheduler schedule) {
    this.watch = watch;
    this.schedule = schedule;
  }

  @Override
  public Peripheral kind() {
    return Peripheral.SCREEN;
  }

  @Override
  public String part() {
    return "picture";
  }

  @Override
  public boolean isEssential() {
    return false;
  }

  /** Browsers draw nothing on a screen that is off. */
  @Override
  public ProbeFinding look() {
    if (!schedule.wantsPicture()) {
      watch.forgive();
      return present(PeripheralState.OK, "");
    }
    Optional<Trouble> trouble = watch.trouble();
    if (trouble.isEmpty()) {
      return present(PeripheralState.OK, "");
    }
    return switch (trouble.get()) {
      case NO_PAGE -> present(PeripheralState.ERROR, "no-page");
      case STALLED -> present(PeripheralState.ERROR, "no-picture");
      case HIDDEN -> present(PeripheralState.WARNING, "page-hidden");
    };
  }

  private static ProbeFinding present(PeripheralState state, String reason) {
    return new ProbeFinding.Present(new PeripheralReading(state, reason, ""));
  }
}
