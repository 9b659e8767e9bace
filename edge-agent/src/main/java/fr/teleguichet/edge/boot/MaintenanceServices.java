package fr.teleguichet.edge.boot;

import fr.teleguichet.edge.header.ContactEventRouter;
import fr.teleguichet.edge.kiosk.SessionLock;
import fr.teleguichet.edge.network.NetworkQualityFigures;
import fr.teleguichet.edge.remotecommand.RemoteCommandService;
import fr.teleguichet.edge.repair.MachineRepairs;
import fr.teleguichet.edge.screen.TestPattern;
import fr.teleguichet.edge.technician.ExerciseService;
import fr.teleguichet.hardware.device.FleetCommand;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.device.RemoteCommandType;
import fr.teleguichet.hardware.protocol.Value;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.Set;
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

  private final KioskAppliance.Surroundings world;
  private final CommandResultUploader results;
  private final RemoteCommandService care;
  private final ExerciseService exercises;

  /**
   * The kiosk's parts by which it is done.
   *
   * @param lines the names of the parts on the board's lines
   * @param network what was measured of the way to the fleet
   * @param isLeaving whether the kiosk is about to start again
   */
  record Parts(
      SessionLock occupancy,
      PeripheralMonitoring periphery,
      MachineRepairs repairs,
      IdentifyAction beacon,
      ContactEventRouter signals,
      Supplier<Set<String>> lines,
      TestPattern pattern,
      Supplier<NetworkQualityFigures> network,
      BooleanSupplier isLeaving) {}

  MaintenanceServices(KioskAppliance.Surroundings world, Parts parts) {
    this.world = world;
    FleetEnrolment membership = world.membership();
    this.results =
        new CommandResultUploader(
            world.loop(),
            membership.folder(),
            membership::held,
            () -> DiagnosticsBundle.of(world.kiosk(), membership.standing()));
    DeviceCommandExecutor hands = hands(parts);
    this.care = new RemoteCommandService(careWorld(parts.occupancy()), hands);
    this.exercises = new ExerciseService(exerciseWorld(parts), exerciseHands(parts, hands));
  }

  private DeviceCommandExecutor hands(Parts parts) {
    var signs =
        new DeviceCommandExecutor.Signs(
            () -> parts.beacon().shine(IDENTIFY).done(),
            this::wipe,
            () ->
                DeviceCommandExecutor.page(
                    world.membership().kiosk(), ZonedDateTime.now(world.machine().clock())));
    PeripheralMonitoring periphery = parts.periphery();
    return new DeviceCommandExecutor(
        periphery.care(), periphery.devices(), parts.repairs(), results, signs);
  }

  private Future<String> wipe() {
    var _ = world.loop().after(LAST_WORDS, world.end()::wipe);
    return Future.succeededFuture("");
  }

  private RemoteCommandService.Surroundings careWorld(SessionLock occupancy) {
    return new RemoteCommandService.Surroundings(
        world.loop(),
        world.machine().clock(),
        world.door(),
        world.door(),
        occupancy,
        world.kiosk().fact(NodeFact.BOOT_ID) instanceof Value.Text(String boot) ? boot : "unknown");
  }

  private ExerciseService.Surroundings exerciseWorld(Parts parts) {
    return new ExerciseService.Surroundings(
        world.loop(),
        world.machine().clock(),
        world.door(),
        parts.occupancy(),
        world.machine().ids(),
        // An update that restarts the kiosk would leave a peripheral in the middle of its exercise.
        () -> underWay().isPresent() || parts.isLeaving().getAsBoolean());
  }

  private ExerciseExecutor exerciseHands(Parts parts, DeviceCommandExecutor hands) {
    var apparatus =
        new ExerciseExecutor.Parts(
            parts.beacon(), parts.signals(), parts.lines(), parts.pattern(), parts.network());
    PeripheralMonitoring periphery = parts.periphery();
    return new ExerciseExecutor(
        world.loop(), world.kiosk(), periphery.care(), periphery.devices(), hands, apparatus);
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
