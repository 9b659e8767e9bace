package fr.teleguichet.edge.peripheral.monitoring;

import fr.teleguichet.edge.configuration.AgentConfiguration;
import fr.teleguichet.edge.kiosk.ActiveSessionLock;
import fr.teleguichet.edge.kiosk.AgentContext;
import fr.teleguichet.edge.kiosk.PageRenderListener;
import fr.teleguichet.edge.loop.EventStream;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.peripheral.DeviceTestService;
import fr.teleguichet.edge.peripheral.PeripheralSupervisor;
import fr.teleguichet.edge.peripheral.PeripheralSupervisor.Post;
import fr.teleguichet.edge.peripheral.display.ScreenBrightness;
import fr.teleguichet.edge.presence.PresenceEvent;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The peripherals of this kiosk: what looks at them, and the screen's hours. Belongs to the loop.
 */
public final class PeripheralMonitoring {

  private final InstalledDevices devices;
  private final DisplayHardware display;
  private final DeviceTestService care;
  private final PeripheralSupervisor watch;

  /**
   * The rest of the kiosk, as far as its peripherals mind it.
   *
   * @param occupancy the citizen's session
   * @param presence who comes and goes
   * @param isOnTrial whether the page must draw at any hour, since that is being proved
   * @param onPowerEnding proposes a clean stop, since the battery comes to its end; on the loop
   */
  public record Surroundings(
      ActiveSessionLock occupancy,
      EventStream<PresenceEvent> presence,
      BooleanSupplier isOnTrial,
      Runnable onPowerEnding) {}

  /**
   * A periphery that has not begun.
   *
   * @param hardware what is looked at
   * @param others what else is watched, such as the sensors of presence
   */
  public PeripheralMonitoring(
      AgentContext world,
      AgentConfiguration configuration,
      Surroundings around,
      MonitoredPeripherals hardware,
      List<Post> others) {
    Loop loop = world.loop();
    devices = hardware.devices();
    care = new DeviceTestService(loop, around.occupancy);
    display =
        new DisplayHardware(world, configuration, around.occupancy, around.isOnTrial, hardware);
    display.schedule().follow(around.presence);
    var schedule =
        new ProbeSchedule(
            configuration.board(),
            devices,
            display,
            world.machine().root(),
            configuration.screen().session().environment());
    watch =
        new PeripheralSupervisor(
            new PeripheralSupervisor.Surroundings(
                loop,
                world.clock(),
                world.machine().random(),
                world.kiosk(),
                world.records(),
                world.notes()),
            hardware.posts(() -> schedule.posts(() -> loop.enter(around.onPowerEnding)), others),
            hardware.speed());
    hardware.onChange(watch::lookNow);
  }

  /** Whom the citizen's page tells that it draws. */
  public PageRenderListener frames() {
    return display.picture();
  }

  /** The devices, for actions on them. */
  public InstalledDevices devices() {
    return devices;
  }

  /** What runs the devices' tests for a person, never while a citizen is served. */
  public DeviceTestService care() {
    return care;
  }

  /** Plays the tone by which the kiosk is found, never while a citizen is served. */
  public Future<Void> sound() {
    return devices
        .tone()
        .map(
            tone ->
                care.runAside(
                    () -> {
                      tone.play();
                      return null;
                    }))
        .orElseGet(() -> Future.failedFuture("no-loudspeaker"));
  }

  /** How the screen shines as it is told; nothing when nothing switches it. */
  public Optional<ScreenBrightness> light() {
    return display.schedule().made();
  }

  /** The citizen's session began or ended. */
  public void occupancyChanged() {
    display.schedule().refresh();
  }

  public Future<Void> start() {
    display.schedule().start();
    return watch.start();
  }

  public Future<Void> stop() {
    return watch
        .stop()
        .transform(_ -> display.schedule().stop())
        .transform(_ -> care.stop())
        .onComplete(_ -> devices.http().close());
  }
}
