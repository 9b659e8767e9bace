package fr.teleguichet.fleet.call;

import io.micronaut.json.tree.JsonNode;

/** Who wants to know of calls on the advisers' side. */
public interface DeskCallListener {

  /** The call is in another state; it is with whoever it was with before. */
  void changed(VideoCall before, VideoCall now);

  /** The kiosk has something for the adviser's page. */
  void signalled(VideoCall call, JsonNode signal);
}
