package fr.teleguichet.provisioning.prepare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Claim files as a manager gives them. */
public final class Claims {

  private Claims() {}

  /** A claim for this kiosk, good until the end of 2099. */
  public static String claim(String kiosk) {
    return """
    {"version":1,"id":"%s","secret":"%s","kiosk":"%s","territory":"lot",\
    "manager":"https://fleet.example.org:8443","expires":"2099-12-31T10:00:00Z",\
    "authorities":"%s","new":[1]}
    """
        .formatted("A".repeat(22), "S".repeat(43), kiosk, authority().replace("\n", "\\n"));
  }

  private static String authority() {
    try (var in = Claims.class.getResourceAsStream("authority.pem")) {
      if (in == null) {
        throw new AssertionError("no authority.pem");
      }
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
