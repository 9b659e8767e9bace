package fr.teleguichet.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/**
 * A first update by itself: a new version for four pilot kiosks, which one of them does not take
 * well. It is made once in the life of the demo's data.
 */
final class PilotUpdate {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Kiosks that stay connected all day: a trial in an outage would take a good version back. */
  private static final List<String> PILOTS =
      List.of("souillac", PilotRelease.BROKEN_AT, "gourdon", "lacapelle-marival");

  private final ManagerProcess manager;
  private final PilotRelease release;

  PilotUpdate(ManagerProcess manager, PilotRelease release) {
    this.manager = manager;
    this.release = release;
  }

  /** Begins it, unless an earlier run did. */
  boolean begin() {
    if (!manager.get("/api/v1/rollouts").isEmpty()) {
      return false;
    }
    PILOTS.forEach(kiosk -> manager.put("/api/v1/kiosks/" + kiosk + "/labels/pilote", body()));
    var _ = manager.post("/api/v1/rollouts", rollout(distribution(module(artifact()))));
    return true;
  }

  private int artifact() {
    try {
      ObjectNode key = body();
      key.put("name", "Releases of the demo fleet");
      key.put("certificate", Files.readString(release.certificate()));
      if (manager.get("/api/v1/release-keys").isEmpty()) {
        var _ = manager.post("/api/v1/release-keys", key);
      }
    } catch (IOException e) {
      throw new DemoException("The demo can't read its release: " + e.getMessage(), e);
    }
    return number(
        manager.upload("/api/v1/artifacts?name=" + release.file().getFileName(), release.file()));
  }

  private int module(int artifact) {
    ObjectNode module = body();
    module.put("part", "os");
    module.put("name", "kiosk-os");
    module.put("version", PilotRelease.VERSION);
    module.put("channel", "pilot");
    module.putArray("artifacts").add(artifact);
    return number(manager.post("/api/v1/software-modules", module));
  }

  private int distribution(int module) {
    ObjectNode distribution = body();
    distribution.put("name", "kiosk");
    distribution.put("version", PilotRelease.VERSION);
    distribution.putArray("modules").add(module);
    return number(manager.post("/api/v1/distributions", distribution));
  }

  /** At any hour and without a neighbour: whoever looks at the demo does not wait for the night. */
  private static ObjectNode rollout(int distribution) {
    ObjectNode rollout = body();
    rollout.put("distribution", distribution);
    rollout.put("start", "now");
    ObjectNode plan = rollout.putObject("plan");
    plan.putObject("filter").putArray("labels").add("pilote");
    plan.putObject("window").put("hours", "any");
    PILOTS.forEach(plan.putArray("alone")::add);
    ObjectNode canary = plan.putArray("waves").addObject();
    canary.put("name", "première borne").put("success", 100).put("errors", 1);
    canary.putObject("filter").putArray("kiosks").add(PILOTS.getFirst());
    ObjectNode pilots = plan.withArray("waves").addObject();
    pilots.put("name", "bornes pilotes").put("success", 60).put("errors", 50);
    return rollout;
  }

  private static ObjectNode body() {
    return JSON.createObjectNode();
  }

  private static int number(String answer) {
    try {
      JsonNode id = JSON.readTree(answer).get("id");
      return id.asInt();
    } catch (IOException e) {
      throw new DemoException("The fleet manager's answer is no JSON.", e);
    }
  }
}
