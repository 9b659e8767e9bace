package fr.teleguichet.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.teleguichet.hardware.peer.Installed;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A program is killed in the midst of a talk. What was said of the talk afterwards is said once,
 * and is true; and what goes on without that program goes on.
 */
@Tag("proof")
class InterruptedCallIT {

  private static final String SERVICE = "carsat";
  private static final Duration PATIENCE = Duration.ofMinutes(6);

  /** What counts as an interview on these kiosks. */
  private static final int AT_LEAST = 2;

  private static TestFleet fleet;
  private static TalkingPages pages;

  @BeforeAll
  static void open() throws IOException {
    // The adviser's page finds the manager again where it was.
    int port = Installed.freePort();
    fleet = new TestFleet("interrupted-call", Map.of("FLEET_HTTP_PORT", String.valueOf(port)));
    pages = new TalkingPages();
    fleet.startManager();
    pages.openDesk(fleet.invitation("adviser"), "adviser@example.org");
  }

  @AfterAll
  static void close() {
    pages.close();
    fleet.close();
  }

  @AfterEach
  void endKiosk() {
    fleet.endAgents();
  }

  /** A citizen of this kiosk and the adviser see each other, and have for long enough to count. */
  private static AgentProcess talk(String id) {
    AgentProcess kiosk = fleet.addServingAgent(id, "interview: {at-least: " + AT_LEAST + "s}");
    AgentStart.awaitReady(kiosk, PATIENCE);
    await().atMost(PATIENCE).until(() -> isLive(id));
    pages.call(kiosk.screen(), SERVICE);
    pages.answer();
    pages.awaitPictures();
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                rows(
                        kiosk,
                        "video_call",
                        "TIMESTAMPDIFF(SECOND, connected, UTC_TIMESTAMP(3)) > " + AT_LEAST)
                    == 1);
    return kiosk;
  }

  private static boolean isLive(String id) {
    try {
      return fleet.kiosk(id).get("link").asText().equals("connected");
    } catch (DemoException _) {
      return false;
    }
  }

  /** So many rows there are of this kiosk's. */
  private static int rows(AgentProcess kiosk, String table, String where) {
    String kiosks =
        table.equals("interview")
            ? "kiosk_id = (SELECT id FROM kiosk WHERE name = '%s')"
            : "kiosk = '%s'";
    String sql =
        "SELECT COUNT(*) FROM "
            + table
            + " WHERE "
            + kiosks.formatted(kiosk.id())
            + " AND "
            + where;
    try {
      return Integer.parseInt(fleet.query(sql).getFirst().getFirst());
    } catch (SQLException _) {
      return -1; // the database was killed and is not back yet
    }
  }

  private static void assertOnce(AgentProcess kiosk, String outcome) {
    await().atMost(PATIENCE).until(() -> rows(kiosk, "interview", "TRUE") > 0);
    assertThat(rows(kiosk, "interview", "TRUE")).isEqualTo(1);
    assertThat(
            rows(kiosk, "interview", "outcome = '" + outcome + "' AND service = '" + SERVICE + "'"))
        .isEqualTo(1);
    await().atMost(PATIENCE).until(() -> rows(kiosk, "video_call", "ended IS NOT NULL") == 1);
  }

  @Test
  void anAgentThatIsKilledTellsOfItsTalkOnceItIsBack() {
    AgentProcess kiosk = talk("agent-dies");

    kiosk.program().kill();
    kiosk.program().start();

    assertOnce(kiosk, "failed");
  }

  @Test
  void aBrowserThatDiesIsBackInTheSameTalk() {
    AgentProcess kiosk = talk("browser-dies");

    pages.restartBrowser(kiosk.screen());
    pages.awaitPictures();
    pages.end();

    assertOnce(kiosk, "held");
  }

  @Test
  void theTalkGoesOnWithoutTheManager() {
    AgentProcess kiosk = talk("manager-dies");

    fleet.manager.program().kill();
    pages.awaitPictures();
    fleet.startManager();
    pages.awaitPictures();
    pages.end();

    assertOnce(kiosk, "held");
  }

  @Test
  void theTalkGoesOnWithoutBrokerAndDatabaseAndIsCountedAfterwards() {
    AgentProcess kiosk = talk("broker-dies");

    for (String role : List.of("broker", "database")) {
      assertThat(fleet.childProcess(role).map(ProcessHandle::destroyForcibly)).contains(true);
    }
    pages.awaitPictures();
    pages.endByDesk();

    assertOnce(kiosk, "held");
  }
}
