package fr.teleguichet.edge.boot;

import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.peripheral.program.Program;
import fr.teleguichet.edge.repair.Repairs;
import fr.teleguichet.hardware.device.StopReason;
import io.vertx.core.Future;

/**
 * Starts parts of the machine again through systemd. The service's user may do these things and no
 * others, by the rule that is installed with the program.
 */
final class Machinery implements Repairs {

  private static final String SCREEN_UNIT = "teleguichet-screen.service";

  private final Loop.Worker worker;
  private final Program systemctl;
  private final Appliance.Ending ending;

  /**
   * @param ending told why the agent will be stopped, before it is
   */
  Machinery(Loop loop, Program systemctl, Appliance.Ending ending) {
    this.worker = loop.worker("machinery");
    this.systemctl = systemctl;
    this.ending = ending;
  }

  @Override
  public Future<Void> screen() {
    return worker.run(() -> systemctl.run("restart", SCREEN_UNIT)).mapEmpty();
  }

  @Override
  public Future<Void> agent() {
    ending.end(StopReason.REPAIR, ExitCode.REPAIR);
    return Future.succeededFuture();
  }

  @Override
  public Future<Void> reboot(StopReason why) {
    ending.intend(why);
    return worker.run(() -> systemctl.run("reboot")).mapEmpty();
  }

  /** The battery is nearly empty: better an orderly end now than none. */
  Future<Void> powerOff() {
    ending.intend(StopReason.POWER_FAILING);
    return worker.run(() -> systemctl.run("poweroff")).mapEmpty();
  }

  Future<Void> stop() {
    return worker.close();
  }
}
