package fr.teleguichet.edge.boot;

import fr.teleguichet.edge.enrolment.FleetEnrolment;
import fr.teleguichet.edge.kiosk.AgentContext;
import fr.teleguichet.edge.kiosk.SessionLock;
import fr.teleguichet.edge.peripheral.monitoring.PeripheralMonitoring;
import fr.teleguichet.edge.remotecommand.CommandResultUploader;
import fr.teleguichet.edge.remotecommand.DeviceCommandExecutor;
import fr.teleguichet.edge.remotecommand.DiagnosticsBundle;
import fr.teleguichet.edge.remotecommand.RemoteCommandService;
import fr.teleguichet.edge.repair.MachineRepairs;
import fr.teleguichet.edge.screen.UnitStatus;
import fr.teleguichet.edge.technician.ExerciseExecutor;
import fr.teleguichet.edge.technician.ExerciseService;
import fr.teleguichet.hardware.device.FleetCommand;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.device.RemoteCommandType;
import fr.teleguichet.hardware.protocol.Value;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * What is done to the kiosk by those who look after it: the fleet from afar, and a technician in
 * front of it. Belongs to the loop.
 */
final class MaintenanceServices {

  private static final Duration IDENTIFY = Duration.ofSeconds(30);

  /** The fleet hears that a wiping has begun before nobody can tell it any more. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(15);

  private final AgentContext world;
  private final CommandResultUploader results;
  private final RemoteCommandService care;
  private final ExerciseService exercises;

  /**
   * The kiosk's parts by which it is done.
   *
   * @param apparatus what a technician's exercises need beside devices
   * @param isLeaving whether the kiosk is about to start again
   * @param wipe has the unit forget everything and end
   */
  record Parts(
      SessionLock occupancy,
      PeripheralMonitoring periphery,
      MachineRepairs repairs,
      ExerciseExecutor.Parts apparatus,
      BooleanSupplier isLeaving,
      Runnable wipe) {}

  MaintenanceServices(
      AgentContext world, FleetEnrolment membership, Supplier<UnitStatus> status, Parts parts) {
    this.world = world;
    this.results =
        new CommandResultUploader(
            world.loop(),
            () -> membership.upload()::put,
            () -> DiagnosticsBundle.of(world.kiosk(), status.get()));
    PeripheralMonitoring periphery = parts.periphery();
    var commands =
        new DeviceCommandExecutor(
            periphery.care(),
            periphery.devices(),
            parts.repairs(),
            results,
            signs(membership, parts));
    this.care =
        new RemoteCommandService(
            new RemoteCommandService.Surroundings(
                world.loop(),
                world.clock(),
                world.notes(),
                world.records(),
                parts.occupancy(),
                world.kiosk().fact(NodeFact.BOOT_ID) instanceof Value.Text(String boot)
                    ? boot
                    : "unknown"),
            commands);
    this.exercises =
        new ExerciseService(
            exerciseWorld(parts),
            new ExerciseExecutor(
                world.loop(),
                world.kiosk(),
                periphery.care(),
                periphery.devices(),
                commands,
                parts.apparatus()));
  }

  private DeviceCommandExecutor.Signs signs(FleetEnrolment membership, Parts parts) {
    return new DeviceCommandExecutor.Signs(
        () -> parts.apparatus().beacon().shine(IDENTIFY).done(),
        () -> {
          var _ = world.loop().after(LAST_WORDS, parts.wipe());
          return Future.succeededFuture("");
        },
        () -> DeviceCommandExecutor.page(membership.kiosk(), ZonedDateTime.now(world.clock())));
  }

  private ExerciseService.Surroundings exerciseWorld(Parts parts) {
    return new ExerciseService.Surroundings(
        world.loop(),
        world.clock(),
        world.records(),
        parts.occupancy(),
        world.machine().ids(),
        // An update that restarts the kiosk would leave a peripheral in the middle of its exercise.
        () -> underWay().isPresent() || parts.isLeaving().getAsBoolean());
  }

  /** What a technician in front of the unit has it do. */
  ExerciseService exercises() {
    return exercises;
  }

  /** What the fleet has it do now. */
  Optional<RemoteCommandType> underWay() {
    return care.underWay();
  }

  /** The fleet wants something done, perhaps again. */
  void want(FleetCommand.Care wish) {
    care.want(wish);
  }

  /** Tells the listener when something begins or ends. */
  void listen(Runnable listener) {
    care.listen(listener);
  }

  /** Errands that were left open are known once it completes. */
  Future<Void> start() {
    return care.start();
  }

  /** Takes nothing up any more; what is under way may still end. */
  void close() {
    care.stop();
  }

  /** Ends what still sends results. */
  Future<Void> stop() {
    return results.stop();
  }
}
