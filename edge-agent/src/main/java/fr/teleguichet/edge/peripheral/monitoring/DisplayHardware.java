package fr.teleguichet.edge.peripheral.monitoring;

import fr.teleguichet.edge.configuration.AgentConfiguration;
import fr.teleguichet.edge.configuration.ScreenSettings;
import fr.teleguichet.edge.health.MachineFileReader;
import fr.teleguichet.edge.kiosk.ActiveSessionLock;
import fr.teleguichet.edge.kiosk.AgentContext;
import fr.teleguichet.edge.peripheral.display.DisplayConnector;
import fr.teleguichet.edge.peripheral.display.PageRenderMonitor;
import fr.teleguichet.edge.peripheral.display.ScreenHours;
import fr.teleguichet.edge.peripheral.display.ScreenPowerScheduler;
import fr.teleguichet.hardware.board.BoardProfile;
import fr.teleguichet.hardware.board.PeripheralConnection;
import fr.teleguichet.hardware.device.Peripheral;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** The screen as the board has it: its connector, its hours, its picture. */
final class DisplayHardware {

  private final DisplayConnector connector;
  private final PageRenderMonitor picture;
  private final ScreenPowerScheduler schedule;

  /** The screen is on for a citizen, and for a version that has to show that it can draw. */
  private record Lit(ActiveSessionLock occupancy, BooleanSupplier isOnTrial)
      implements ActiveSessionLock {
    @Override
    public boolean isOccupied() {
      return isOnTrial.getAsBoolean() || occupancy.isOccupied();
    }

    @Override
    public void whenFree(Runnable action) {
      occupancy.whenFree(action);
    }
  }

  DisplayHardware(
      AgentContext world,
      AgentConfiguration configuration,
      ActiveSessionLock occupancy,
      BooleanSupplier isOnTrial,
      MonitoredPeripherals hardware) {
    ScreenSettings settings = configuration.screen();
    var files = new MachineFileReader(world.machine().root());
    connector =
        settings
            .session()
            .output()
            .or(() -> output(configuration.board()))
            .map(name -> new DisplayConnector(files, name))
            .orElseGet(() -> DisplayConnector.thatIsPlugged(files));
    picture = new PageRenderMonitor(world.loop()::uptime);
    schedule =
        new ScreenPowerScheduler(
            world.loop(),
            world.clock(),
            new Lit(occupancy, isOnTrial),
            configuration.opening().map(ScreenHours::new),
            hardware.screenPower(connector));
  }

  /** Where the monitor is plugged in. */
  DisplayConnector connector() {
    return connector;
  }

  PageRenderMonitor picture() {
    return picture;
  }

  ScreenPowerScheduler schedule() {
    return schedule;
  }

  private static Optional<String> output(BoardProfile board) {
    return board.peripheral(Peripheral.SCREEN).stream()
        .flatMap(fitted -> fitted.connections().stream())
        .flatMap(
            it ->
                it instanceof PeripheralConnection.Hdmi(String name)
                    ? Stream.of(name)
                    : Stream.of())
        .findFirst();
  }
}
