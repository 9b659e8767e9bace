package fr.teleguichet.edge.boot;

import fr.teleguichet.edge.repair.Repairs;
import fr.teleguichet.hardware.device.StopReason;
import io.vertx.core.Future;

/**
 * The repairs of a kiosk that may be in the middle of an update: one that starts machine or agent
 * again would take a version from its trial without a word.
 */
record TrialRepairs(Repairs repairs, Updates updates) implements Repairs {

  @Override
  public Future<Void> screen() {
    return repairs.screen();
  }

  @Override
  public Future<Void> agent() {
    return updates.isNotProven("agent") ? Future.succeededFuture() : repairs.agent();
  }

  @Override
  public Future<Void> reboot(StopReason why) {
    if (why == StopReason.REBOOT && updates.isDelicate()) {
      return Future.failedFuture("update-under-way");
    }
    return updates.isNotProven("repair") ? Future.succeededFuture() : repairs.reboot(why);
  }
}
