package fr.teleguichet.edge.remotecommand;

import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.hardware.device.RemoteCommandType;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.UUID;

/** Hands that give up what takes too long, and whose mishaps are failures. Belongs to the loop. */
final class TimeLimitedCommandExecutor implements CommandExecutor {

  /** The longest that an action may take. A reboot that has not begun by then does not come. */
  private static final Duration MAX_DURATION = Duration.ofMinutes(4);

  private final CommandExecutor hands;
  private final Loop loop;

  TimeLimitedCommandExecutor(CommandExecutor hands, Loop loop) {
    this.hands = hands;
    this.loop = loop;
  }

  @Override
  public Future<String> perform(UUID id, RemoteCommandType action) {
    Promise<String> done = Promise.promise();
    Loop.Timer timer =
        loop.after(MAX_DURATION, () -> done.tryFail(new IllegalStateException("timeout")));
    attempt(id, action).onSuccess(done::tryComplete).onFailure(done::tryFail);
    return done.future().onComplete(_ -> timer.cancel());
  }

  private Future<String> attempt(UUID id, RemoteCommandType action) {
    try {
      return hands.perform(id, action);
    } catch (RuntimeException e) {
      return Future.failedFuture(e);
    }
  }
}
