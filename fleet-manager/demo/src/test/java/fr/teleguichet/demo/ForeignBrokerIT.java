package fr.teleguichet.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Agent and manager work unchanged with Debian's Mosquitto in between: a private one on a random
 * port.
 */
class ForeignBrokerIT {

  private static final Path MOSQUITTO = Path.of("/usr/sbin/mosquitto");

  @TempDir private Path folder = Path.of("");
  private Program mosquitto = new Program("Mosquitto", List.of("true"), Map.of(), Path.of("x"));
  private TestFleet fleet = new TestFleet("foreign-broker", Map.of());
  private String uri = "";

  @BeforeEach
  void aMosquittoOfOurOwn() throws IOException {
    boolean there = Files.isExecutable(MOSQUITTO);
    assertThat(there || !"true".equals(System.getenv("CI")))
        .as("in CI Mosquitto must be there: apt-get install mosquitto")
        .isTrue();
    assumeTrue(there, "Mosquitto is not installed: apt-get install mosquitto");
    int port = freePort();
    Path config = folder.resolve("mosquitto.conf");
    Files.writeString(
        config,
        """
        listener %d 127.0.0.1
        allow_anonymous true
        persistence false
        """
            .formatted(port));
    mosquitto =
        new Program(
            "Mosquitto",
            List.of(MOSQUITTO.toString(), "-c", config.toString()),
            Map.of(),
            folder.resolve("mosquitto.log"));
    mosquitto.start();
    uri = "tcp://127.0.0.1:" + port;
    fleet.close();
    fleet = new TestFleet("foreign-broker", Map.of("FLEET_BROKER_URL", uri));
  }

  @AfterEach
  void stop() {
    fleet.close();
    mosquitto.stop(Duration.ofSeconds(5));
  }

  @Test
  void aRecordTravelsAndAStopIsSeenThroughAForeignBroker() {
    fleet.startManager();
    assertThat(fleet.manager.processIds("broker")).as("no broker of ours").isEmpty();
    Agent agent = fleet.addPlainAgent("abroad", uri);
    await().atMost(Duration.ofSeconds(60)).until(agent::isReady);

    try (Producer producer = new Producer(agent)) {
      await().atMost(Duration.ofSeconds(60)).until(() -> producer.accepted().size() >= 50);
      await().atMost(Duration.ofSeconds(60)).until(() -> arrived() >= 50);
    }

    agent.program().stop(Duration.ofSeconds(10));
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> fleet.kiosk("abroad").get("link").asText().equals("stopped"));
  }

  @Test
  void aForeignBrokerThatIsKilledAndComesBackIsFoundAgain() {
    fleet.startManager();
    Agent agent = fleet.addPlainAgent("abroad", uri);
    await().atMost(Duration.ofSeconds(60)).until(agent::isReady);
    await().atMost(Duration.ofSeconds(60)).until(() -> link().equals("connected"));

    mosquitto.kill();
    await().atMost(Duration.ofSeconds(10)).until(() -> link().equals("unknown"));

    mosquitto.start();
    await().atMost(Duration.ofSeconds(90)).until(() -> link().equals("connected"));
  }

  private String link() {
    try {
      return fleet.kiosk("abroad").get("link").asText();
    } catch (DemoException _) {
      return "never";
    }
  }

  private long arrived() {
    try {
      return Long.parseLong(
          fleet.query("SELECT COALESCE(SUM(acknowledged), 0) FROM journal").getFirst().getFirst());
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
