package fr.teleguichet.edge.screen;

import fr.teleguichet.edge.loop.Loop;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** What the server answers to for an annex. Belongs to the loop. */
final class AnnexRoutes {

  private final Annex annex;
  private final Audience audience;

  AnnexRoutes(Annex annex, Loop loop) {
    this.annex = annex;
    this.audience = new Audience(loop, () -> annex.view().encode());
    annex.listen(audience::tell);
  }

  /** Whether it acts at this path. */
  boolean has(@Nullable String path) {
    return annex.path().equals(path);
  }

  /** Answers a request that is the annex's; says whether it was. */
  boolean get(HttpServerRequest request) {
    if (has(request.path())) {
      Reply.json(request, 200, annex.view());
      return true;
    }
    if ((annex.path() + "/events").equals(request.path())) {
      audience.join(request);
      return true;
    }
    return false;
  }

  /** Does what its page asks for. */
  void post(HttpServerRequest request, JsonObject message) {
    try {
      annex.act(message);
      Reply.json(request, 200, annex.view());
    } catch (IllegalArgumentException e) {
      Reply.refuse(request, 400, String.valueOf(e.getMessage()));
    }
  }
}
