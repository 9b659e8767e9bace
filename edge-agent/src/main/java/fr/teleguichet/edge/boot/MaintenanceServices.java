package fr.teleguichet.edge.boot;

import fr.teleguichet.edge.configuration.AgentConfiguration;
import fr.teleguichet.edge.enrolment.EnrolmentStatus;
import fr.teleguichet.edge.enrolment.FleetEnrolment;
import fr.teleguichet.edge.identity.IdentityState;
import fr.teleguichet.edge.kiosk.ActiveSessionLock;
import fr.teleguichet.edge.kiosk.AgentContext;
import fr.teleguichet.edge.link.LinkState;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.peripheral.monitoring.PeripheralMonitoring;
import fr.teleguichet.edge.remotecommand.CommandResultUploader;
import fr.teleguichet.edge.remotecommand.DeviceCommandExecutor;
import fr.teleguichet.edge.remotecommand.DiagnosticsBundleBuilder;
import fr.teleguichet.edge.remotecommand.RemoteCommandService;
import fr.teleguichet.edge.repair.MachineRepairs;
import fr.teleguichet.edge.reset.FactoryReset;
import fr.teleguichet.edge.reset.ResetKind;
import fr.teleguichet.edge.reset.ResetRequestFile.Request;
import fr.teleguichet.edge.reset.ResetScheduler;
import fr.teleguichet.edge.reset.ResetScope;
import fr.teleguichet.edge.screen.UnitStatus;
import fr.teleguichet.edge.technician.DeviceExerciseRunner;
import fr.teleguichet.edge.technician.ExerciseService;
import fr.teleguichet.edge.update.service.UpdaterService;
import fr.teleguichet.hardware.device.FleetCommand;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.device.RemoteCommandType;
import fr.teleguichet.hardware.identity.ShortCode;
import fr.teleguichet.hardware.protocol.Value;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done to the kiosk by those who look after it: the fleet from afar, and a technician in
 * front of it. Belongs to the loop.
 */
final class MaintenanceServices {

  private static final Logger LOG = LoggerFactory.getLogger(MaintenanceServices.class);

  private static final Duration IDENTIFY = Duration.ofSeconds(30);

  /** The fleet hears that a wiping has begun before nobody can tell it any more. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(15);

  private final AgentContext world;
  private final CommandResultUploader results;
  private final RemoteCommandService care;
  private final ExerciseService exercises;
  private final Loop.Worker resetWorker;
  private final ResetScheduler machine;
  private final FactoryReset reset;

  /**
   * The kiosk's parts by which it is done.
   *
   * @param apparatus what a technician's exercises need beside devices
   * @param unsent records that the fleet does not have
   * @param isSimulated whether nothing of this machine may be lost
   * @param end ends the process
   */
  record Parts(
      ActiveSessionLock occupancy,
      PeripheralMonitoring periphery,
      MachineRepairs repairs,
      DeviceExerciseRunner.Parts apparatus,
      UpdaterService updates,
      LongSupplier unsent,
      boolean isSimulated,
      AgentShutdown end) {}

  MaintenanceServices(
      AgentContext world,
      AgentConfiguration configuration,
      FleetEnrolment membership,
      Supplier<UnitStatus> status,
      Parts parts) {
    this.world = world;
    this.resetWorker = world.loop().worker("reset");
    this.machine =
        new RestartingResetScheduler(
            resetWorker,
            parts.isSimulated()
                ? ResetScope.SIMULATED
                : RestartingResetScheduler.reachOf(world.machine().root()),
            configuration.data().folder(),
            parts.repairs(),
            parts.end());
    this.results =
        new CommandResultUploader(
            world.loop(),
            () -> membership.upload()::put,
            () -> DiagnosticsBundleBuilder.of(world.kiosk(), status.get()));
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
            new DeviceExerciseRunner(
                world.loop(),
                world.kiosk(),
                periphery.care(),
                periphery.devices(),
                commands,
                parts.apparatus()));
    this.reset = new FactoryReset(resetWorld(membership, parts), machine);
  }

  private DeviceCommandExecutor.Signs signs(FleetEnrolment membership, Parts parts) {
    return new DeviceCommandExecutor.Signs(
        () -> parts.apparatus().beacon().shine(IDENTIFY).done(),
        () -> {
          var _ = world.loop().after(LAST_WORDS, () -> wipe(parts.end()));
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
        () -> underWay().isPresent() || isLeaving(parts.updates()));
  }

  private static boolean isLeaving(UpdaterService updates) {
    var notice = updates.notice();
    return notice.minutes().isPresent() && notice.isClosing();
  }

  private FactoryReset.Surroundings resetWorld(FleetEnrolment membership, Parts parts) {
    return new FactoryReset.Surroundings(
        world.loop(),
        world.clock(),
        world.records(),
        parts.occupancy(),
        world.machine().ids(),
        // A start more than the updater counts on would end a trial.
        () ->
            underWay().isPresent()
                || isLeaving(parts.updates())
                || parts.updates().isDelicate()
                || parts.updates().isProving(),
        parts.unsent(),
        () -> membership.status().link().filter(LinkState.Online.class::isInstance).isPresent(),
        () -> unit(membership));
  }

  /** The name on the label, or the code on the screen of a unit that has none. */
  private static String unit(FleetEnrolment membership) {
    EnrolmentStatus status = membership.status();
    return status.identity() instanceof IdentityState.Nameless it
        ? ShortCode.of(it.key()).toString()
        : status.kiosk().orElse("");
  }

  /** The fleet wants the unit wiped: on an appliance all of it, as a technician would. */
  private void wipe(AgentShutdown end) {
    if (machine.reach() == ResetScope.APPLIANCE) {
      machine
          .hand(new Request(ResetKind.WIPE_IDENTITY, world.machine().ids().get()))
          .onFailure(e -> LOG.error("The unit can’t be wiped.", e));
    } else {
      end.wipe();
    }
  }

  /** What a technician in front of the unit has it forget. */
  FactoryReset reset() {
    return reset;
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
    return results.stop().transform(_ -> resetWorker.close());
  }
}
