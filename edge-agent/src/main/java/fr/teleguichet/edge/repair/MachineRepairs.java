package fr.teleguichet.edge.repair;

import fr.teleguichet.hardware.device.ShutdownReason;
import io.vertx.core.Future;

/** The repairs that go beyond one check. */
public interface MachineRepairs {

  /** Starts the screen's programs again. */
  Future<Void> screen();

  /** Has the agent end, so that systemd starts it again. */
  Future<Void> agent();

  /**
   * Has the machine start again.
   *
   * @param why told at the next start as its cause
   */
  Future<Void> reboot(ShutdownReason why);

  /** The battery is nearly empty: better an orderly end now than none. */
  default Future<Void> powerOff() {
    return Future.succeededFuture();
  }

  /** Ends what it is made with. */
  default Future<Void> stop() {
    return Future.succeededFuture();
  }
}
