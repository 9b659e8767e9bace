package fr.teleguichet.edge.screen;

import fr.teleguichet.edge.call.ExternalMeetingRoom;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/**
 * The page within the kiosk's page that holds a room of another service. Its policies are made for
 * this one room: a frame of its origin and of no other, whose server may be asked whether it is
 * there, camera and microphone for it and for nobody it might embed; and nothing of it reaches our
 * own page but a word.
 */
final class ExternalRoomPageReply {

  /** Pages that ask for a name before have forms; none may open windows or leave its frame. */
  private static final String SANDBOX = "allow-scripts allow-same-origin allow-forms";

  private ExternalRoomPageReply() {}

  static void send(HttpServerRequest request, ExternalMeetingRoom room) {
    String origin = '"' + room.origin() + '"';
    HttpReplySender.begin(request, 200, "text/html; charset=utf-8")
        .putHeader(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; frame-src "
                + room.origin()
                + "; connect-src "
                + room.origin()
                + "; base-uri 'none'; form-action 'none'; frame-ancestors 'self'")
        .putHeader(
            "Permissions-Policy",
            "camera=(self %1$s), microphone=(self %1$s), autoplay=(self %1$s), geolocation=(), display-capture=(), usb=(), serial=(), payment=(), midi=()"
                .formatted(origin))
        .end(Buffer.buffer(page(room)))
        .onFailure(_ -> {});
  }

  private static String page(ExternalMeetingRoom room) {
    // Of what ends an attribute an address that was let in has the ampersand only.
    String address = room.page().toString().replace("&", "&amp;");
    return """
    <!doctype html>
    <html lang="fr">
      <head>
        <meta charset="utf-8">
        <title>Visio</title>
        <link rel="stylesheet" href="/room.css">
        <script type="module" src="/room-frame.js"></script>
      </head>
      <body>
        <iframe data-page="%s" data-speaks="%s" title="Visio" sandbox="%s"
          allow="camera; microphone; autoplay" referrerpolicy="no-referrer"></iframe>
      </body>
    </html>
    """
        .formatted(address, room.speaks(), SANDBOX);
  }
}
