package fr.teleguichet.edge.boot;

import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.technician.Apparatus.Attempt;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;

/** Makes the kiosk show itself for a while. Belongs to the loop. */
final class Beacon {

  private final Loop loop;
  private final Runnable onChange;
  private int shining;

  /**
   * @param onChange told when it begins or ends
   */
  Beacon(Loop loop, Runnable onChange) {
    this.loop = loop;
    this.onChange = onChange;
  }

  /** Whether the kiosk shows itself now. */
  boolean isOn() {
    return shining > 0;
  }

  /** Shows it for so long; two at the same time end with the later one. */
  Attempt shine(Duration length) {
    Promise<String> over = Promise.promise();
    shining++;
    onChange.run();
    Loop.Timer timer = loop.after(length, () -> over.tryComplete(""));
    Future<String> done =
        over.future()
            .onComplete(
                _ -> {
                  timer.cancel();
                  shining--;
                  onChange.run();
                });
    return new Attempt() {
      @Override
      public Future<String> done() {
        return done;
      }

      @Override
      public void stop() {
        over.tryComplete("");
      }
    };
  }
}
