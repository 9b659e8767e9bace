package fr.teleguichet.fleet.update.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.teleguichet.fleet.account.Forms;
import fr.teleguichet.fleet.account.TestPeople;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.update.Json;
import fr.teleguichet.fleet.update.ReleaseBench;
import fr.teleguichet.fleet.update.UpdateBench;
import fr.teleguichet.release.TestFiles;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is said of an older version before kiosks refuse it, which they do by its signature. */
@ExtendWith(TestDatabase.class)
final class DowngradeRefusalIT {

  private ReleaseBench fleet;
  private RolloutBench bench;
  private Forms browser;
  private UpdateBench.Enrolled newest;

  @BeforeEach
  void twoKiosksThatSayWhatTheyRun(Database database) throws IOException {
    fleet = new ReleaseBench(database, Map.of());
    int _ = fleet.know(fleet.signer());
    bench = new RolloutBench(fleet.server());
    newest = bench.kiosk("a1", "lot");
    says(newest, "2.5.0");
    says(bench.kiosk("b1", "tarn"), "2.3.0");
    browser = new Forms(fleet.server(), TestPeople.coordinator(fleet.server().context()));
  }

  @AfterEach
  void stop() throws IOException {
    bench.close();
    fleet.close();
  }

  private static void says(UpdateBench.Enrolled kiosk, String version) throws IOException {
    String said = "{\"mode\":\"merge\",\"data\":{\"version-os\":\"" + version + "\"}}";
    assertThat(kiosk.get("").statusCode()).isEqualTo(200);
    assertThat(kiosk.send("PUT", "/configData", said).statusCode()).isEqualTo(200);
  }

  /** A distribution of a release that says this of older versions. */
  private int distribution(String version, String rule) throws IOException {
    String description =
        TestFiles.description(version, "image", TestFiles.sha256(ReleaseBench.CONTENT))
            .replace("1.0", "teleguichet-kiosk")
            .replace("version =", rule + " version =");
    int artifact =
        fleet
            .taken(
                TestFiles.swu(fleet.signer(), description, Map.of("image", ReleaseBench.CONTENT)))
            .get("id")
            .getIntValue();
    int module =
        made(
            "/api/v1/software-modules",
            "{\"part\":\"os\",\"name\":\"kiosk\",\"version\":\"%s\",\"artifacts\":[%d]}"
                .formatted(version, artifact));
    return made(
        "/api/v1/distributions",
        "{\"name\":\"kiosk\",\"version\":\"%s\",\"modules\":[%d]}".formatted(version, module));
  }

  private int made(String path, String body) throws IOException {
    return fleet.bench().json(fleet.bench().ask("POST", path, body)).get("id").getIntValue();
  }

  private Json draft(int distribution) throws IOException {
    return bench.post("/dry-run", "{\"distribution\":" + distribution + "}", 200);
  }

  @Test
  void whoRunsSomethingNewerIsNamedUnlessTheSignatureAllowsIt() throws IOException {
    int plain = distribution("2.4.0", "");

    Json refusing = draft(plain).get("refusing");

    assertThat(refusing.size()).isEqualTo(1);
    assertThat(refusing.get(0).get("kiosk").getStringValue()).isEqualTo("a1");
    assertThat(refusing.get(0).get("why").getStringValue())
        .isEqualTo(
            "It runs os 2.5.0, and the signature of the older 2.4.0 does not allow to come in its"
                + " place.");
    assertThat(browser.get("/rollouts/new?distribution=" + plain).body())
        .contains("1 borne refusera cette version")
        .contains("(Système 2.5.0)");

    int tooLow = distribution("2.4.1", "allow-downgrade-from = \"2.4.9\";");
    assertThat(draft(tooLow).get("refusing").size()).isEqualTo(1);
    int allowed = distribution("2.4.2", "allow-downgrade-from = \"2.5.0\";");
    assertThat(draft(allowed).get("refusing").size()).isZero();
    assertThat(browser.page("/rollouts/new?distribution=" + allowed))
        .doesNotContain("refusera cette version");
  }

