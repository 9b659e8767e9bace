package fr.teleguichet.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
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
    for (JsonNode process : manager.ready().get("processes")) {
      ObjectNode entry = processes.addObject();
      entry.put("role", process.get("role").asText());
      entry.put("pid", process.get("pid").asLong());
      entry.put(
          "log",
          process.hasNonNull("log")
              ? process.get("log").asText()
              : manager.program().log().toString());
    }
    ArrayNode kiosks = access.putArray("kiosks");
    for (AgentProcess agent : fleet.agents()) {
      ObjectNode entry = kiosks.addObject();
      entry.put("id", agent.id());
      agent.site().ifPresent(it -> entry.put("site", it));
      entry.put("screen", agent.screen().toString());
      agent.workbench().ifPresent(it -> entry.put("workbench", it.toString()));
      entry.put("identity", agent.identity().toString());
      entry.put("log", agent.program().log().toString());
      ObjectNode process = processes.addObject();
      process.put("role", "edge-agent");
      process.put("kiosk", agent.id());
      process.put("pid", agent.program().pid());
      process.put("log", agent.program().log().toString());
    }
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(access) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of our own can be written", e);
    }
  }
}
