package fr.teleguichet.edge.boot;

import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.peripheral.program.ProgramOutput;
import fr.teleguichet.edge.peripheral.program.SystemProgram;
import fr.teleguichet.edge.repair.MachineRepairs;
import fr.teleguichet.hardware.device.StopReason;
import io.vertx.core.Future;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Starts parts of the machine again through systemd. The service's user may do these things and no
 * others, by the rule that is installed with the program.
 */
final class SystemdRepairs implements MachineRepairs {

  private static final String SCREEN_UNIT = "teleguichet-screen.service";

  /** A sentence that a person reads in a list. */
  private static final int MOST_COMPLAINT = 160;

  private final Loop.Worker worker;
  private final SystemProgram systemctl;
  private final KioskAppliance.Ending ending;

  /**
   * @param ending told why the agent will be stopped, before it is
   */
  SystemdRepairs(Loop loop, SystemProgram systemctl, KioskAppliance.Ending ending) {
    this.worker = loop.worker("machinery");
    this.systemctl = systemctl.tellingErrors();
    this.ending = ending;
  }

  @Override
  public Future<Void> screen() {
    return worker.run(() -> tell(systemctl, "restart", SCREEN_UNIT));
  }

  @Override
  public Future<Void> agent() {
    ending.end(StopReason.REPAIR, ExitCode.REPAIR);
    return Future.succeededFuture();
  }

  @Override
  public Future<Void> reboot(StopReason why) {
    return leave(why, "reboot");
  }

  /** The battery is nearly empty: better an orderly end now than none. */
  Future<Void> powerOff() {
    return leave(StopReason.POWER_FAILING, "poweroff");
  }

  /** The reason is told before: systemd's signal may come while systemctl still runs. */
  private Future<Void> leave(StopReason why, String command) {
    ending.intend(why);
    return worker.run(() -> tell(systemctl, command)).onFailure(_ -> ending.stay());
  }

  /**
   * Has systemd do something.
   *
   * @param systemctl which tells its errors too
   * @throws IOException when it does not; the message is a sentence
   */
  static @Nullable Void tell(SystemProgram systemctl, String... words)
      throws IOException, InterruptedException {
    ProgramOutput done = systemctl.run(words);
    if (!done.isSuccess()) {
      String said = done.text().lines().findFirst().orElse("it does not say why");
      throw new IOException(
          "%s %s ended with %d: %s"
              .formatted(
                  systemctl.name(),
                  String.join(" ", words),
                  done.exit(),
                  said.substring(0, Math.min(said.length(), MOST_COMPLAINT))));
    }
    return null;
  }

  Future<Void> stop() {
    return worker.close();
  }
}
