package fr.teleguichet.fleet.web.http;

import io.micronaut.http.HttpRequest;
import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandler;

/** The device listener, seen from a request or a connection. */
public final class DeviceListenerMatcher {
  /** Its name in Micronaut's configuration. */
  public static final String NAME = "devices";

  private DeviceListenerMatcher() {}

  /** Whether a request came in there: by TLS, and not by the pages' own. */
  public static boolean carries(HttpRequest<?> request) {
    return request.getSslSession().filter(session -> !PagesTls.carries(session)).isPresent();
  }

  /** Whether a connection was made there; known once its pipeline is built. */
  public static boolean carries(Channel connection) {
    return connection.pipeline().get(SslHandler.class) != null
        && connection.pipeline().get(PagesTlsCustomizer.HANDLER) == null;
  }
}
