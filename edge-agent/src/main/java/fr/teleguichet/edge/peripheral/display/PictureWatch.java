package fr.teleguichet.edge.peripheral.display;

import fr.teleguichet.edge.kiosk.Frames;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether the citizen's page draws. The page asks its browser for a frame every two seconds and
 * says how many it got: a browser that is there but draws no more gets none. May be used from any
 * thread.
 */
public final class PictureWatch implements Frames {

  /** How long a page may draw nothing. */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  /** How long a browser may take to come up. */
  static final Duration FIRST_PATIENCE = Duration.ofMinutes(2);

  private final Supplier<Duration> uptime;
  private final Duration began;
  private @Nullable Duration progress;
  private long count;
  private boolean visible;

  /**
   * A watch that begins now.
   *
   * @param uptime a clock for lengths of time that any thread may read
   */
  public PictureWatch(Supplier<Duration> uptime) {
    this.uptime = uptime;
    this.began = uptime.get();
  }

  /** What is wrong with the picture. */
  enum Trouble {
    /** No page has ever drawn. */
    NO_PAGE,
    /** The page draws no more, or has fallen silent. */
    STALLED,
    /** Something stands before the page. */
    HIDDEN
  }

  /** A count that is smaller than before is a page that was loaded anew. */
  @Override
  public synchronized void drawn(long now, boolean isVisible) {
    visible = isVisible;
    if (now != count || progress == null) {
      progress = uptime.get();
    }
    count = now;
  }

  /** What is wrong now, if anything is. */
  synchronized Optional<Trouble> trouble() {
    Duration now = uptime.get();
    if (progress == null) {
      return now.minus(began).compareTo(FIRST_PATIENCE) > 0
          ? Optional.of(Trouble.NO_PAGE)
          : Optional.empty();
    }
    if (now.minus(progress).compareTo(PATIENCE) <= 0) {
      return visible ? Optional.empty() : Optional.of(Trouble.HIDDEN);
    }
    return Optional.of(visible ? Trouble.STALLED : Trouble.HIDDEN);
  }

  /** The switched-off screen comes back: its page has its ten seconds again. */
  synchronized void forgive() {
    if (progress != null) {
      progress = uptime.get();
    }
  }
}
