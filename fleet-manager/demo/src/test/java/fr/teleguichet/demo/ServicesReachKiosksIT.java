package fr.teleguichet.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A coordinator writes what a public body is, and a real kiosk offers it; no file is touched. */
@ExtendWith(SharedFleet.class)
final class ServicesReachKiosksIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Test
  void aServiceIsOfferedOnceItIsOpenAndNoMoreOnceItEnds(TestFleet fleet) {
    AgentProcess agent = fleet.addAgentOfTheRegister("register-1");
    await().atMost(PATIENCE).until(() -> offered(fleet, agent).contains("point-info-famille"));
    ObjectNode court = JsonNodeFactory.instance.objectNode();
    court.putObject("name").put("fr", "Justice (Point-justice)").put("en", "Courts");
    court.put("pictogram", "court");

    fleet.manager.put("/api/v1/services/point-justice", court);
    become(fleet, "agreed");
    become(fleet, "open");

    await().atMost(PATIENCE).until(() -> offered(fleet, agent).contains("point-justice"));
    assertThat(offered(fleet, agent)).contains("carsat", "caf", "cpam", "mission-locale");
    become(fleet, "ended");
    await().atMost(PATIENCE).until(() -> !offered(fleet, agent).contains("point-justice"));
    assertThat(offered(fleet, agent)).contains("carsat");
  }

  private static void become(TestFleet fleet, String state) {
    String _ =
        fleet.manager.post(
            "/api/v1/services/point-justice/state",
            JsonNodeFactory.instance.objectNode().put("state", state));
  }

  /** The services of which the kiosk says whether they can be called. */
  private static List<String> offered(TestFleet fleet, AgentProcess agent) {
    JsonNode services = fleet.kiosk(agent.id()).path("service").path("services");
    List<String> codes = new ArrayList<>();
    services.fieldNames().forEachRemaining(codes::add);
    return codes;
  }
}
