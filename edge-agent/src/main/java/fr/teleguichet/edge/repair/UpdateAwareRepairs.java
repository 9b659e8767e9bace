package fr.teleguichet.edge.repair;

import fr.teleguichet.hardware.device.ShutdownReason;
import io.vertx.core.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * The repairs of a kiosk that may be in the middle of an update: one that starts machine or agent
 * again would take a version from its trial without a word.
 *
 * @param isDelicate whether nothing but the updater may start the machine again
 * @param isNotProven tells the updater what found that a version does not work; whether it sees to
 *     it, since one is on trial
 */
public record UpdateAwareRepairs(
    MachineRepairs repairs, BooleanSupplier isDelicate, Predicate<String> isNotProven)
    implements MachineRepairs {

  @Override
  public Future<Void> screen() {
    return repairs.screen();
  }

  @Override
  public Future<Void> agent() {
    return isNotProven.test("agent") ? Future.succeededFuture() : repairs.agent();
  }

  @Override
  public Future<Void> reboot(ShutdownReason why) {
    if (why == ShutdownReason.REBOOT && isDelicate.getAsBoolean()) {
      return Future.failedFuture("update-under-way");
    }
    return isNotProven.test("repair") ? Future.succeededFuture() : repairs.reboot(why);
  }

  @Override
  public Future<Void> powerOff() {
    return repairs.powerOff();
  }

  @Override
  public Future<Void> stop() {
    return repairs.stop();
  }
}
