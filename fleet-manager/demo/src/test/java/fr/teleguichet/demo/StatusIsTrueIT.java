package fr.teleguichet.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the manager says of a kiosk is so, whatever becomes of the kiosk or of the manager. */
@SharedFleet
@Tag("proof")
class StatusIsTrueIT {

  /**
   * The agent's MQTT keep-alive; a broker gives a silent client up after one and a half times as
   * long.
   */
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(20);

  private static final Duration SOON = Duration.ofMinutes(4);

  private final TestFleet fleet;

  StatusIsTrueIT(TestFleet fleet) {
    this.fleet = fleet;
  }

  @Test
  void aPulledPlugIsShownWithinOneAndAHalfKeepAlives() throws Exception {
    AgentProcess agent = connected("unplugged");

    // A stopped process keeps its sockets and says nothing more, as a kiosk without power does.
    signal("STOP", agent);

    await()
        .atMost(KEEP_ALIVE.multipliedBy(3).dividedBy(2).plusSeconds(5))
        .until(() -> severity("unplugged").equals("offline"));
    assertThat(reason("unplugged")).startsWith("Connexion perdue");
    signal("CONT", agent);
    await().atMost(Duration.ofMinutes(4)).until(() -> isConnected("unplugged"));
  }

  @Test
  void aPlannedStopIsShownAtOnceWithItsReason() {
    AgentProcess agent = connected("stopped");

    agent.program().stop(SOON);

    await().atMost(SOON).until(() -> severity("stopped").equals("stopped"));
    assertThat(fleet.kiosk("stopped").get("link").asText()).isEqualTo("stopped");
    assertThat(reason("stopped")).contains("arrêt du programme");
  }

  @Test
  void aKilledAgentIsShownAsLost() {
    AgentProcess agent = connected("killed");

    agent.program().kill();

    await().atMost(SOON).until(() -> severity("killed").equals("offline"));
  }

  @Test
  void aManagerThatWasKilledIsRightAgainWithoutAnyHelp() {
    var _ = connected("faithful");
    AgentProcess gone = connected("gone");
    gone.program().stop(SOON);
    await().atMost(SOON).until(() -> severity("gone").equals("stopped"));

    fleet.manager.program().kill();
    fleet.manager.start();
    fleet.awaitManager();

    await().atMost(SOON).until(() -> isConnected("faithful"));
    assertThat(severity("gone")).as("and who had gone is still gone").isEqualTo("stopped");
  }

  private AgentProcess connected(String id) {
    AgentProcess agent = fleet.addAgent(id);
    await().atMost(Duration.ofMinutes(4)).until(() -> isConnected(id));
    return agent;
  }

  private boolean isConnected(String id) {
    try {
      return fleet.kiosk(id).get("link").asText().equals("connected");
    } catch (DemoException _) {
      return false; // not heard of yet
    }
  }

  private String severity(String id) {
    return fleet.kiosk(id).get("kiosk").get("severity").asText();
  }

  private String reason(String id) {
    JsonNode reasons = fleet.kiosk(id).get("kiosk").get("reasons");
    return reasons.isEmpty() ? "" : reasons.get(0).get("words").asText();
  }

  private static void signal(String name, AgentProcess agent)
      throws IOException, InterruptedException {
    Process kill =
        new ProcessBuilder("kill", "-" + name, Long.toString(agent.program().pid())).start();
    assertThat(kill.waitFor()).isZero();
  }
}
