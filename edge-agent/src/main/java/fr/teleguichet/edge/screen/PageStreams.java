package fr.teleguichet.edge.screen;

import fr.teleguichet.edge.erasure.OpenPageEraser;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.precall.PreCallTestRunner;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pages that are open: told of each new view by server-sent events. One that does not read is
 * dropped, since what waits for it would fill the agent's memory; a page comes back by itself.
 * Belongs to the loop.
 */
final class PageStreams implements OpenPageEraser, PreCallTestRunner {

  /** More than a kiosk's own screen and a technician's look; a page that leaks must not fill up. */
  static final int MAX_SIZE = 8;

  private static final Logger LOG = LoggerFactory.getLogger(PageStreams.class);
  private static final String KIOSK = "kiosk";
  private static final Duration HEARTBEAT = Duration.ofSeconds(20);

  private final Loop loop;
  private final Supplier<String> view;
  private final Supplier<Optional<UUID>> erasing;
  private final Set<HttpServerResponse> pages = new LinkedHashSet<>();
  private final Set<HttpServerResponse> kiosks = new LinkedHashSet<>();

  /**
   * @param erasing what the kiosk's own pages are being asked to erase for
   */
  PageStreams(Loop loop, Supplier<String> view, Supplier<Optional<UUID>> erasing) {
    this.loop = loop;
    this.erasing = erasing;
    this.view = view;
    beat();
  }

  /** A page wants to be told from now on. */
  void join(HttpServerRequest request) {
    if (pages.size() >= MAX_SIZE) {
      HttpReplySender.refuse(request, 503, "too many pages are open; close one");
      return;
    }
    HttpServerResponse page =
        HttpReplySender.begin(request, 200, "text/event-stream").setChunked(true);
    page.closeHandler(_ -> drop(page));
    page.exceptionHandler(_ -> drop(page));
    pages.add(page);
    send(page, event());
    if (KIOSK.equals(request.getParam("role"))) {
      kiosks.add(page);
      erasing.get().ifPresent(id -> send(page, erasure(id)));
    }
  }

  /** Tells all of the view as it is now. */
  void tell() {
    String event = event();
    tell(event);
  }

  private void drop(HttpServerResponse page) {
    pages.remove(page);
    kiosks.remove(page);
  }

  @Override
  public boolean isOpen() {
    return !kiosks.isEmpty();
  }

  @Override
  public void erase(UUID id) {
    List.copyOf(kiosks).forEach(page -> send(page, erasure(id)));
  }

  /** One page alone: two would hear each other. */
  @Override
  public void test(JsonObject wish) {
    kiosks.stream()
        .findFirst()
        .ifPresent(page -> send(page, "event: call-test\ndata: " + wish.encode() + "\n\n"));
  }

  private static String erasure(UUID id) {
    return "event: erase\ndata: " + id + "\n\n";
  }

  /** Has all load themselves again. */
  void reload() {
    tell("event: reload\ndata: now\n\n");
  }

  private void tell(String text) {
    // A copy, since a page may be dropped meanwhile.
    List.copyOf(pages).forEach(page -> send(page, text));
  }

  private String event() {
    return "data: " + view.get() + "\n\n";
  }

  /** A page that went away without a word is noticed by writing to it. */
  private void beat() {
    var _ = loop.after(HEARTBEAT, this::beat);
    tell(":\n\n");
  }

  private void send(HttpServerResponse page, String text) {
    if (page.writeQueueFull()) {
      drop(page);
      LOG.info("A page did not read what it was told, and is dropped.");
      page.reset();
      return;
    }
    page.write(text).onFailure(_ -> loop.enter(() -> drop(page)));
  }
}
