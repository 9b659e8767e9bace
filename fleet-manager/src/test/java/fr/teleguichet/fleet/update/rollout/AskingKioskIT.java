package fr.teleguichet.fleet.update.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.account.TestPeople;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.update.Json;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A kiosk that asks for updates is alive, also when it never speaks of anything else. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class AskingKioskIT {
  private static final Duration LONG = Duration.ofMinutes(5);

  private RolloutBench bench;

  @BeforeEach
  void open(TestPages.Running server) throws IOException {
    bench = new RolloutBench(server);
  }

  @AfterEach
  void close() {
    bench.close();
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
    bench.asked("swupdate-1", Duration.ofMinutes(13));
    bench.round();
    assertThat(bench.states(rollout)).containsValue("waiting");

    bench.asked("swupdate-1", Duration.ofMinutes(11));
    bench.round();
    assertThat(bench.states(rollout)).containsValue("updating");
  }

  @Test
  void whoFallsSilentInTheMidstOfItsUpdateIsGivenUp() throws IOException {
    var _ = bench.asking("swupdate-1", "lot");
    int rollout = bench.rollout(bench.distribution(), "");
    bench.asked("swupdate-1", Duration.ZERO);
    bench.round();
    var _ = bench.read("swupdate-1");
    bench.round();
    assertThat(bench.states(rollout)).containsValue("updating");

    bench.asked("swupdate-1", Duration.ofMinutes(50));
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
    bench.asked("borne-1", Duration.ofMinutes(2));
    bench.round();
    assertThat(bench.states(rollout)).containsValue("updating");

    bench.asked("borne-1", Duration.ofMinutes(40));
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
    bench.asked("swupdate-1", Duration.ofMinutes(1));

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

  /** Everybody looks for it in the list first, where it counts as no fault. */
  @Test
  void aDeviceThatOnlyAsksForUpdatesIsInTheListWithAPageOfItsOwn(TestPages.Running server)
      throws IOException {
    var kiosk = bench.asking("swupdate-1", "lot");
    server.readSites();
    var _ = kiosk.send("PUT", "/configData", "{\"data\":{\"hw\":\"rpi5-of-the-library\"}}");
    bench.asked("swupdate-1", Duration.ofMinutes(3));
    awaitListed();

    Json listed = listed("").getFirst();
    assertThat(listed.get("severity").getStringValue()).isEqualTo("updates-only");
    assertThat(listed.get("address").getStringValue()).isEqualTo("lot:swupdate-1");
    assertThat(listed.get("site").getStringValue()).isEqualTo("closed");
    assertThat(
            Duration.between(
                Instant.parse(listed.get("lastHeard").getStringValue()), Instant.now()))
        .isBetween(Duration.ofMinutes(2), Duration.ofMinutes(20));
    assertThat(listed("&standing=updates-only")).hasSize(1);
    assertThat(listed("&standing=never-seen")).isEmpty();

    String list = server.get("/").body();
    assertThat(list).contains("data-kiosk=\"lot:swupdate-1\"", "Demande ses mises à jour");
    String page = server.get("/kiosks/lot:swupdate-1").body();
    assertThat(page)
        .contains("demande seulement ses mises à jour", "Dernière demande")
        .contains("il n’envoie ni mesures")
        .doesNotContain("id=\"devices-title\"", "id=\"measures-title\"", "id=\"care-title\"")
        .doesNotContain("jamais connectée");
    assertThat(server.page("/kiosks/lot:swupdate-1/history"))
        .doesNotContain("id=\"history-title\"");
    assertThat(server.get("/kiosks/lot:swupdate-1/identity").body())
        .contains("id=\"labels-title\"");
    assertThat(server.get("/kiosks/lot:swupdate-1/updates").body())
        .contains("id=\"update-title\"", "rpi5-of-the-library");
    assertThat(server.get("/kiosks/swupdate-1").statusCode()).as("by its name").isEqualTo(200);
    assertThat(server.get("/kiosks/swupdate-1/updates").statusCode()).isEqualTo(200);
    String neighbour = TestPeople.of(server.context(), Role.VIEWER, "cauvaldor");
    assertThat(asked(server, neighbour, "/kiosks/lot:swupdate-1").statusCode()).isEqualTo(404);
    assertThat(TestPages.found(asked(server, neighbour, "/"))).doesNotContain("swupdate-1");
    String viewer = TestPeople.of(server.context(), Role.VIEWER, "lot");
    assertThat(asked(server, viewer, "/kiosks/lot:swupdate-1").body())
        .contains("il n’envoie ni mesures")
        .doesNotContain("rpi5-of-the-library");
  }

  @Test
  void aDeviceThatOnlyAsksCanBePutAtAnotherSiteAndTakenAway(TestPages.Running server)
      throws IOException {
    var _ = bench.asking("swupdate-1", "lot");
    bench
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    INSERT INTO site (code, name, commune, insee, latitude, longitude)
                    VALUES ('other', 'Other', 'Cajarc', '46045', 44.48, 1.84)
                    """));
    server.readSites();
    bench.asked("swupdate-1", Duration.ofMinutes(3));
    awaitListed();

    place("\"other\"");
    await().atMost(LONG).untilAsserted(() -> assertThat(listed("&site=other")).hasSize(1));
    place("null");
    await().atMost(LONG).untilAsserted(() -> assertThat(listed("&site=-")).hasSize(1));
    assertThat(listed("")).hasSize(1);
  }

  @Test
  void whoseUnitIsRetiredAsksNoMoreAndWhoReportsIsShownAsEveryOtherKiosk(TestPages.Running server)
      throws IOException {
    var _ = bench.asking("swupdate-1", "lot");
    var _ = bench.asking("swupdate-2", "lot");
    server.readSites();
    bench.asked("swupdate-1", Duration.ofMinutes(3));
    bench.asked("swupdate-2", Duration.ofMinutes(3));
    await()
        .atMost(LONG)
        .untilAsserted(() -> assertThat(listed("&standing=updates-only")).hasSize(2));

    bench
        .jdbi()
        .useHandle(
            handle -> {
              handle.execute("DELETE FROM planned_kiosk WHERE name = 'swupdate-2'");
              handle.execute("UPDATE unit SET state = 'retired' WHERE kiosk = 'swupdate-2'");
            });
    var _ = server.kiosk("lot", "swupdate-1").born();

    await()
        .atMost(LONG)
        .untilAsserted(
            () -> {
              assertThat(listed("")).hasSize(1);
              assertThat(listed("").getFirst().get("severity").getStringValue())
                  .isNotEqualTo("updates-only");
              assertThat(listed("").getFirst().get("site").getStringValue()).isEqualTo("closed");
            });
  }

  private static HttpResponse<String> asked(TestPages.Running server, String session, String path) {
    return server.send(
        server.strangersRequest(path).header("Cookie", "teleguichet=" + session).build());
  }

  private void awaitListed() {
    await()
        .atMost(LONG)
        .untilAsserted(() -> assertThat(listed("&standing=updates-only")).hasSize(1));
  }

  private List<Json> listed(String query) throws IOException {
    return bench
        .updates()
        .json(bench.updates().ask("GET", "/api/v1/kiosks?q=swupdate" + query, ""))
        .get("kiosks")
        .values();
  }

  private void place(String site) {
    assertThat(
            bench
                .updates()
                .ask("PUT", "/api/v1/kiosks/lot:swupdate-1", "{\"site\":" + site + "}")
                .statusCode())
        .isEqualTo(200);
  }
}
