package fr.teleguichet.edge.boot;

import fr.teleguichet.edge.configuration.AgentConfiguration;
import fr.teleguichet.edge.configuration.ScreenSettings.Light;
import fr.teleguichet.edge.health.MachineFiles;
import fr.teleguichet.edge.kiosk.Occupancy;
import fr.teleguichet.edge.peripheral.display.BacklightPower;
import fr.teleguichet.edge.peripheral.display.Brightness;
import fr.teleguichet.edge.peripheral.display.Connector;
import fr.teleguichet.edge.peripheral.display.MonitorPower;
import fr.teleguichet.edge.peripheral.display.PictureWatch;
import fr.teleguichet.edge.peripheral.display.ScreenHours;
import fr.teleguichet.edge.peripheral.display.ScreenPower;
import fr.teleguichet.edge.peripheral.display.ScreenSchedule;
import fr.teleguichet.edge.peripheral.display.SimulatedPower;
import fr.teleguichet.edge.peripheral.display.WaylandPower;
import fr.teleguichet.edge.peripheral.program.Program;
import fr.teleguichet.hardware.board.BoardProfile;
import fr.teleguichet.hardware.board.Connection;
import fr.teleguichet.hardware.device.Peripheral;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** The screen as the board has it: its connector, its hours, its picture. */
final class Display {

  private final Optional<Connector> connector;
  private final PictureWatch picture;
  private final ScreenSchedule schedule;

  /** The screen is on for a citizen, and for a version that has to show that it can draw. */
  private record Lit(Occupancy occupancy, BooleanSupplier isOnTrial) implements Occupancy {
    @Override
    public boolean isOccupied() {
      return isOnTrial.getAsBoolean() || occupancy.isOccupied();
    }

    @Override
    public void whenFree(Runnable action) {
      occupancy.whenFree(action);
    }
  }

  Display(Periphery.Surroundings world, AgentConfiguration configuration, boolean isPlayed) {
    Optional<String> output = output(configuration.board());
    var files = new MachineFiles(world.machine().root());
    connector = output.map(name -> new Connector(files, name));
    picture = new PictureWatch(world.loop()::uptime);
    ScreenPower power =
        isPlayed
            ? new SimulatedPower()
            : power(configuration.screen().light(), world.machine().root(), output);
    schedule =
        new ScreenSchedule(
            world.loop(),
            world.machine().clock(),
            new Lit(world.occupancy(), world.isOnTrial()),
            configuration.opening().map(ScreenHours::new),
            power);
  }

  /** An output whose name nobody knows is left on. */
  private static ScreenPower power(Light light, Path root, Optional<String> output) {
    var brightness = new Brightness(light.bright(), light.dimmed());
    return switch (light.by()) {
      case OUTPUT ->
          output
              .<ScreenPower>map(
                  name ->
                      new WaylandPower(
                          Program.of("wlopm"), new Connector(new MachineFiles(root), name), name))
              .orElse(ScreenPower.ALWAYS_ON);
      case DDC -> new MonitorPower(Program.of("ddcutil"), brightness);
      case BACKLIGHT -> new BacklightPower(root, brightness);
    };
  }

  /** Where the monitor is plugged in, when the board has one. */
  Optional<Connector> connector() {
    return connector;
  }

  PictureWatch picture() {
    return picture;
  }

  ScreenSchedule schedule() {
    return schedule;
  }

  private static Optional<String> output(BoardProfile board) {
    return board.peripheral(Peripheral.SCREEN).stream()
        .flatMap(fitted -> fitted.connections().stream())
        .flatMap(it -> it instanceof Connection.Hdmi(String name) ? Stream.of(name) : Stream.of())
        .findFirst();
  }
}
