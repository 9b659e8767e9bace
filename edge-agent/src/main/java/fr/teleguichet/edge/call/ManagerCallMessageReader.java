package fr.teleguichet.edge.call;

import fr.teleguichet.edge.json.UntrustedJsonParser;
import fr.teleguichet.hardware.journal.ServiceCode;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads what the fleet manager says. It is trusted with calls and with nothing else: a message that
 * is none is refused as a whole.
 */
final class ManagerCallMessageReader {

  private static final int MAX_SERVICES = 1_000;
  private static final int MAX_NUMBER = 1_000_000;
  private static final int MAX_WORD = 40;

  private ManagerCallMessageReader() {}

  /**
   * An event of its stream.
   *
   * @throws IllegalArgumentException when it can't be used
   */
  static ManagerCallMessage event(String name, String data) {
    return switch (name) {
      case "services" -> services(object(data));
      case "call" -> callOrUnfit(object(data));
      case "signal" -> signal(object(data));
      case "transfer" -> transfer(object(data));
      default -> new ManagerCallMessage.Unknown();
    };
  }

  /**
   * The answer to a request for a call.
   *
   * @throws IllegalArgumentException when it can't be used
   */
  static ManagerCallMessage.Call answer(String json) {
    JsonObject message = object(json);
    ManagerCallMessage.Call call = call(message);
    return new ManagerCallMessage.Call(
        call.id(),
        call.state(),
        call.place(),
        call.outcome(),
        Optional.of(IceConfiguration.read(message)),
        call.room());
  }

  private static JsonObject object(String json) {
    try {
      return UntrustedJsonParser.object(json);
    } catch (DecodeException e) {
      throw new IllegalArgumentException("no JSON object", e);
    }
  }

  private static ManagerCallMessage services(JsonObject message) {
    JsonArray listed = CallJsonReader.array(message, "services");
    if (listed.size() > MAX_SERVICES) {
      throw new IllegalArgumentException(listed.size() + " services");
    }
    Map<ServiceCode, Integer> advisers = new HashMap<>();
    for (Object entry : listed) {
      JsonObject service = CallJsonReader.object(entry);
      advisers.put(
          new ServiceCode(word(service, "service")),
          CallJsonReader.number(service, "advisers", MAX_NUMBER).orElse(0));
    }
    return new ManagerCallMessage.Services(advisers);
  }

  private static ManagerCallMessage callOrUnfit(JsonObject message) {
    UUID id = id(message);
    try {
      Optional<ExternalMeetingRoom> _ = ExternalMeetingRoom.read(message);
    } catch (IllegalArgumentException e) {
      return new ManagerCallMessage.UnfitRoom(id, String.valueOf(e.getMessage()));
    }
    return call(message);
  }

  private static ManagerCallMessage.Call call(JsonObject message) {
    return new ManagerCallMessage.Call(
        id(message),
        word(message, "state"),
        new QueuePlace(
            CallJsonReader.number(message, "position", MAX_NUMBER).filter(it -> it > 0),
            CallJsonReader.number(message, "expected", MAX_NUMBER).map(Duration::ofSeconds)),
        word(message, "outcome"),
        Optional.empty(),
        ExternalMeetingRoom.read(message));
  }

  private static ManagerCallMessage signal(JsonObject message) {
    SignalingMessage signal =
        SignalingMessage.read(CallJsonReader.object(message.getValue("signal")))
            .orElseThrow(() -> new IllegalArgumentException("a signal without a kind"));
    return new ManagerCallMessage.Signal(id(message), signal);
  }

  private static ManagerCallMessage transfer(JsonObject message) {
    return new ManagerCallMessage.Transfer(id(message), new ServiceCode(word(message, "service")));
  }

  private static UUID id(JsonObject message) {
    return UUID.fromString(word(message, "id"));
  }

  private static String word(JsonObject message, String name) {
    return CallJsonReader.text(message, name, MAX_WORD).orElse("");
  }
}
