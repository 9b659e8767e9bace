package fr.teleguichet.hardware.service;

import fr.teleguichet.hardware.text.SingleTextValue;
import java.net.URI;

/**
 * Where a citizen can turn to when no call comes about: a page by HTTPS. {@code {room}} in it
 * stands for a room of one conversation.
 */
public record FallbackLink(String value) implements SingleTextValue {

  /** The longest link that is taken. */
  public static final int MAX_LENGTH = 300;

  public FallbackLink {
    if (value.length() > MAX_LENGTH || !isPage(value.replace("{room}", "room"))) {
      throw new IllegalArgumentException(
          "the fallback link must be an address such as https://visio.example.org/{room}, of up to "
              + MAX_LENGTH
              + " characters");
    }
  }

  private static boolean isPage(String text) {
    try {
      URI page = URI.create(text);
      return "https".equals(page.getScheme())
          && page.getHost() != null
          && page.getRawUserInfo() == null;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
