package fr.teleguichet.edge.repair;

import fr.teleguichet.edge.kiosk.AgentContext;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.peripheral.program.ProgramOutput;
import fr.teleguichet.edge.peripheral.program.SystemProgram;
import fr.teleguichet.hardware.device.ShutdownReason;
import io.vertx.core.Future;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts parts of the machine again through systemd. The service's user may do these things and no
 * others, by the rule that is installed with the program.
 */
public final class SystemdRepairs implements MachineRepairs {

  private static final Logger LOG = LoggerFactory.getLogger(SystemdRepairs.class);
  private static final String SCREEN_UNIT = "teleguichet-screen.service";

  /** How long systemd may take for what it is told. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  /** A sentence that a person reads in a list. */
  private static final int MAX_COMPLAINT = 160;

  private final Loop.Worker worker;
  private final SystemProgram systemctl;
  private final AgentTermination process;

  /**
   * The machine's repairs: only a kiosk, on which systemd runs the agent, may be started again.
   *
   * @param process told why the agent will be stopped, before it is
   */
  public static MachineRepairs of(
      AgentContext world, boolean isSimulated, AgentTermination process) {
    return isSimulated || !world.machine().isService()
        ? new DryRunRepairs()
        : new SystemdRepairs(world.loop(), systemctl(), process);
  }

  private static SystemProgram systemctl() {
    return SystemProgram.of("systemctl").within(PATIENCE, SystemProgram.SOME_TEXT);
  }

  /**
   * Has the machine start again while there is no agent yet. It waits for the answer.
   *
   * @throws IOException when it does not; the message is a sentence
   */
  public static void rebootAtOnce() throws IOException, InterruptedException {
    var _ = tell(systemctl().tellingErrors(), "reboot");
  }

  /**
   * @param process told why the agent will be stopped, before it is
   */
  SystemdRepairs(Loop loop, SystemProgram systemctl, AgentTermination process) {
    this.worker = loop.worker("machinery");
    this.systemctl = systemctl.tellingErrors();
    this.process = process;
  }

  @Override
  public Future<Void> screen() {
    return worker.run(() -> tell(systemctl, "restart", SCREEN_UNIT));
  }

  @Override
  public Future<Void> agent() {
    process.restart(ShutdownReason.REPAIR);
    return Future.succeededFuture();
  }

  @Override
  public Future<Void> reboot(ShutdownReason why) {
    return leave(why, "reboot");
  }

  @Override
  public Future<Void> powerOff() {
    LOG.warn("The battery comes to its end; the machine is switched off in order.");
    return leave(ShutdownReason.POWER_FAILING, "poweroff")
        .onFailure(e -> LOG.error("why=\"{}\" It can’t be switched off.", e.getMessage()));
  }

  /** The reason is told before: systemd's signal may come while systemctl still runs. */
  private Future<Void> leave(ShutdownReason why, String command) {
    process.intend(why);
    return worker.run(() -> tell(systemctl, command)).onFailure(_ -> process.stay());
  }

  /**
   * Has systemd do something.
   *
   * @param systemctl which tells its errors too
   * @throws IOException when it does not; the message is a sentence
   */
  private static @Nullable Void tell(SystemProgram systemctl, String... words)
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
                  said.substring(0, Math.min(said.length(), MAX_COMPLAINT))));
    }
    return null;
  }

  @Override
  public Future<Void> stop() {
    return worker.close();
  }
}
