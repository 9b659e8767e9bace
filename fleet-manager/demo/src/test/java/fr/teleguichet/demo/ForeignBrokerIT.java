package fr.teleguichet.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.teleguichet.hardware.peer.PrivateBroker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Agent and manager work unchanged with Debian's Mosquitto in between: a private one on a random
 * port.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("proof")
class ForeignBrokerIT {

  @AutoClose private PrivateBroker mosquitto;
  @AutoClose private TestFleet fleet;
  private String uri = "";

  @BeforeAll
  void aManagerWithAMosquittoOfOurOwn(@TempDir Path folder) {
    mosquitto = PrivateBroker.start(folder);
    uri = mosquitto.uri("tcp").toString();
    fleet = new TestFleet("foreign-broker", Map.of("FLEET_BROKER_URL", uri));
    fleet.startManager();
  }

  @Test
  void aRecordTravelsAndAStopIsSeenThroughAForeignBroker() {
    assertThat(fleet.manager.processIds("broker")).as("no broker of ours").isEmpty();
    AgentProcess agent = fleet.addPlainAgent("abroad", uri);
    AgentStart.awaitReady(agent, Duration.ofMinutes(4));

    try (Producer producer = new Producer(agent)) {
      await().atMost(Duration.ofMinutes(4)).until(() -> producer.accepted().size() >= 50);
      await().atMost(Duration.ofMinutes(4)).until(() -> arrived("abroad") >= 50);
    }

    agent.program().stop(Duration.ofMinutes(1));
    await()
        .atMost(Duration.ofMinutes(4))
        .until(() -> fleet.kiosk("abroad").get("link").asText().equals("stopped"));
  }

  @Test
  void aForeignBrokerThatIsKilledAndComesBackIsFoundAgain() throws IOException {
    AgentProcess agent = fleet.addPlainAgent("faithful", uri);
    AgentStart.awaitReady(agent, Duration.ofMinutes(4));
    await().atMost(Duration.ofMinutes(4)).until(() -> link().equals("connected"));

    mosquitto.kill();
    await().atMost(Duration.ofMinutes(4)).until(() -> link().equals("unknown"));

    mosquitto.up();
    await().atMost(Duration.ofMinutes(4)).until(() -> link().equals("connected"));
  }

  private String link() {
    try {
      return fleet.kiosk("faithful").get("link").asText();
    } catch (DemoException _) {
      return "never";
    }
  }

  private long arrived(String kiosk) {
    try {
      return Long.parseLong(
          fleet
              .query(
                  "SELECT COALESCE(SUM(acknowledged), 0) FROM journal"
                      + " JOIN kiosk ON kiosk.id = kiosk_id WHERE name = '"
                      + kiosk
                      + "'")
              .getFirst()
              .getFirst());
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
