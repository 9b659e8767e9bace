package fr.teleguichet.edge.call;

import fr.teleguichet.hardware.text.CodedEnum;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.UUID;

/**
 * How the call stands, for the kiosk's page.
 *
 * @param id which call; none when there is none
 * @param route which way the media may go; none when there are none
 * @param room where the two meet instead
 */
public record CallStatus(
    Optional<UUID> id,
    Progress progress,
    Optional<IceConfiguration> route,
    Optional<ExternalMeetingRoom> room) {

  static final CallStatus NONE =
      new CallStatus(Optional.empty(), Progress.ENDED, Optional.empty(), Optional.empty());

  /** How far it is. */
  enum Progress implements CodedEnum {
    WAITING,
    ANSWERED,
    CONNECTED,
    ENDED
  }

  /** The message to the page. */
  public JsonObject json() {
    var message = new JsonObject().put("state", progress.code());
    id.ifPresent(it -> message.put("id", it.toString()));
    route.ifPresent(it -> message.put("iceServers", it.json()).put("relayOnly", it.isRelayOnly()));
    room.ifPresent(it -> message.put("room", it.provider()));
    return message;
  }
}
