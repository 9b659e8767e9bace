package fr.teleguichet.edge.boot;

import fr.teleguichet.edge.care.CareDesk;
import fr.teleguichet.edge.kiosk.Occupancy;
import fr.teleguichet.edge.network.Figures;
import fr.teleguichet.edge.repair.Repairs;
import fr.teleguichet.edge.screen.TestPattern;
import fr.teleguichet.edge.technician.Exercises;
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
final class Tending {

  private static final Duration IDENTIFY = Duration.ofSeconds(30);

  /** The fleet hears that a wiping has begun before nobody can tell it any more. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(15);

  private final Appliance.Surroundings world;
  private final CareResults results;
  private final CareDesk care;
  private final Exercises exercises;

  /**
   * The kiosk's parts by which it is done.
   *
   * @param lines the names of the parts on the board's lines
   * @param network what was measured of the way to the fleet
   * @param isLeaving whether the kiosk is about to start again
   */
  record Parts(
      Occupancy occupancy,
      Periphery periphery,
      Repairs repairs,
      Beacon beacon,
      Signals signals,
      Supplier<Set<String>> lines,
      TestPattern pattern,
      Supplier<Figures> network,
      BooleanSupplier isLeaving) {}

  Tending(Appliance.Surroundings world, Parts parts) {
    this.world = world;
    Membership membership = world.membership();
    this.results =
        new CareResults(
            world.loop(),
            membership.folder(),
            membership::held,
            () -> Diagnostics.of(world.kiosk(), membership.standing()));
    CareHands hands = hands(parts);
    this.care = new CareDesk(careWorld(parts.occupancy()), hands);
    this.exercises = new Exercises(exerciseWorld(parts), exerciseHands(parts, hands));
  }

  private CareHands hands(Parts parts) {
    var signs =
        new CareHands.Signs(
            () -> parts.beacon().shine(IDENTIFY).done(),
            this::wipe,
            () ->
                CareHands.page(
                    world.membership().kiosk(), ZonedDateTime.now(world.machine().clock())));
    Periphery periphery = parts.periphery();
    return new CareHands(periphery.care(), periphery.devices(), parts.repairs(), results, signs);
  }

  private Future<String> wipe() {
    var _ = world.loop().after(LAST_WORDS, world.end()::wipe);
    return Future.succeededFuture("");
  }

  private CareDesk.Surroundings careWorld(Occupancy occupancy) {
    return new CareDesk.Surroundings(
        world.loop(),
        world.machine().clock(),
        world.door(),
        world.door(),
        occupancy,
        world.kiosk().fact(NodeFact.BOOT_ID) instanceof Value.Text(String boot) ? boot : "unknown");
  }

  private Exercises.Surroundings exerciseWorld(Parts parts) {
    return new Exercises.Surroundings(
        world.loop(),
        world.machine().clock(),
        world.door(),
        parts.occupancy(),
        world.machine().ids(),
        // An update that restarts the kiosk would leave a peripheral in the middle of its exercise.
        () -> underWay().isPresent() || parts.isLeaving().getAsBoolean());
  }

  private ExerciseHands exerciseHands(Parts parts, CareHands hands) {
    var apparatus =
        new ExerciseHands.Parts(
            parts.beacon(), parts.signals(), parts.lines(), parts.pattern(), parts.network());
    Periphery periphery = parts.periphery();
    return new ExerciseHands(
        world.loop(), world.kiosk(), periphery.care(), periphery.devices(), hands, apparatus);
  }

  /** What a technician in front of the unit has it do. */
  Exercises exercises() {
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
