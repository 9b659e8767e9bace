package fr.teleguichet.fleet.web.http;

import io.micronaut.http.HttpRequest;
import java.util.Optional;

/**
 * Lets one answer hold a frame of one foreign origin, with camera and microphone, and be itself
 * held by pages of ours.
 */
public final class ForeignFramePolicy {

  private static final String ORIGIN = "teleguichet.framed-origin";

  private ForeignFramePolicy() {}

  /** Lets the answer to this request hold a frame of this origin. */
  public static void allow(HttpRequest<?> request, String origin) {
    HttpRequest<?> _ = request.setAttribute(ORIGIN, origin);
  }

  /** The origin that the answer may hold. */
  static Optional<String> of(HttpRequest<?> request) {
    return request.getAttribute(ORIGIN, String.class);
  }
}
