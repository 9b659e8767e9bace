package fr.teleguichet.hardware.call;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/**
 * The ES module by which a browser measures the way through the relay (TURN) that a call would
 * take: the adviser's desk and the kiosk's page judge by the same bounds.
 */
public final class TurnRelayProbeScript {

  /** By which pages import it. */
  public static final String NAME = "relay-line.js";

  private TurnRelayProbeScript() {}

  /** Its text in UTF-8. It reads the program's jar, so it waits. */
  public static byte[] read() {
    try (InputStream file = TurnRelayProbeScript.class.getResourceAsStream("/call/" + NAME)) {
      return Objects.requireNonNull(file, NAME).readAllBytes();
    } catch (IOException failure) {
      throw new UncheckedIOException(NAME, failure);
    }
  }
}
