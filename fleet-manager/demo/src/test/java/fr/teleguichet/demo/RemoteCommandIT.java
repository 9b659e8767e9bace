package fr.teleguichet.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is wanted in the back office is done by the kiosk's own program, and told step by step. */
@SharedFleet
@Tag("proof")
class RemoteCommandIT {

  private static final Duration SOON = Duration.ofMinutes(4);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TestFleet fleet;

  RemoteCommandIT(TestFleet fleet) {
    this.fleet = fleet;
  }

  @Test
  void theKioskBringsItsDiagnosticsAndEachStepIsTold() throws Exception {
    connected("examined");

    JsonNode done = ended("examined", wanted("examined", "diagnostics"));

    assertThat(done.get("stage").asText()).as("%s", done).isEqualTo("done");
    assertThat(done.get("result").get("type").asText()).contains("zip");
    assertThat(stages("examined", done.get("id").asText()))
        .containsSubsequence("accepted", "executing", "done");
  }

  /** The agent of this test was started by hand: it must leave the machine alone. */
  @Test
  void aMachineThatIsNoInstalledKioskIsNotRebooted() throws Exception {
    connected("by-hand");

    JsonNode failed = ended("by-hand", wanted("by-hand", "reboot"));

    assertThat(failed.get("stage").asText()).isEqualTo("failed");
    assertThat(failed.get("reason").asText()).isEqualTo("simulated");
  }

  @Test
  void aRetiredKioskForgetsItsKeyAtItsNextStart() throws Exception {
    AgentProcess agent = connected("retired");
    Path key = fleet.folder().resolve("kiosks/retired/data/identity/key.pem");
    assertThat(key).exists();
    int number = fleet.manager.get("/api/v1/units?q=retired").get(0).get("number").asInt();

    ObjectNode reason = JSON.createObjectNode();
    reason.put("kiosk", "retired");
    reason.put("remark", "worn out");
    var _ = fleet.manager.post("/api/v1/units/" + number + "/retire", reason);

    await().atMost(SOON).until(() -> !agent.program().isRunning());
    assertThat(agent.program().exitCode()).isEqualTo(7);
    assertThat(fleet.folder().resolve("kiosks/retired/data/wipe-wanted")).exists();
    agent.program().start();
    await().atMost(SOON).until(() -> Files.notExists(key) || agent.isReady());
    await()
        .atMost(SOON)
        .until(() -> Files.notExists(fleet.folder().resolve("kiosks/retired/data/wipe-wanted")));
  }

  private AgentProcess connected(String id) {
    AgentProcess agent = fleet.addAgent(id);
    await().atMost(SOON).until(() -> isConnected(id));
    return agent;
  }

  private boolean isConnected(String id) {
    try {
      return fleet.kiosk(id).get("link").asText().equals("connected");
    } catch (DemoException _) {
      return false; // not heard of yet
    }
  }

  private String wanted(String kiosk, String action) throws Exception {
    ObjectNode wish = JSON.createObjectNode();
    wish.put("action", action);
    return item(JSON.readTree(fleet.manager.post(path(kiosk), wish))).get("id").asText();
  }

  private JsonNode ended(String kiosk, String id) {
    await().atMost(SOON).until(() -> care(kiosk, id).get("ended").asBoolean());
    return care(kiosk, id);
  }

  private JsonNode care(String kiosk, String id) {
    return item(fleet.manager.get(path(kiosk) + "/" + id));
  }

  private static JsonNode item(JsonNode answer) {
    return answer.has("steps") ? answer.get("action") : answer;
  }

  private List<String> stages(String kiosk, String id) {
    List<String> stages = new ArrayList<>();
    fleet
        .manager
        .get(path(kiosk) + "/" + id)
        .get("steps")
        .forEach(step -> stages.add(step.get("stage").asText()));
    return stages;
  }

  private static String path(String kiosk) {
    return "/api/v1/kiosks/" + kiosk + "/care";
  }
}
