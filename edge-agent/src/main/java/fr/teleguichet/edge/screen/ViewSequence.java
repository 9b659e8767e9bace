package fr.teleguichet.edge.screen;

import io.vertx.core.json.JsonObject;

/**
 * Counts the views that a page is shown. An answer and an event come by two connections, and one
 * may overtake the other: by the number the page knows which of two is the older. Belongs to the
 * loop, so that the later number is the later truth.
 */
final class ViewSequence {

  private long last;

  /** The same view with the next number. */
  JsonObject on(JsonObject view) {
    return view.put("view", ++last);
  }
}
