package fr.teleguichet.edge.screen;

import fr.teleguichet.edge.erasure.BrowserErasure;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.UUID;

/** What the kiosk's page tells once it was loaded anew and has looked. Belongs to the loop. */
record ErasureRoute(BrowserErasure browser) {

  static final String PATH = "/api/erasure";

  void answer(HttpServerRequest request, JsonObject message) {
    if (message.getValue("id") instanceof String text
        && message.getValue("left") instanceof JsonArray left) {
      try {
        boolean wasAsked = browser.told(UUID.fromString(text), left.isEmpty());
        HttpReplySender.json(
            request, wasAsked ? 200 : 409, new JsonObject().put("taken", wasAsked));
        return;
      } catch (IllegalArgumentException _) {
        // Told below.
      }
    }
    HttpReplySender.refuse(request, 400, "no look: it needs id and left");
  }
}
