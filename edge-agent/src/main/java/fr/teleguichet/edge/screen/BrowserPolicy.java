package fr.teleguichet.edge.screen;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * What of the browser's policies depends on the kiosk (Chromium's {@code URLAllowlist}, {@code
 * VideoCaptureAllowedUrls}, {@code AudioCaptureAllowedUrls}, {@code ProxySettings}); the rest is a
 * file of the program. Camera and microphone are the kiosk's page's, which passes them on to the
 * frame of a room and to no other.
 *
 * @param port of the kiosk's page
 * @param rooms the origins of video services whose rooms may be shown within the page
 * @param proxy the port of {@link BrowserForwardProxy}, where connections go through a proxy
 */
record BrowserPolicy(int port, List<String> rooms, Optional<Integer> proxy) {

  /** What the program's own file allows already. */
  static final int USUAL_PORT = 8090;

  private static final String WAITING =
      "file:///usr/lib/teleguichet-edge-agent/screen/waiting.html";

  /** The file, as Chromium reads it. */
  String json() {
    String page = "http://127.0.0.1:" + port;
    var allowed = new JsonArray().add(WAITING).add(page);
    rooms.forEach(allowed::add);
    var rules =
        new JsonObject()
            .put("URLAllowlist", allowed)
            .put("VideoCaptureAllowedUrls", new JsonArray().add(page))
            .put("AudioCaptureAllowedUrls", new JsonArray().add(page));
    // Chromium reaches this machine itself without it.
    proxy.ifPresent(
        it ->
            rules.put(
                "ProxySettings",
                new JsonObject()
                    .put("ProxyMode", "fixed_servers")
                    .put("ProxyServer", "http://127.0.0.1:" + it)));
    return rules.encodePrettily() + "\n";
  }
}
