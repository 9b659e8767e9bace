package fr.teleguichet.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A coordinator writes what a public body is, and a real kiosk offers it; no file is touched. */
@SharedFleet
@Tag("proof")
final class ServicesReachKiosksIT {

  private static final Duration PATIENCE = Duration.ofMinutes(6);

  @AutoClose private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void aServiceIsOfferedOnceItIsOpenAndNoMoreOnceItEnds(TestFleet fleet) throws Exception {
    AgentProcess agent = fleet.addAgentOfTheRegister("register-1");
    AgentStart.awaitReady(agent, PATIENCE);
    await().atMost(PATIENCE).until(() -> offered(agent).contains("point-info-famille"));
    ObjectNode court = JsonNodeFactory.instance.objectNode();
    court.putObject("name").put("fr", "Justice (Point-justice)").put("en", "Courts");
    court.put("pictogram", "court");

    fleet.manager.put("/api/v1/services/point-justice", court);
    become(fleet, "agreed");
    become(fleet, "open");

    await().atMost(PATIENCE).until(() -> offered(agent).contains("point-justice"));
    assertThat(offered(agent)).contains("carsat", "caf", "cpam", "mission-locale");
    become(fleet, "ended");
    await().atMost(PATIENCE).until(() -> !offered(agent).contains("point-justice"));
    assertThat(offered(agent)).contains("carsat");
  }

  private static void become(TestFleet fleet, String state) {
    String _ =
        fleet.manager.post(
            "/api/v1/services/point-justice/state",
            JsonNodeFactory.instance.objectNode().put("state", state));
  }

  /** What the kiosk's own screen shows, by the codes. */
  private List<String> offered(AgentProcess agent) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(agent.screen().resolve("/api/session")).build();
    String view = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    List<String> codes = new ArrayList<>();
    new ObjectMapper()
        .readTree(view)
        .path("services")
        .forEach(service -> codes.add(service.get("id").asText()));
    return codes;
  }
}
