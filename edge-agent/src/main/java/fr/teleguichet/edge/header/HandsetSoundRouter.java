package fr.teleguichet.edge.header;

import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.peripheral.media.SoundRouting;
import fr.teleguichet.edge.peripheral.media.SoundRouting.Destination;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leads the sound to the handset while somebody holds it, and back to the loudspeaker: when it is
 * hung up, and at the end of a session in which it was left lying, as the next citizen would hear
 * nothing. Looked at again and again, since the sound server starts again and devices come and go.
 * Belongs to the loop.
 */
public final class HandsetSoundRouter {

  /** How soon it is put right when a device was plugged in or the sound server started again. */
  static final Duration AGAIN = Duration.ofSeconds(30);

  private static final Logger LOG = LoggerFactory.getLogger(HandsetSoundRouter.class);

  private final Loop loop;
  private final Optional<SoundRouting> routing;
  private Loop.@Nullable Worker worker;
  private Loop.@Nullable Timer timer;
  private Destination wanted = Destination.LOUDSPEAKER;
  private String told = "";

  /**
   * @param routing leads it; nothing on a kiosk whose sound stays where it is
   */
  public HandsetSoundRouter(Loop loop, Optional<SoundRouting> routing) {
    this.loop = loop;
    this.routing = routing;
  }

  /** From now on the sound goes where it belongs. */
  public void start() {
    loop.check();
    if (routing.isPresent()) {
      worker = loop.worker("sound");
      lead();
    }
  }

  /** The handset was lifted, or hung up. */
  public void lifted(boolean lifted) {
    wanted = lifted ? Destination.HANDSET : Destination.LOUDSPEAKER;
    lead();
  }

  /** Nobody is served any more: whoever comes next has not lifted the handset yet. */
  public void sessionEnded() {
    if (wanted == Destination.HANDSET) {
      lifted(false);
    }
  }

  /** No more. */
  public Future<Void> stop() {
    loop.check();
    Loop.Worker open = worker;
    worker = null;
    if (timer != null) {
      timer.cancel();
    }
    return open == null ? Future.succeededFuture() : open.close();
  }

  private void lead() {
    Loop.Worker open = worker;
    if (open == null) {
      return;
    }
    if (timer != null) {
      timer.cancel();
    }
    timer = loop.after(AGAIN, this::lead);
    Destination destination = wanted;
    open.run(() -> routing.orElseThrow().route(destination))
        .onSuccess(isThere -> tell(destination, isThere ? "" : "not-there"))
        .onFailure(e -> tell(destination, String.valueOf(e.getMessage())));
  }

  /** Once for each change: a handset that is away for a day is not a line each half minute. */
  private void tell(Destination destination, String why) {
    String now = destination + " " + why;
    if (worker == null || now.equals(told)) {
      return;
    }
    told = now;
    if (why.isEmpty()) {
      LOG.info("to={} The sound is led there.", destination);
    } else {
      LOG.warn("to={} why=\"{}\" The sound stays where it is.", destination, why);
    }
  }
}
