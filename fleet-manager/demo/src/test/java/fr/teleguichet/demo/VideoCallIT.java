package fr.teleguichet.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.teleguichet.hardware.peer.ImpairedUdpLine;
import fr.teleguichet.hardware.peer.ImpairedUdpLine.Impairment;
import fr.teleguichet.hardware.peer.TurnServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A citizen and an adviser see and hear each other through the whole fleet: kiosk's page, agent,
 * fleet manager, desk, two cameras that are played by the browser. What was said of it afterwards
 * is said once.
 */
@Tag("proof")
class VideoCallIT {

  private static final String SERVICE = "carsat";
  private static final Duration PATIENCE = Duration.ofMinutes(6);
  private static final Duration CUT = Duration.ofSeconds(20);

  private static final int PAPER_SIZE = 200_000;

  /** What counts as an interview on the kiosks of these tests. */
  private static final Duration AT_LEAST = Duration.ofSeconds(3);

  private static final String HELD = " WHERE outcome = 'held'";

  @TempDir private Path folder;

  private final long start = System.nanoTime();

  /** The talk began between these two, since the test's start. */
  private Duration asked = Duration.ZERO;

  private Duration begun = Duration.ZERO;

  @Test
  void aCallIsAnsweredHeldAndAskedAboutAndOneInterviewIsRecorded() throws Exception {
    try (TestFleet fleet = new TestFleet("video-call", Map.of());
        TalkingPages pages = new TalkingPages()) {
      begin(fleet, pages);

      pages.desk.locator("#desk-write").pressSequentially("Bonjour !");
      await()
          .atMost(PATIENCE)
          .until(() -> pages.kiosk.locator(".call-log").textContent().equals("Bonjour !"));
      pages.showPaper();
      pages.printPaper(
          "a.pdf", Arrays.copyOf("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII), PAPER_SIZE));
      assertOneInterview(fleet, pages);
    }
  }

  /**
   * Village networks let the two find each other by a TURN server alone, and are as bad as this.
   */
  @Test
  void itGoesThroughATurnServerOverABadLineThatIsCutInItsMidst() throws Exception {
    try (TurnServer turn = turnServer();
        ImpairedUdpLine line = ImpairedUdpLine.to(turn.address(), new Random(20_261_128));
        TestFleet fleet = new TestFleet("video-call-turn", relayedBy(line));
        TalkingPages pages = new TalkingPages()) {
      line.become(new Impairment(0.02, Duration.ofMillis(150), 0));
      begin(fleet, pages);

      line.become(new Impairment(0, Duration.ofMillis(50), 150_000));
      pages.awaitPictures();
      pages.sharePage();

      line.become(Impairment.CUT);
      await().atMost(PATIENCE).pollDelay(CUT).until(() -> true);
      line.become(Impairment.NONE);
      pages.awaitPictures();
      pages.awaitSharedPage();
      pages.endSharing();

      assertOneInterview(fleet, pages);
      assertThat(line.passed()).as("all of it went by the line").isGreaterThan(500);
    }
  }

  private TurnServer turnServer() throws IOException, InterruptedException {
    Path shipped =
        Path.of(System.getProperty("teleguichet.root", "../.."))
            .resolve("fleet-manager/src/main/dist/turn/turnserver.conf");
    return TurnServer.start(folder, Files.readAllLines(shipped));
  }

  private Map<String, String> relayedBy(ImpairedUdpLine line) throws IOException {
    Path secret = Files.writeString(folder.resolve("turn-secret"), TurnServer.SECRET);
    return Map.of(
        "FLEET_CALL_TURN",
        "turn:127.0.0.1:" + line.address().getPort() + "?transport=udp",
        "FLEET_CALL_TURN_SECRET_FILE",
        secret.toString(),
        "FLEET_CALL_RELAY_ONLY",
        "true");
  }

  /** An adviser is at the desk, a citizen calls, the adviser answers, and they see each other. */
  private void begin(TestFleet fleet, TalkingPages pages) {
    fleet.startManager();
    AgentProcess kiosk =
        fleet.addServingAgent("relais-01", "interview: {at-least: " + AT_LEAST.toSeconds() + "s}");
    pages.openDesk(fleet.invitation("adviser"), "adviser@example.org");
    AgentStart.awaitReady(kiosk, PATIENCE);
    await().atMost(PATIENCE).until(() -> isLive(fleet));
    pages.call(kiosk.screen(), SERVICE);
    assertThat(pages.queue()).contains("personne accompagnée");
    asked = now();
    pages.answer();
    pages.awaitPictures();
    pages.kiosk.locator("main[data-state=interview]").waitFor();
    begun = now();
  }

  private static boolean isLive(TestFleet fleet) {
    try {
      return fleet.kiosk("relais-01").get("link").asText().equals("connected");
    } catch (DemoException _) {
      return false;
    }
  }

  /** The talk has been long enough to count, by the manager's own clock. */
  private static void awaitInterview(TestFleet fleet) {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                fleet
                    .query(
                        "SELECT connected < UTC_TIMESTAMP(3) - INTERVAL %d SECOND FROM video_call"
                            .formatted(AT_LEAST.toSeconds() + 2))
                    .contains(List.of("1")));
  }

  private Duration now() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private void assertOneInterview(TestFleet fleet, TalkingPages pages) throws SQLException {
    awaitInterview(fleet);
    Duration talked = now().minus(begun);
    pages.end();
    pages.answerSurvey();
    await().atMost(PATIENCE).until(() -> !fleet.query("SELECT 1 FROM interview" + HELD).isEmpty());
    assertThat(fleet.query("SELECT service FROM interview" + HELD))
        .containsExactly(List.of(SERVICE));
    assertThat(fleet.query("SELECT service, adapter FROM video_call" + HELD))
        .containsExactly(List.of(SERVICE, "direct"));
    assertThat(fleet.query("SELECT COUNT(*) FROM interview"))
        .as("one record of each attempt")
        .isEqualTo(fleet.query("SELECT COUNT(*) FROM video_call"));
    // However slow the machine: what was seen here lies within it, and it lies within all of this.
    long most = now().minus(asked).toSeconds() + 1;
    assertThat(seconds(fleet, "seconds FROM interview"))
        .as("the kiosk’s measure")
        .isBetween(talked.toSeconds(), most);
    assertThat(seconds(fleet, "TIMESTAMPDIFF(SECOND, connected, ended) FROM video_call"))
        .as("the manager’s")
        .isBetween(AT_LEAST.toSeconds() + 2, most);
  }

  private static long seconds(TestFleet fleet, String what) throws SQLException {
    return Long.parseLong(fleet.query("SELECT " + what + HELD).getFirst().getFirst());
  }
}
