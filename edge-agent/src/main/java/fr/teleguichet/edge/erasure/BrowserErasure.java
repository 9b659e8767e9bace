package fr.teleguichet.edge.erasure;

import fr.teleguichet.hardware.journal.ErasureFinding;
import fr.teleguichet.hardware.journal.ErasurePlace;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The page and its browser. The page clears its own storage, loads itself anew, and tells what it
 * still finds. What other people's pages left in the browser it can't reach: after a room of
 * another service the browser begins again with an empty profile, and so it does when nobody knows
 * what was on it, or when the page does not answer. Belongs to the loop.
 */
public final class BrowserErasure implements ErasureTarget {

  /** A browser that begins again takes so long on a slow board. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final Logger LOG = LoggerFactory.getLogger(BrowserErasure.class);

  private final Supplier<UUID> ids;
  private OpenPageEraser pages = new NoPages();
  private Supplier<Future<Void>> restart = Future::succeededFuture;
  private boolean hadRoom;
  private @Nullable Promise<ErasureFinding> answer;
  private UUID asked = new UUID(0, 0);

  /** Before there is a screen no page is open. */
  private static final class NoPages implements OpenPageEraser {
    @Override
    public boolean isOpen() {
      return false;
    }

    @Override
    public void erase(UUID id) {
      // Nobody is there to be told.
    }
  }

  /**
   * @param ids numbers for what the pages are asked, each once
   */
  public BrowserErasure(Supplier<UUID> ids) {
    this.ids = ids;
  }

  /** From now on these are the kiosk's pages. */
  public void on(OpenPageEraser open) {
    pages = open;
  }

  /** Has the browser begin again with an empty profile. */
  public void restartedBy(Supplier<Future<Void>> screen) {
    restart = screen;
  }

  /** A page that is not ours was shown within ours. */
  public void hadRoom() {
    hadRoom = true;
  }

  @Override
  public ErasurePlace place() {
    return ErasurePlace.BROWSER;
  }

  @Override
  public Duration patience() {
    return PATIENCE;
  }

  @Override
  public Future<ErasureFinding> erase(ErasureOccasion occasion) {
    boolean needsFresh = hadRoom || occasion != ErasureOccasion.SESSION_ENDED;
    return needsFresh ? restart.get().compose(_ -> askAnew()).recover(this::kept) : ask();
  }

  private Future<ErasureFinding> askAnew() {
    hadRoom = false;
    return ask();
  }

  private Future<ErasureFinding> kept(Throwable why) {
    LOG.warn("why=\"{}\" The browser did not begin again.", why.getMessage());
    return Future.succeededFuture(ErasureFinding.LEFT);
  }

  private Future<ErasureFinding> ask() {
    if (!pages.isOpen()) {
      return Future.succeededFuture(ErasureFinding.GONE);
    }
    Promise<ErasureFinding> promise = Promise.promise();
    answer = promise;
    asked = ids.get();
    pages.erase(asked);
    return promise.future();
  }

  /** What the pages are being asked to erase for; nothing once one has told. */
  public Optional<UUID> asked() {
    return answer == null || answer.future().isComplete() ? Optional.empty() : Optional.of(asked);
  }

  /**
   * A page that was loaded anew has looked.
   *
   * @param isEmpty whether it found nothing
   * @return whether it was asked for
   */
  public boolean told(UUID id, boolean isEmpty) {
    Promise<ErasureFinding> waiting = answer;
    if (waiting == null || !id.equals(asked)) {
      return false;
    }
    return waiting.tryComplete(isEmpty ? ErasureFinding.GONE : ErasureFinding.LEFT);
  }
}
