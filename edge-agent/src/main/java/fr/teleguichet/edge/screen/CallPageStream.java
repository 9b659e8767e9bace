package fr.teleguichet.edge.screen;

import fr.teleguichet.edge.call.CallService;
import fr.teleguichet.edge.call.CallService.PageMessage;
import fr.teleguichet.edge.loop.Loop;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one page that takes part in a call: told of it by server-sent events. A newer page takes the
 * older one's place, since a kiosk has one camera. Belongs to the loop.
 */
final class CallPageStream {

  private static final Logger LOG = LoggerFactory.getLogger(CallPageStream.class);
  private static final Duration HEARTBEAT = Duration.ofSeconds(20);

  private final CallService calls;
  private final Loop loop;
  private @Nullable HttpServerResponse page;

  CallPageStream(CallService calls, Loop loop) {
    this.calls = calls;
    this.loop = loop;
    calls.subscribe(this::tell);
    beat();
  }

  /** A page takes part from now on. */
  void join(HttpServerRequest request) {
    HttpServerResponse older = page;
    if (older != null) {
      left(older);
      older.end("event: replaced\ndata: now\n\n").onFailure(_ -> {});
    }
    HttpServerResponse newer =
        HttpReplySender.begin(request, 200, "text/event-stream").setChunked(true);
    newer.closeHandler(_ -> left(newer));
    newer.exceptionHandler(_ -> left(newer));
    page = newer;
    calls.pageCame();
    send(status());
  }

  private void left(HttpServerResponse gone) {
    if (gone.equals(page)) {
      page = null;
      calls.pageWent();
    }
  }

  private void tell(PageMessage message) {
    switch (message) {
      case PageMessage.Changed _ -> send(status());
      case PageMessage.Signal(var signal) -> send("event: signal\ndata: " + signal.json() + "\n\n");
    }
  }

  private String status() {
    return "event: call\ndata: " + calls.status().json().encode() + "\n\n";
  }

  /** A page that went away without a word is noticed by writing to it. */
  private void beat() {
    var _ = loop.after(HEARTBEAT, this::beat);
    send(":\n\n");
  }

  private void send(String text) {
    HttpServerResponse to = page;
    if (to == null) {
      return;
    }
    if (to.writeQueueFull()) {
      LOG.info("The page of a call did not read what it was told, and is dropped.");
      left(to);
      to.reset();
      return;
    }
    to.write(text).onFailure(_ -> loop.enter(() -> left(to)));
  }
}