  @Test
  void anUpdateOfOneKioskSaysThatItWouldBeRefusedBeforeAndAfterItIsMade() throws IOException {
    // The page knows a kiosk that speaks or asks, and the others here stand in the table alone.
    says(bench.asking("c1", "lot"), "2.5.0");
    fleet.server().readSites();
    bench.asked("c1", Duration.ofMinutes(1));
    String updates = "/api/v1/kiosks/c1/updates";
    String plain = "{\"distribution\":" + distribution("2.4.0", "") + "}";
    String allowed =
        "{\"distribution\":" + distribution("2.4.2", "allow-downgrade-from = \"2.5.0\";") + "}";

    Json refusing = asked(updates + "/dry-run", plain, 200).get("refusing");
    assertThat(refusing.get("why").getStringValue())
        .isEqualTo(
            "It runs os 2.5.0, and the signature of the older 2.4.0 does not allow to come in its"
                + " place.");
    assertThat(asked(updates + "/dry-run", allowed, 200).get("refusing").node().isNull()).isTrue();
    assertThat(
            asked("/api/v1/kiosks/b1/updates/dry-run", plain, 200).get("refusing").node().isNull())
        .as("the other kiosk runs something older")
        .isTrue();
    assertThat(fleet.bench().json(fleet.bench().ask("GET", updates, "")).size())
        .as("nothing was made")
        .isZero();
    assertThat(
            fleet
                .bench()
                .ask("POST", updates + "/dry-run", "{\"distribution\":2147483647}")
                .statusCode())
        .isEqualTo(400);

    Json made = asked(updates, plain, 201);
    assertThat(made.get("refusing").get("running").getStringValue()).isEqualTo("2.5.0");
    await()
        .atMost(Duration.ofMinutes(5))
        .untilAsserted(
            () ->
                assertThat(browser.get("/kiosks/c1/updates").body())
                    .contains("La borne refusera cette mise à jour (Système 2.4.0)")
                    .contains("une version plus récente, 2.5.0"));

    Json _ = asked(updates, allowed, 201);
    Json list = fleet.bench().json(fleet.bench().ask("GET", updates, ""));
    assertThat(list.get(0).get("refusing").node().isNull()).isTrue();
  }

  private Json asked(String path, String body, int status) throws IOException {
    HttpResponse<String> answer = fleet.bench().ask("POST", path, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return fleet.bench().json(answer);
  }

  @Test
  void whoWouldNotGoBackIsNamedWhereARolloutIsToBeRolledBack() throws IOException {
    int former = distribution("2.5.0", "");
    int next = distribution("2.6.0", "");
    says(newest, "2.5.0");
    Json staying = draft(next).get("staying");

    assertThat(staying.size()).isEqualTo(1);
    assertThat(staying.get(0).get("kiosk").getStringValue()).isEqualTo("a1");
    assertThat(browser.page("/rollouts/new?distribution=" + next))
        .doesNotContain("refuserait de reprendre");
    assertThat(browser.get("/rollouts/new?onErrors=roll-back&distribution=" + next).body())
        .contains("1 borne refuserait de reprendre sa version actuelle");
    int rollout = bench.rollout(next, ",\"filter\":{\"kiosks\":[\"a1\"]}");
    bench.close("a1", true, "done");
    bench.round();
    assertThat(browser.get("/rollouts/" + rollout + "/do/roll-back").body())
        .contains("1 borne refusera de revenir en arrière");
    assertThat(former).isLessThan(next);
  }

  @Test
  void whoeverAllowsSomethingOlderIsToldThatTheReleaseMustAllowItToo() throws IOException {
    int newer = distribution("2.5.0", "");
    int _ = bench.rollout(newer, ",\"filter\":{\"kiosks\":[\"b1\"]}");
    bench.close("b1", true, "done");
    bench.round();

    Json refusal = bench.post("", "{\"distribution\":" + distribution("2.4.0", "") + "}", 409);

    assertThat(refusal.get("detail").getStringValue())
        .contains("allow that with downgrade")
        .contains("2 of the kiosks, such as ")
        .contains("allow-downgrade-from");
  }
}
