package fr.teleguichet.fleet.update.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.update.Json;
import fr.teleguichet.fleet.update.ReleaseBench;
import fr.teleguichet.release.ReleaseSigner;
import fr.teleguichet.release.SignerIdentity;
import fr.teleguichet.release.TestFiles;
import fr.teleguichet.release.TrustLists;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A trust list goes to every kiosk at once, whatever keeps software from it. */
@ExtendWith(TestDatabase.class)
final class TrustListRolloutIT {

  private ReleaseBench fleet;
  private RolloutBench bench;

  @BeforeEach
  void threeKiosksOfOneTerritory(Database database) throws IOException {
    fleet = new ReleaseBench(database, Map.of());
    int _ = fleet.know(fleet.signer());
    bench = new RolloutBench(fleet.server());
    for (String name : new String[] {"a1", "a2", "a3"}) {
      var _ = bench.kiosk(name, "lot");
    }
  }

  @AfterEach
  void stop() throws IOException {
    bench.close();
    fleet.close();
  }

  /** The distribution of a list that takes a stolen key out. */
  private int list() throws IOException {
    Instant now = fleet.server().clock().instant();
    ReleaseSigner root =
        ReleaseSigner.selfSigned(
            "Root", now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(100)));
    int _ = fleet.knowRoot(root);
    byte[] list = TrustLists.without(root, 7, SignerIdentity.fingerprint(root.certificate()));
    HttpResponse<String> taken =
        fleet
            .bench()
            .send("/api/v1/trust-lists?name=trust-list.swu", BodyPublishers.ofByteArray(list));
    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
    return fleet
        .bench()
        .json(fleet.bench().ask("POST", "/api/v1/trust-lists/7/publish", ""))
        .get("distribution")
        .getIntValue();
  }

  private int software() throws IOException {
    String description =
        TestFiles.description("2.5.0", "image", TestFiles.sha256(ReleaseBench.CONTENT))
            .replace("1.0", "teleguichet-kiosk");
    byte[] release =
        TestFiles.swu(fleet.signer(), description, Map.of("image", ReleaseBench.CONTENT));
    int artifact = fleet.taken(release).get("id").getIntValue();
    int module =
        made(
            "/api/v1/software-modules",
            "{\"part\":\"os\",\"name\":\"kiosk\",\"version\":\"2.5.0\",\"artifacts\":["
                + artifact
                + "]}");
    return made(
        "/api/v1/distributions",
        "{\"name\":\"kiosk\",\"version\":\"2.5.0\",\"modules\":[" + module + "]}");
  }

  private int made(String path, String body) throws IOException {
    return fleet.bench().json(fleet.bench().ask("POST", path, body)).get("id").getIntValue();
  }

  private void booked(String kiosk) {
    Instant soon = fleet.server().clock().instant().plus(Duration.ofMinutes(10));
    HttpResponse<String> answer =
        fleet
            .bench()
            .ask(
                "PUT",
                "/api/v1/kiosks/" + kiosk + "/appointments/r-1",
                "{\"start\":\"%s\",\"end\":\"%s\"}"
                    .formatted(soon, soon.plus(Duration.ofMinutes(20))));
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
  }

  private int rolledOut(int distribution) throws IOException {
    return bench
        .post("", "{\"distribution\":" + distribution + ",\"start\":\"now\"}", 201)
        .get("id")
        .getIntValue();
  }

  @Test
  void nobodySaysHowAndItIsOneWaveAtAnyHour() throws IOException {
    Json plan = bench.post("/dry-run", "{\"distribution\":" + list() + "}", 200).get("plan");

    assertThat(plan.get("waves").size()).isEqualTo(1);
    assertThat(plan.get("waves").get(0).get("share").getIntValue()).isEqualTo(100);
    assertThat(plan.get("window").get("hours").getStringValue()).isEqualTo("any");
  }

  @Test
  void itWaitsForNoNeighbourNoAppointmentAndNoOtherRollout() throws IOException {
    int software = bench.rollout(software(), ",\"waves\":[{\"share\":100}]");
    bench.round();
    assertThat(bench.states(software))
        .as("one kiosk of a territory at a time")
        .isEqualTo(Map.of("a1", "updating", "a2", "waiting", "a3", "waiting"));
    String _ = bench.read("a1");
    booked("a3");

    int list = rolledOut(list());
    bench.round();

    assertThat(bench.states(list))
        .as("only what a kiosk is in the midst of comes first")
        .isEqualTo(Map.of("a1", "waiting", "a2", "updating", "a3", "updating"));
    assertThat(bench.read("a2")).contains("trust-list").doesNotContain("maintenanceWindow");
    assertThat(bench.read("a3")).contains("trust-list").doesNotContain("maintenanceWindow");
    bench.round();
    assertThat(bench.poll("a3")).doesNotContain("\"maintenanceWindow\"");

    bench.close("a1", true, "");
    bench.round();
    assertThat(bench.states(list).get("a1")).isEqualTo("updating");
    bench.close("a2", true, "");
    bench.round();
    assertThat(bench.states(software).get("a2"))
        .as("nor does software wait for kiosks that get a list")
        .isEqualTo("updating");
    String _ = bench.read("a1");
    bench.close("a1", true, "");
    bench.close("a3", true, "");
    bench.round();
    assertThat(bench.state(list)).isEqualTo("finished");
  }

  /**
   * A kiosk in repair may not hear of a list for months: it must not keep the fleet from updates.
   */
  @Test
  void aListThatIsNotOverKeepsNobodyFromSoftware() throws IOException {
    int list = rolledOut(list());
    bench.round();
    bench.close("a1", true, "");
    bench.close("a2", true, "");
    bench.round();
    assertThat(bench.state(list)).isEqualTo("running");

    Json draft = bench.post("/dry-run", "{\"distribution\":" + software() + "}", 200);

    assertThat(draft.get("elsewhere").size()).isZero();
  }
}
