package fr.teleguichet.edge.screen;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * What of the browser's policies depends on the kiosk (Chromium's {@code URLAllowlist}, {@code
 * VideoCaptureAllowedUrls}, {@code AudioCaptureAllowedUrls}); the rest is a file of the program.
 * Camera and microphone are the kiosk's page's, which passes them on to the frame of a room and to
 * no other.
 *
 * @param port of the kiosk's page
 * @param rooms the origins of video services whose rooms may be shown within the page
 */
record BrowserPolicy(int port, List<String> rooms) {

  /** What the program's own file allows already. */
  static final int USUAL_PORT = 8090;

  private static final String WAITING =
      "file:///usr/lib/teleguichet-edge-agent/screen/waiting.html";

  /** Whether the browser knows them from its start on. */
  boolean areUsual() {
    return port == USUAL_PORT && rooms.isEmpty();
  }

  /** The file, as Chromium reads it. */
  String json() {
    String page = "http://127.0.0.1:" + port;
    var allowed = new JsonArray().add(WAITING).add(page);
    rooms.forEach(allowed::add);
    return new JsonObject()
            .put("URLAllowlist", allowed)
            .put("VideoCaptureAllowedUrls", new JsonArray().add(page))
            .put("AudioCaptureAllowedUrls", new JsonArray().add(page))
            .encodePrettily()
        + "\n";
  }
}
