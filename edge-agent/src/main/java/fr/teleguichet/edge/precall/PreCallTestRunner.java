package fr.teleguichet.edge.precall;

import io.vertx.core.json.JsonObject;

/** The kiosk's own page, which alone can try what a call needs. */
public interface PreCallTestRunner {

  /** Whether it is open. */
  boolean isOpen();

  /**
   * Has it try; what it found comes back as a {@link PreCallResult}.
   *
   * @param wish {@code id}, {@code iceServers}, {@code relayOnly}, and {@code sound}: whether
   *     something may be heard
   */
  void test(JsonObject wish);
}
