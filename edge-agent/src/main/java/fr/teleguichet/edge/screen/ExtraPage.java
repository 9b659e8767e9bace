package fr.teleguichet.edge.screen;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Another page on the screen's server, behind the same guards: asked for by the name of this
 * machine only. Belongs to the loop.
 */
public interface ExtraPage {

  /** Its files by their paths. It reads the program's jar, so it waits; not on the loop. */
  Map<String, PageFile> files();

  /** The path that {@code GET} asks for what the page shows. */
  String path();

  /** What the page shows now. */
  JsonObject view();

  /**
   * Whether somebody may see it, and act on it.
   *
   * @param shown what was shown as a bearer (RFC 6750, section 2.1), if anything was
   */
  default Admission admit(Optional<String> shown) {
    return new Admission.Granted();
  }

  /** Whether somebody may see it. */
  sealed interface Admission {
    record Granted() implements Admission {}

    /** Nothing was shown, or something wrong. */
    record Refused() implements Admission {}

    /** Nobody is looked at for so long. */
    record Closed(Duration left) implements Admission {}
  }

  /**
   * One that its own page can also act on: {@code POST} acts at the path, and {@code /events}
   * behind it tells each new view as server-sent events.
   */
  interface Acting extends ExtraPage {

    /**
     * Does what the page asks for.
     *
     * @throws IllegalArgumentException with a sentence when that can't be done
     */
    void act(JsonObject message);

    /** The largest message that it takes, in bytes. */
    default int maxMessage() {
      return SmallJsonBody.MAX_SIZE;
    }

    /** Tells the listener when the page would show something else. */
    void listen(Runnable listener);
  }
}
