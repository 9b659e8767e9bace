package fr.teleguichet.edge.help;

import fr.teleguichet.edge.json.UntrustedJsonParser;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.UUID;

/**
 * What the fleet manager says of a request.
 *
 * @param state its word: asked, coming or closed
 * @param outcome why it is closed; empty before
 */
record HelpRequestUpdate(UUID id, String state, String outcome) {

  /**
   * Reads an answer or an event.
   *
   * @throws IllegalArgumentException when it can't be used
   */
  static HelpRequestUpdate read(String json) {
    try {
      JsonObject message = UntrustedJsonParser.object(json);
      return new HelpRequestUpdate(
          UUID.fromString(word(message, "id")), word(message, "state"), word(message, "outcome"));
    } catch (DecodeException e) {
      throw new IllegalArgumentException("no JSON object", e);
    }
  }

  private static String word(JsonObject message, String name) {
    return message.getValue(name) instanceof String text && text.length() <= 40 ? text : "";
  }

  /** How far it is; empty where it is over, or a newer manager's word. */
  Optional<HelpStatus> next() {
    return switch (state) {
      case "asked" -> Optional.of(HelpStatus.ASKED);
      case "coming" -> Optional.of(HelpStatus.COMING);
      case "closed" ->
          Optional.of(outcome.equals("unanswered") ? HelpStatus.UNANSWERED : HelpStatus.NONE);
      default -> Optional.empty();
    };
  }

  /** Whether somebody is still asked for. */
  boolean isOpen() {
    return !state.equals("closed");
  }
}
