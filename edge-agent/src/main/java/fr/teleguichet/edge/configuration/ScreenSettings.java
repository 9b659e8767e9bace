package fr.teleguichet.edge.configuration;

import java.util.Optional;

/**
 * The citizen's page.
 *
 * @param port on the loopback interface, 0 for any free one
 * @param recordsToken what scripts must show to hand in records; nothing when they may not
 */
public record ScreenSettings(int port, Optional<Secret> recordsToken) {

  private static final int SHORTEST_TOKEN = 16;

  public ScreenSettings {
    Bounds.within("a port", port, 0, 65_535);
    recordsToken = recordsToken.map(ScreenSettings::longEnough);
  }

  static Secret longEnough(Secret token) {
    if (token.value().length() < SHORTEST_TOKEN) {
      throw new IllegalArgumentException(
          "a token of %d characters can be guessed; 16 or more are needed"
              .formatted(token.value().length()));
    }
    return token;
  }
}
