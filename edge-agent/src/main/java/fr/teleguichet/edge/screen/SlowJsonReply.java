package fr.teleguichet.edge.screen;

import fr.teleguichet.edge.loop.Loop;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.time.Duration;

/**
 * An answer that takes its time. A connection on which nothing moves for a minute is closed; white
 * space, which may stand before an object of JSON, keeps it open. Belongs to the loop.
 */
final class SlowJsonReply {

  private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(20);

  private final Loop loop;
  private final HttpServerResponse response;
  private Loop.Timer next;

  SlowJsonReply(HttpServerRequest request, Loop loop) {
    this.loop = loop;
    this.response = HttpReplySender.begin(request, 200, "application/json").setChunked(true);
    this.next = loop.after(SIGN_OF_LIFE, this::live);
  }

  private void live() {
    if (!response.closed()) {
      response.write(" ").onFailure(HttpReplySender::gone);
      next = loop.after(SIGN_OF_LIFE, this::live);
    }
  }

  void end(JsonObject answer) {
    next.cancel();
    response.end(answer.toBuffer()).onFailure(HttpReplySender::gone);
  }
}
