package fr.teleguichet.edge.screen;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;

/** Answers to requests, with the headers that every answer has. */
final class HttpReplySender {

  /** Nothing but our own files, no script in the page's text, no foreign frame in or around it. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self';"
          + " connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  /** Camera and microphone are for the citizen's call, and for nobody whom a page might embed. */
  private static final String PERMISSIONS =
      "camera=(self), microphone=(self), autoplay=(self), geolocation=(), display-capture=(),"
          + " usb=(), serial=(), payment=(), midi=()";

  private HttpReplySender() {}

  static HttpServerResponse begin(HttpServerRequest request, int status, String type) {
    return request
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", type)
        .putHeader("Content-Security-Policy", POLICY)
        .putHeader("Permissions-Policy", PERMISSIONS)
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Referrer-Policy", "no-referrer")
        .putHeader("Cross-Origin-Resource-Policy", "same-origin")
        .putHeader("Cache-Control", "no-store");
  }

  static void send(HttpServerRequest request, String type, Buffer content) {
    begin(request, 200, type).end(content).onFailure(HttpReplySender::gone);
  }

  static void json(HttpServerRequest request, int status, JsonObject content) {
    begin(request, status, "application/json")
        .end(content.toBuffer())
        .onFailure(HttpReplySender::gone);
  }

  /** That somebody serves here, and nothing else: it may be asked by pages of other places. */
  static void here(HttpServerRequest request) {
    begin(request, 204, "text/plain")
        .putHeader("Cross-Origin-Resource-Policy", "cross-origin")
        .end()
        .onFailure(HttpReplySender::gone);
  }

  /** Turns a request away with a sentence, and closes the connection: its rest is not read. */
  static void refuse(HttpServerRequest request, int status, String sentence) {
    begin(request, status, "application/json")
        .putHeader("Connection", "close")
        .end(new JsonObject().put("error", sentence).toBuffer())
        .onFailure(HttpReplySender::gone);
  }

  static void gone(Throwable e) {
    // Whoever asked has gone; nobody is left to be told.
  }
}
