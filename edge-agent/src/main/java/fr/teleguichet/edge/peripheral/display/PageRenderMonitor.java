package fr.teleguichet.edge.peripheral.display;

import fr.teleguichet.edge.kiosk.PageRenderListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whether the citizen's page draws. The page asks its browser for a frame every two seconds and
 * says how many it got: a browser that is there but draws no more gets none. May be used from any
 * thread.
 *
 * <p>Judged are the pages that say that they are the kiosk's own. Until one does, those that say
 * nothing are taken for it: a screen's unit of an older image opens the page without a word.
 * Whoever looks on is never judged.
 */
public final class PageRenderMonitor implements PageRenderListener {

  /** How long a page may draw nothing. */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  /** How long a browser may take to come up. */
  static final Duration FIRST_PATIENCE = Duration.ofMinutes(2);

  /** More pages than one and its reloads are none of ours. */
  static final int MAX_COUNT = 8;

  private final Supplier<Duration> uptime;
  private final Duration began;

  /** The pages that are judged, by their names; the latest to speak is last. */
  private final Map<String, Seen> pages = new LinkedHashMap<>();

  private boolean knowsOwn;

  /**
   * What a page has said.
   *
   * @param progress when it last had drawn more than before
   * @param heard when it last spoke
   */
  private record Seen(long frames, boolean visible, Duration progress, Duration heard) {}

  /**
   * A watch that begins now.
   *
   * @param uptime a clock for lengths of time that any thread may read
   */
  public PageRenderMonitor(Supplier<Duration> uptime) {
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

  @Override
  public synchronized boolean drawn(Drawing drawing) {
    if (drawing.role() == Role.KIOSK && !knowsOwn) {
      knowsOwn = true;
      pages.clear();
    }
    if (drawing.role() == Role.WATCHING || (drawing.role() == Role.UNSAID && knowsOwn)) {
      return false;
    }
    Duration now = uptime.get();
    Optional<Seen> before = Optional.ofNullable(pages.remove(drawing.page()));
    Duration progress =
        before.filter(it -> it.frames() == drawing.frames()).map(Seen::progress).orElse(now);
    pages.values().removeIf(it -> isOver(it.heard(), now));
    if (pages.size() == MAX_COUNT) {
      pages.remove(pages.keySet().iterator().next());
    }
    pages.put(drawing.page(), new Seen(drawing.frames(), drawing.visible(), progress, now));
    return true;
  }

  /** What is wrong now, if anything is. */
  synchronized Optional<Trouble> trouble() {
    Duration now = uptime.get();
    if (pages.isEmpty()) {
      return now.minus(began).compareTo(FIRST_PATIENCE) > 0
          ? Optional.of(Trouble.NO_PAGE)
          : Optional.empty();
    }
    List<Seen> seen = new ArrayList<>(pages.values());
    List<Seen> shown =
        seen.stream().filter(Seen::visible).filter(it -> !isOver(it.heard(), now)).toList();
    if (shown.isEmpty()) {
      return Optional.of(seen.getLast().visible() ? Trouble.STALLED : Trouble.HIDDEN);
    }
    return shown.stream().anyMatch(it -> isOver(it.progress(), now))
        ? Optional.of(Trouble.STALLED)
        : Optional.empty();
  }

  private static boolean isOver(Duration since, Duration now) {
    return now.minus(since).compareTo(PATIENCE) > 0;
  }

  /** The switched-off screen comes back: its page has its ten seconds again. */
  synchronized void forgive() {
    Duration now = uptime.get();
    pages.replaceAll((_, it) -> new Seen(it.frames(), it.visible(), now, now));
  }
}
