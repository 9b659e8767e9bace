package fr.teleguichet.hardware.service;

import fr.teleguichet.hardware.text.SingleTextValue;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The address of rooms of any video service: a page by HTTPS in which {@code {room}} stands for the
 * room, {@code {name}} for who comes and {@code {language}} for the language that is spoken. The
 * host stands before the first of them, so that no value leads to another host.
 */
public record RoomLinkTemplate(String value) implements SingleTextValue {

  /** The longest template that is taken. */
  public static final int MAX_LENGTH = FallbackLink.MAX_LENGTH;

  private static final String ROOM = "{room}";
  private static final String NAME = "{name}";
  private static final String LANGUAGE = "{language}";
  private static final Pattern FORM =
      Pattern.compile(
          "https://[A-Za-z0-9.-]+(?::[0-9]{1,5})?(?:[/?#][\\x21-\\x7e&&[^\"'<>\\\\^`|]]*)?");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(?:room|name|language)}");

  public RoomLinkTemplate {
    if (value.length() > MAX_LENGTH || !FORM.matcher(value).matches() || !isPage(value)) {
      throw new IllegalArgumentException(
          "the room link must be an address such as https://visio.example.org/{room}, of up to "
              + MAX_LENGTH
              + " characters, with {room}, {name} and {language} behind the host only");
    }
  }

  private static boolean isPage(String template) {
    try {
      URI page = URI.create(PLACEHOLDER.matcher(template).replaceAll("x"));
      return page.getHost() != null && page.getRawUserInfo() == null;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  /** Whether each call gets a room of its own. */
  public boolean hasRoom() {
    return value.contains(ROOM);
  }

  /** The address of one room for one visitor. */
  public URI page(String room, String name, String language) {
    return URI.create(
        value
            .replace(ROOM, encoded(room))
            .replace(NAME, encoded(name))
            .replace(LANGUAGE, encoded(language)));
  }

  /** Dots are left out, since a browser goes up a folder for two of them. */
  private static String encoded(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte octet : text.replace(".", "").getBytes(StandardCharsets.UTF_8)) {
      char letter = (char) (octet & 0xff);
      if (isUnreserved(letter)) {
        encoded.append(letter);
      } else {
        encoded.append('%').append("%02X".formatted((int) letter));
      }
    }
    return encoded.toString();
  }

  private static boolean isUnreserved(char letter) {
    return (letter >= 'a' && letter <= 'z')
        || (letter >= 'A' && letter <= 'Z')
        || (letter >= '0' && letter <= '9')
        || letter == '-'
        || letter == '_';
  }

  @Override
  public String toString() {
    return value;
  }
}
