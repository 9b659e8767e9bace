package fr.teleguichet.edge.screen;

import fr.teleguichet.edge.help.HelpService;
import fr.teleguichet.edge.session.SessionLanguage;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * What the page's button for help does, and what the page shows of it. Belongs to the loop.
 *
 * @param help asks for it
 */
record HelpRoute(HelpService help) {

  static final String PATH = "/api/help";

  /** How help stands. */
  static JsonObject view(HelpService help) {
    var view = new JsonObject().put("state", help.state().code());
    help.telephone().ifPresent(it -> view.put("telephone", it));
    return view;
  }

  /** Asks for help or takes it back: whether that changed anything; empty for no such message. */
  Optional<Boolean> act(JsonObject message) {
    if (!(message.getValue("wanted") instanceof Boolean isWanted)) {
      return Optional.empty();
    }
    if (!isWanted) {
      return Optional.of(help.withdraw());
    }
    return message.getValue("language") instanceof String tag
        ? SessionLanguage.ofTag(tag).map(help::ask)
        : Optional.empty();
  }
}
