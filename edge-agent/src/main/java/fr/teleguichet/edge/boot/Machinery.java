package fr.teleguichet.edge.boot;

import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.peripheral.program.Program;
import fr.teleguichet.edge.repair.Repairs;
import io.vertx.core.Future;

/**
 * Starts parts of the machine again through systemd. The service's user may do these things and no
 * others, by the rule that is installed with the program.
 */
final class Machinery implements Repairs {

  private static final String SCREEN_UNIT = "teleguichet-screen.service";

  private final Loop.Worker worker;
  private final Program systemctl;
  private final Runnable end;

  /**
   * @param end ends the process in a way that has systemd start it again
   */
  Machinery(Loop loop, Program systemctl, Runnable end) {
    this.worker = loop.worker("machinery");
    this.systemctl = systemctl;
    this.end = end;
  }

  @Override
  public Future<Void> screen() {
    return worker.run(() -> systemctl.run("restart", SCREEN_UNIT)).mapEmpty();
  }

  @Override
  public Future<Void> agent() {
    end.run();
    return Future.succeededFuture();
  }

  @Override
  public Future<Void> reboot() {
    return worker.run(() -> systemctl.run("reboot")).mapEmpty();
  }

  Future<Void> stop() {
    return worker.close();
  }
}
