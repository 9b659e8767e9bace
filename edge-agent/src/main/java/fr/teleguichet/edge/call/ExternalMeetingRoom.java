package fr.teleguichet.edge.call;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A room of another service in which the citizen meets the adviser. Its address lets in whoever has
 * it, so it is in no log.
 *
 * @param provider what kind of service, a word
 * @param page by HTTPS, without a user in it
 */
public record ExternalMeetingRoom(String provider, URI page) {

  private static final int MAX_PROVIDER = 40;
  private static final int MAX_PAGE = 4_096;
  private static final Pattern PROVIDER = Pattern.compile("[a-z0-9](?:[a-z0-9-]*[a-z0-9])?");

  /** What could end an attribute, or is read differently by different programs, is in none. */
  private static final Pattern PAGE =
      Pattern.compile(
          "https://[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::[0-9]{1,5})?"
              + "(?:[/?#][\\x21-\\x7e&&[^\"'<>\\\\^`{|}]]*)?");

  /** The word of a Jitsi Meet, whose page tells when somebody has come in. */
  static final String JITSI = "jitsi-meet";

  /**
   * Reads what the fleet manager said; nothing where it named none.
   *
   * @throws IllegalArgumentException when no page of ours should load it
   */
  static Optional<ExternalMeetingRoom> read(JsonObject message) {
    if (message.getValue("room") == null) {
      return Optional.empty();
    }
    JsonObject room = CallJsonReader.object(message.getValue("room"));
    String provider = CallJsonReader.text(room, "provider", MAX_PROVIDER).orElse("");
    String page = CallJsonReader.text(room, "url", MAX_PAGE).orElse("");
    if (!PROVIDER.matcher(provider).matches() || !PAGE.matcher(page).matches()) {
      throw new IllegalArgumentException("the room is no page by HTTPS that can be shown");
    }
    return Optional.of(new ExternalMeetingRoom(provider, URI.create(page)));
  }

  /** The origin, which alone may be loaded into the page's frame. */
  public String origin() {
    return "https://" + page.getRawAuthority();
  }

  /** Whether the page in it tells when somebody has come in. */
  public boolean speaks() {
    return provider.equals(JITSI);
  }

  @Override
  public String toString() {
    return "ExternalMeetingRoom[" + provider + " at " + origin() + "]";
  }
}
