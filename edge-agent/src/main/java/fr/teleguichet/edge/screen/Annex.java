package fr.teleguichet.edge.screen;

import io.vertx.core.json.JsonObject;
import java.util.Map;

/**
 * Another page on the screen's server, behind the same guards: asked for by the name of this
 * machine only, and acted on by its own page only. Belongs to the loop.
 */
public interface Annex {

  /** Its files by their paths. It reads the program's jar, so it waits; not on the loop. */
  Map<String, PageFile> files();

  /**
   * The path that {@code GET} asks for what the page shows, and {@code POST} acts at; with {@code
   * /events} behind it the same as server-sent events.
   */
  String path();

  /** What the page shows now. */
  JsonObject view();

  /**
   * Does what the page asks for.
   *
   * @throws IllegalArgumentException with a sentence when that can't be done
   */
  void act(JsonObject message);

  /** Tells the listener when the page would show something else. */
  void listen(Runnable listener);
}
