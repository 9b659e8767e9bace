package fr.teleguichet.edge.repair;

import fr.teleguichet.hardware.device.ShutdownReason;
import io.vertx.core.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * On simulated hardware, and on somebody's own computer on which the agent was started by hand,
 * nothing is started again: the log says what a kiosk would have done.
 */
public final class DryRunRepairs implements MachineRepairs {

  private static final Logger LOG = LoggerFactory.getLogger(DryRunRepairs.class);

  @Override
  public Future<Void> screen() {
    return said("screen");
  }

  @Override
  public Future<Void> agent() {
    return said("agent");
  }

  /** Whoever asked must not believe that it was done. */
  @Override
  public Future<Void> reboot(ShutdownReason why) {
    return said("machine").compose(_ -> Future.failedFuture("simulated"));
  }

  private static Future<Void> said(String part) {
    LOG.info("part={} Would be started again on a real kiosk.", part);
    return Future.succeededFuture();
  }
}
