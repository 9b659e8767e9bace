package fr.teleguichet.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a script needs to know of the running demo: the content of {@code access.json}. */
final class DemoAccessFile {

  private static final ObjectMapper JSON = new ObjectMapper();

  private DemoAccessFile() {}

  /**
   * The content.
   *
   * @param signIn one link for each role
   */
  static String json(DemoFleet fleet, JsonNode signIn) {
    ManagerProcess manager = fleet.manager();
    ObjectNode access = JSON.createObjectNode();
    access.put("pages", manager.pages().toString());
    access.put("api", manager.pages().resolve("/api/v1").toString());
    access.put("apiToken", manager.token());
    access.put("firstAccount", signIn.path("coordinator").asText(null));
    access.put("devices", manager.ready().get("devices").asText());
    access.put("broker", manager.broker().toString());
    access.put("ca", manager.ready().get("authorities").asText());
    access.set("signIn", signIn);
    access.put("desk", manager.pages().resolve("/desk").toString());
    ArrayNode processes = access.putArray("processes");
    manager.ready().get("processes").forEach(it -> addProcess(processes.addObject(), it, manager));
    ArrayNode kiosks = access.putArray("kiosks");
    for (AgentProcess agent : fleet.agents()) {
      addKiosk(kiosks.addObject(), agent);
      addProcess(processes.addObject(), agent);
    }
    return access.toPrettyString() + "\n";
  }

  private static void addProcess(ObjectNode entry, JsonNode process, ManagerProcess manager) {
    entry.put("role", process.get("role").asText());
    entry.put("pid", process.get("pid").asLong());
    entry.put(
        "log",
        process.hasNonNull("log")
            ? process.get("log").asText()
            : manager.program().log().toString());
  }

  private static void addProcess(ObjectNode entry, AgentProcess agent) {
    entry.put("role", "edge-agent");
    entry.put("kiosk", agent.id());
    entry.put("pid", agent.program().pid());
    entry.put("log", agent.program().log().toString());
  }

  private static void addKiosk(ObjectNode entry, AgentProcess agent) {
    entry.put("id", agent.id());
    agent.site().ifPresent(it -> entry.put("site", it));
    entry.put("screen", agent.screen().toString());
    agent.workbench().ifPresent(it -> entry.put("workbench", it.toString()));
    entry.put("identity", agent.identity().toString());
    entry.put("log", agent.program().log().toString());
  }
}
