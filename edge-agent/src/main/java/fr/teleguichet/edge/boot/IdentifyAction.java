package fr.teleguichet.edge.boot;

import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.technician.ExerciseRunner.Attempt;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.function.Supplier;

/** Makes the kiosk show itself for a while. Belongs to the loop. */
final class IdentifyAction {

  private final Loop loop;
  private final Runnable onChange;
  private final Supplier<Future<Void>> sound;
  private int shining;

  /**
   * @param onChange told when it begins or ends
   * @param sound plays a short tone, if it may
   */
  IdentifyAction(Loop loop, Runnable onChange, Supplier<Future<Void>> sound) {
    this.loop = loop;
    this.onChange = onChange;
    this.sound = sound;
  }

  /** Whether the kiosk shows itself now. */
  boolean isOn() {
    return shining > 0;
  }

  /**
   * Shows it for so long, with one tone at the beginning; two at the same time end with the later
   * one. Light alone is enough: that nothing was heard is only said.
   */
  Attempt shine(Duration length) {
    Promise<String> over = Promise.promise();
    shining++;
    onChange.run();
    var heard = new Heard();
    var _ = sound.get().onFailure(heard::nothing);
    Loop.Timer timer = loop.after(length, () -> over.tryComplete(heard.words));
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
        over.tryComplete(heard.words);
      }
    };
  }

  /** What is to be said of the tone. */
  private static final class Heard {
    private String words = "";

    private void nothing(Throwable why) {
      words = "without sound: " + why.getMessage();
    }
  }
}
