package fr.teleguichet.edge.boot;

import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.repair.MachineRepairs;
import fr.teleguichet.edge.reset.ResetKind;
import fr.teleguichet.edge.reset.ResetRequestFile;
import fr.teleguichet.edge.reset.ResetRequestFile.Request;
import fr.teleguichet.edge.reset.ResetScheduler;
import fr.teleguichet.edge.reset.ResetScope;
import fr.teleguichet.hardware.device.ShutdownReason;
import io.vertx.core.Future;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Hands a factory reset to the next start: the machine's on an appliance, where root carries it out
 * before anything is mounted; the agent's elsewhere.
 */
record RestartingResetScheduler(
    Loop.Worker worker, ResetScope reach, Path data, MachineRepairs repairs, AgentShutdown end)
    implements ResetScheduler {

  /** What an image brings and a package does not. */
  private static final String SCRIPT = "usr/lib/teleguichet-image/factory-reset";

  /**
   * How far a reset reaches on a machine that is not simulated.
   *
   * @param root where its files are
   */
  static ResetScope reachOf(Path root) {
    return Files.isExecutable(root.resolve(SCRIPT)) ? ResetScope.APPLIANCE : ResetScope.PACKAGE;
  }

  @Override
  public Future<Void> hand(Request request) {
    if (reach == ResetScope.PACKAGE && request.kind() == ResetKind.WIPE_IDENTITY) {
      end.wipe();
      return Future.succeededFuture();
    }
    return worker
        .run(
            () -> {
              ResetRequestFile.wanted(data).write(request);
              return true;
            })
        .compose(_ -> startAgain().recover(this::takeBack));
  }

  private Future<Void> startAgain() {
    if (reach == ResetScope.APPLIANCE) {
      return repairs.reboot(ShutdownReason.MAINTENANCE);
    }
    end.restart(ShutdownReason.MAINTENANCE);
    return Future.succeededFuture();
  }

  /** A start that comes later, for another reason, must not reset what nobody expects it to. */
  private Future<Void> takeBack(Throwable cause) {
    return worker
        .run(
            () -> {
              ResetRequestFile.wanted(data).delete();
              return true;
            })
        .transform(_ -> Future.failedFuture(cause));
  }
}
