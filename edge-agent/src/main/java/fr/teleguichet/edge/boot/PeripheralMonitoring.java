package fr.teleguichet.edge.boot;

import fr.teleguichet.edge.configuration.AgentConfiguration;
import fr.teleguichet.edge.hardware.KioskHardware;
import fr.teleguichet.edge.kiosk.DurableNotes;
import fr.teleguichet.edge.kiosk.KioskState;
import fr.teleguichet.edge.kiosk.PageFrameListener;
import fr.teleguichet.edge.kiosk.RecordAppender;
import fr.teleguichet.edge.kiosk.SessionLock;
import fr.teleguichet.edge.loop.EventStream;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.peripheral.DeviceTestService;
import fr.teleguichet.edge.peripheral.PeripheralWatch;
import fr.teleguichet.edge.peripheral.PeripheralWatch.Post;
import fr.teleguichet.edge.peripheral.display.ScreenLight;
import fr.teleguichet.edge.peripheral.monitoring.InstalledDevices;
import fr.teleguichet.edge.presence.PresenceEvent;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The peripherals of this kiosk: what looks at them, and the screen's hours. Belongs to the loop.
 */
final class PeripheralMonitoring {

  private final InstalledDevices devices;
  private final DisplayHardware display;
  private final DeviceTestService care;
  private final PeripheralWatch watch;

  /**
   * What the periphery takes from the world around it.
   *
   * @param occupancy the citizen's session
   * @param presence who comes and goes
   * @param isOnTrial whether the page must draw at any hour, since that is being proved
   * @param onPowerEnding proposes a clean stop, since the battery comes to its end; on the loop
   */
  record Surroundings(
      Loop loop,
      AgentEnvironment machine,
      KioskState kiosk,
      RecordAppender records,
      DurableNotes notes,
      SessionLock occupancy,
      EventStream<PresenceEvent> presence,
      BooleanSupplier isOnTrial,
      Runnable onPowerEnding) {}

  /**
   * A periphery that has not begun.
   *
   * @param others what else is watched, such as the sensors of presence
   * @param hardware what is looked at
   */
  PeripheralMonitoring(
      Surroundings world,
      AgentConfiguration configuration,
      List<Post> others,
      KioskHardware hardware) {
    Map<String, String> session = configuration.screen().session().environment();
    devices = hardware.devices();
    care = new DeviceTestService(world.loop(), world.occupancy());
    display = new DisplayHardware(world, configuration, hardware);
    display.schedule().follow(world.presence());
    var rounds =
        new ProbeSchedule(configuration.board(), devices, display, world.machine().root(), session);
    watch =
        new PeripheralWatch(
            new PeripheralWatch.Surroundings(
                world.loop(),
                world.machine().clock(),
                world.machine().random(),
                world.kiosk(),
                world.records(),
                world.notes()),
            hardware.posts(
                () -> rounds.posts(() -> world.loop().enter(world.onPowerEnding())), others),
            hardware.speed());
    hardware.onChange(watch::lookNow);
  }

  /** Whom the citizen's page tells that it draws. */
  PageFrameListener frames() {
    return display.picture();
  }

  /** The devices, for actions on them. */
  InstalledDevices devices() {
    return devices;
  }

  /** What runs the devices' tests for a person, never while a citizen is served. */
  DeviceTestService care() {
    return care;
  }

  /** Plays the tone by which the kiosk is found, never while a citizen is served. */
  Future<Void> sound() {
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
  Optional<ScreenLight> light() {
    return display.schedule().made();
  }

  /** The citizen's session began or ended. */
  void occupancyChanged() {
    display.schedule().refresh();
  }

  Future<Void> start() {
    display.schedule().start();
    return watch.start();
  }

  Future<Void> stop() {
    return watch
        .stop()
        .transform(_ -> display.schedule().stop())
        .transform(_ -> care.stop())
        .onComplete(_ -> devices.http().close());
  }
}
