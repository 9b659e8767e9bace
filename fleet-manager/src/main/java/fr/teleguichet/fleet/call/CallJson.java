package fr.teleguichet.fleet.call;

import fr.teleguichet.fleet.video.VideoRoom;
import fr.teleguichet.hardware.journal.ServiceCode;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** What kiosks and desks are told of calls, in JSON. */
public final class CallJson {

  private CallJson() {}

  /** A call as both sides know it. */
  public static Map<String, JsonNode> call(VideoCall call, Optional<QueuePlace> place) {
    Map<String, JsonNode> members = new LinkedHashMap<>();
    members.put("id", text(call.id().toString()));
    members.put("state", text(call.state().code()));
    place.ifPresent(it -> members.putAll(place(it)));
    if (call.state() instanceof CallState.Ended ended) {
      members.put("outcome", text(ended.outcome().code()));
    }
    return members;
  }

  private static Map<String, JsonNode> place(QueuePlace place) {
    Map<String, JsonNode> members = new LinkedHashMap<>();
    members.put("position", JsonNode.createNumberNode(place.position()));
    place
        .expected()
        .ifPresent(it -> members.put("expected", JsonNode.createNumberNode(it.toSeconds())));
    return members;
  }

  /** The room in which a side of a call that was answered meets the other; nothing without one. */
  public static Map<String, JsonNode> room(VideoCall call, Function<VideoRoom, URI> side) {
    if (call.state().adviser().isEmpty()) {
      return Map.of();
    }
    return call.video()
        .room()
        .map(
            room -> {
              Map<String, JsonNode> members = new LinkedHashMap<>();
              members.put("provider", text(call.video().provider().code()));
              members.put("url", text(side.apply(room).toString()));
              return Map.of("room", JsonNode.createObjectNode(members));
            })
        .orElseGet(Map::of);
  }

  /** By which servers the two sides of a call find each other. */
  public static Map<String, JsonNode> access(UUID call, TurnCredentialIssuer credentials) {
    Map<String, JsonNode> members = new LinkedHashMap<>();
    members.put("id", text(call.toString()));
    members.put(
        "iceServers",
        JsonNode.createArrayNode(
            credentials.servers(call).stream().map(CallJson::server).toList()));
    members.put("relayOnly", JsonNode.createBooleanNode(credentials.isRelayOnly()));
    return members;
  }

  private static JsonNode server(IceServer server) {
    Map<String, JsonNode> members = new LinkedHashMap<>();
    members.put(
        "urls", JsonNode.createArrayNode(server.urls().stream().map(CallJson::text).toList()));
    server
        .login()
        .ifPresent(
            login -> {
              members.put("username", text(login.username()));
              members.put("credential", text(login.credential()));
            });
    return JsonNode.createObjectNode(members);
  }

  /** Who is there, by service. */
  static Map<String, JsonNode> services(List<ServiceLoad> loads) {
    return Map.of(
        "services", JsonNode.createArrayNode(loads.stream().map(CallJson::service).toList()));
  }

  private static JsonNode service(ServiceLoad load) {
    Map<String, JsonNode> members = new LinkedHashMap<>();
    members.put("service", text(load.service().value()));
    members.put("advisers", JsonNode.createNumberNode(load.advisers()));
    members.put("free", JsonNode.createNumberNode(load.free()));
    members.put("waiting", JsonNode.createNumberNode(load.waiting()));
    return JsonNode.createObjectNode(members);
  }

  /** What one side has for the other. */
  public static Map<String, JsonNode> signal(UUID call, JsonNode signal) {
    Map<String, JsonNode> members = new LinkedHashMap<>();
    members.put("id", text(call.toString()));
    members.put("signal", signal);
    return members;
  }

  /** A service that shall go on with the citizen of a call. */
  static Map<String, JsonNode> transfer(UUID call, ServiceCode service) {
    Map<String, JsonNode> members = new LinkedHashMap<>();
    members.put("id", text(call.toString()));
    members.put("service", text(service.value()));
    return members;
  }

  private static JsonNode text(String text) {
    return JsonNode.createStringNode(text);
  }

  /** An object as text, in one line. */
  public static String write(JsonMapper json, Map<String, JsonNode> members) {
    try {
      return new String(
          json.writeValueAsBytes(JsonNode.createObjectNode(members)), StandardCharsets.UTF_8);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
