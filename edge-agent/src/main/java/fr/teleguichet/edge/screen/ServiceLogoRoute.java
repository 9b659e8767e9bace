package fr.teleguichet.edge.screen;

import fr.teleguichet.hardware.service.ServiceLogo;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/** Where the page finds the logos of services. */
final class ServiceLogoRoute {

  /** What the paths of all of them begin with. */
  static final String PREFIX = "/logos/";

  private ServiceLogoRoute() {}

  /** A logo's path, which is another one's no more than its digest. */
  static String path(ServiceLogo logo) {
    return PREFIX + logo.digest() + ".png";
  }

  /** It says nothing of who looks at it, so the browser may keep it. */
  static void send(HttpServerRequest request, ServiceLogo logo) {
    HttpReplySender.begin(request, 200, "image/png")
        .putHeader("Cache-Control", "private, max-age=31536000, immutable")
        .end(Buffer.buffer(logo.png()))
        .onFailure(HttpReplySender::gone);
  }
}
