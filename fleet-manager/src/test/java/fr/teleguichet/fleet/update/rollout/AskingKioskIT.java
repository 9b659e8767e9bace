package fr.teleguichet.fleet.update.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.database.TestDatabase;
import fr.teleguichet.fleet.update.Json;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A kiosk that asks for updates is alive, also when it never speaks of anything else. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class AskingKioskIT {
  private static final Duration LONG = Duration.ofSeconds(60);

  private RolloutBench bench;

  @BeforeEach
  void open(TestPages.Running server) throws IOException {
    bench = new RolloutBench(server);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  /** The kiosk's last question was so long ago. */
  private void asked(String kiosk, Duration ago) {
    bench
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    INSERT INTO update_kiosk (kiosk, polled)
                    VALUES (?, UTC_TIMESTAMP(3) - INTERVAL ? SECOND)
                    ON DUPLICATE KEY UPDATE polled = VALUES(polled)
                    """,
                    kiosk,
                    ago.toSeconds()));
  }

  private String reasons(int rollout) throws IOException {
    return bench
        .updates()
        .ask("GET", "/api/v1/rollouts/" + rollout + "/kiosks?limit=1000", "")
        .body();
  }

  @Test
  void aRolloutReachesAKioskThatOnlyAsksForUpdates() throws IOException {
    var _ = bench.asking("swupdate-1", "lot");
    int rollout = bench.rollout(bench.distribution(), "");
    bench.round();
    assertThat(bench.states(rollout)).isEqualTo(Map.of("swupdate-1", "waiting"));
    assertThat(reasons(rollout)).contains("silent");

    assertThat(bench.poll("swupdate-1")).doesNotContain("deploymentBase");

    // Its question is written down within ten seconds, and the next look finds it.
    await()
        .atMost(LONG)
        .untilAsserted(
            () -> {
              boolean _ = bench.look();
              assertThat(bench.states(rollout)).containsValue("updating");
            });
    assertThat(bench.poll("swupdate-1")).contains("deploymentBase");
    var _ = bench.read("swupdate-1");
    bench.close("swupdate-1", true, "done");
    bench.round();
    assertThat(bench.states(rollout)).containsValue("succeeded");
  }

  /** Twice its pause, with what may come on top, and no longer. */
  @Test
  void whoAskedLongAgoIsSilent() throws IOException {
    var _ = bench.asking("swupdate-1", "lot");
    int rollout = bench.rollout(bench.distribution(), "");
    asked("swupdate-1", Duration.ofMinutes(13));
    bench.round();
    assertThat(bench.states(rollout)).containsValue("waiting");

    asked("swupdate-1", Duration.ofMinutes(11));
    bench.round();
    assertThat(bench.states(rollout)).containsValue("updating");
  }

  @Test
  void whoFallsSilentInTheMidstOfItsUpdateIsGivenUp() throws IOException {
    var _ = bench.asking("swupdate-1", "lot");
    int rollout = bench.rollout(bench.distribution(), "");
    asked("swupdate-1", Duration.ZERO);
    bench.round();
    var _ = bench.read("swupdate-1");
    bench.round();
    assertThat(bench.states(rollout)).containsValue("updating");

    asked("swupdate-1", Duration.ofMinutes(50));
    bench
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "UPDATE rollout_member SET since = UTC_TIMESTAMP(3) - INTERVAL 1 HOUR"));
    bench.round();

    assertThat(bench.states(rollout)).containsValue("failed");
  }

  @Test
  void aKioskWhoseReportsAreLostAndThatAsksIsNotGivenUp() throws IOException {
    var _ = bench.kiosk("borne-1", "lot");
    int rollout = bench.rollout(bench.distribution(), "");
    bench.round();
    var _ = bench.read("borne-1");
    bench
        .jdbi()
        .useHandle(
            handle -> {
              int _ =
                  handle.execute(
                      """
                      UPDATE kiosk SET link = 'lost',
                        link_since = UTC_TIMESTAMP(3) - INTERVAL 2 HOUR
                      """);
              int _ =
                  handle.execute(
                      "UPDATE rollout_member SET since = UTC_TIMESTAMP(3) - INTERVAL 1 HOUR");
            });
    asked("borne-1", Duration.ofMinutes(2));
    bench.round();
    assertThat(bench.states(rollout)).containsValue("updating");

    asked("borne-1", Duration.ofMinutes(40));
    bench.round();
    assertThat(bench.states(rollout)).containsValue("failed");
  }

  @Test
  void theInterfaceKnowsTheKioskAndWhatItSaysOfItself(TestPages.Running server) throws IOException {
    var kiosk = bench.asking("swupdate-1", "lot");
    server.readSites();
    String path = "/api/v1/kiosks/swupdate-1";
    Json before = bench.updates().json(bench.updates().ask("GET", path + "/attributes", ""));
    assertThat(before.get("attributes").names()).isEmpty();
    assertThat(before.get("wanted").getBooleanValue()).isTrue();

    assertThat(kiosk.send("PUT", "/configData", "{\"data\":{\"hw\":\"rpi5\"}}").statusCode())
        .isEqualTo(200);
    asked("swupdate-1", Duration.ofMinutes(1));

    Json known = bench.updates().json(bench.updates().ask("GET", path, ""));
    assertThat(known.get("link").getStringValue()).isEqualTo("never");
    assertThat(known.get("kiosk").get("territory").getStringValue()).isEqualTo("lot");
    assertThat(known.get("kiosk").get("site").getStringValue()).isEqualTo("closed");
    assertThat(Instant.parse(known.get("kiosk").get("lastHeard").getStringValue()))
        .isBefore(Instant.parse("2100-01-01T00:00:00Z"));
    Json said = bench.updates().json(bench.updates().ask("GET", path + "/attributes", ""));
    assertThat(said.get("attributes").get("hw").getStringValue()).isEqualTo("rpi5");
    assertThat(said.get("wanted").getBooleanValue()).isFalse();
    assertThat(said.get("told").getStringValue()).isNotEmpty();
    assertThat(bench.updates().ask("GET", "/api/v1/kiosks/nobody-1", "").statusCode())
        .isEqualTo(404);
    assertThat(bench.updates().ask("GET", "/api/v1/kiosks/nobody-1/attributes", "").statusCode())
        .isEqualTo(404);
  }
}
