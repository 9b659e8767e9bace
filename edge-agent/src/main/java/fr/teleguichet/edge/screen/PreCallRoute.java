package fr.teleguichet.edge.screen;

import fr.teleguichet.edge.precall.PreCallResult;
import fr.teleguichet.edge.precall.PreCallTestService;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;

/** What the kiosk's page tells once it has tried whether a call would hold. Belongs to the loop. */
record PreCallRoute(PreCallTestService tests) {

  static final String PATH = "/api/call-test";

  void answer(HttpServerRequest request, JsonObject message) {
    PreCallResult.read(message)
        .ifPresentOrElse(
            result -> {
              boolean wasAsked = tests.told(result);
              HttpReplySender.json(
                  request, wasAsked ? 200 : 409, new JsonObject().put("taken", wasAsked));
            },
            () ->
                HttpReplySender.refuse(
                    request, 400, "no call test: it needs id, line, picture and sound"));
  }
}
