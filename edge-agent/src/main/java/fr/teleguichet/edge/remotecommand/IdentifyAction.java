package fr.teleguichet.edge.remotecommand;

import fr.teleguichet.edge.loop.Loop;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.function.Supplier;

/** Makes the kiosk show itself for a while. Belongs to the loop. */
public final class IdentifyAction {

  private final Loop loop;
  private final Runnable onChange;
  private final Supplier<Future<Void>> sound;
  private int shining;

  /**
   * @param onChange told when it begins or ends
   * @param sound plays a short tone, if it may
   */
  public IdentifyAction(Loop loop, Runnable onChange, Supplier<Future<Void>> sound) {
    this.loop = loop;
    this.onChange = onChange;
    this.sound = sound;
  }

  /** Whether the kiosk shows itself now. */
  public boolean isOn() {
    return shining > 0;
  }

  /**
   * Shows it for so long, with one tone at the beginning; two at the same time end with the later
   * one. Light alone is enough: that nothing was heard is only said.
   */
  public Shining shine(Duration length) {
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
    return new Shining(
        done,
        () -> {
          boolean _ = over.tryComplete(heard.words);
        });
  }

  /**
   * The kiosk shows itself.
   *
   * @param done when it is over, with what is to be said of it
   * @param stop has it end before its time
   */
  public record Shining(Future<String> done, Runnable stop) {}

  /** What is to be said of the tone. */
  private static final class Heard {
    private String words = "";

    private void nothing(Throwable why) {
      words = "without sound: " + why.getMessage();
    }
  }
}
