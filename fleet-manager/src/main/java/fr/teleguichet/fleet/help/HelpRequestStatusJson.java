package fr.teleguichet.fleet.help;

import fr.teleguichet.fleet.call.CallJson;
import fr.teleguichet.fleet.call.InitialKioskEventSource;
import fr.teleguichet.hardware.identity.KioskId;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a kiosk is told of its request: how far it is, and never who comes. */
@Singleton
final class HelpRequestStatusJson implements InitialKioskEventSource {
  private final HelpRequestRegistry registry;
  private final JsonMapper json;

  HelpRequestStatusJson(HelpRequestRegistry registry, JsonMapper json) {
    this.registry = registry;
    this.json = json;
  }

  @Override
  public String event() {
    return "help";
  }

  @Override
  public Optional<String> data(KioskId kiosk) {
    return registry.newestOf(kiosk).map(this::of);
  }

  String of(HelpRequest request) {
    Map<String, JsonNode> members = new LinkedHashMap<>();
    members.put("id", JsonNode.createStringNode(request.id().toString()));
    members.put("state", JsonNode.createStringNode(request.state().code()));
    if (request.state() instanceof HelpState.Closed(HelpOutcome outcome, _)) {
      members.put("outcome", JsonNode.createStringNode(outcome.code()));
    }
    return CallJson.write(json, members);
  }
}
