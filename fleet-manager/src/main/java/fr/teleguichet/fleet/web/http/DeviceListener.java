package fr.teleguichet.fleet.web.http;

import io.micronaut.http.HttpRequest;

/** The device listener, seen from a request. */
public final class DeviceListener {
  /** Its name in Micronaut's configuration. */
  public static final String NAME = "devices";

  private DeviceListener() {}

  /** Whether a request came in there: by TLS, and not by the pages' own. */
  public static boolean carries(HttpRequest<?> request) {
    return request.getSslSession().filter(session -> !PagesTls.carries(session)).isPresent();
  }
}
