package fr.teleguichet.fleet.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.account.Forms;
import fr.teleguichet.fleet.account.TestPeople;
import fr.teleguichet.fleet.account.token.ApiTokenRepository;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.kiosk.SimulatedKiosk;
import fr.teleguichet.fleet.pki.est.EnrolmentAuthoriser;
import fr.teleguichet.fleet.pki.est.EnrolmentDecision;
import fr.teleguichet.fleet.pki.est.EstCredential;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.update.Json;
import fr.teleguichet.fleet.update.UpdateBench;
import fr.teleguichet.hardware.identity.Fingerprint;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.awaitility.Durations;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two technicians of two territories have units of one name, and neither learns of the other's. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class SameNameUnitsIT {

  private static final String NAME = "borne-mairie";

  private TestPages.Running server;
  private UpdateBench bench;
  private Side lot;
  private Side gers;

  /** A technician and the kiosk of his territory. */
  private record Side(String territory, String token, UpdateBench.Enrolled kiosk) {
    String own(String more) {
      return "/api/v1/kiosks/" + NAME + more;
    }
  }

  @BeforeEach
  void bothEnrolTheirKiosk(TestPages.Running running) throws IOException {
    server = running;
    bench = new UpdateBench(running);
    lot = side("lot");
    gers = side("gers");
  }

  @AfterEach
  void bothGo() {
    lot.kiosk().close();
    gers.kiosk().close();
  }

  private String token(String territory) {
    return server
        .context()
        .getBean(ApiTokenRepository.class)
        .make(
            territory,
            Role.TECHNICIAN,
            new Scope.Territories(Set.of(territory)),
            "a test",
            Optional.empty())
        .reveal();
  }

  private Side side(String territory) throws IOException {
    String token = token(territory);
    HttpResponse<String> planned = plan(token, territory);
    assertThat(planned.statusCode()).as(planned.body()).isEqualTo(201);
    Json claim = bench.json(planned);
    UpdateBench.Enrolled kiosk = bench.unregistered(NAME, territory);
    EnrolmentDecision decision =
        server
            .context()
            .getBean(RegisterEnrolmentPolicy.class)
            .enrol(
                new EnrolmentAuthoriser.Request(
                    Fingerprint.of(kiosk.keys().getPublic()),
                    new EstCredential.Claim(
                        claim.get("id").getStringValue(), claim.get("secret").getStringValue()),
                    "192.0.2.7"));
    assertThat(decision).isEqualTo(new EnrolmentDecision.Issue(kiosk.name()));
    return new Side(territory, token, kiosk);
  }

  private HttpResponse<String> plan(String token, String territory) {
    return ask(
        token,
        "POST",
        "/api/v1/units",
        "{\"kiosk\":\"%s\",\"territory\":\"%s\"}".formatted(NAME, territory));
  }

  private HttpResponse<String> ask(String token, String method, String path, String body) {
    return server.send(
        server
            .strangersRequest(path)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build());
  }

  private String get(Side side, String path) {
    HttpResponse<String> answer = ask(side.token(), "GET", path, "");
    assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
    return answer.body();
  }

  private String change(Side side, String method, String path, String body) {
    HttpResponse<String> answer = ask(side.token(), method, path, body);
    assertThat(answer.statusCode()).as(path + " " + answer.body()).isBetween(200, 204);
    return answer.body();
  }

  private int distribution() throws IOException {
    return bench.distribution("os.swu", "x".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void eachHasItsUnitAndNeitherLearnsOfTheOther() {
    assertThat(get(lot, "/api/v1/units")).contains("\"lot\"").doesNotContain("\"gers\"");
    assertThat(get(gers, "/api/v1/units")).contains("\"gers\"").doesNotContain("\"lot\"");

    assertThat(plan(gers.token(), "gers").body()).contains("Another unit is that kiosk already");
    assertThat(plan(gers.token(), "lot").statusCode()).isEqualTo(403);
    assertThat(plan(token("tarn"), "tarn").statusCode()).isEqualTo(201);
    // Whether the name is taken elsewhere or nowhere, the answer is the same.
    String stranger = token("aude");
    for (String name : Set.of(NAME, "borne-libre")) {
      assertThat(ask(stranger, "PUT", "/api/v1/kiosks/" + name, "{\"site\":\"none\"}").statusCode())
          .as(name)
          .isEqualTo(400);
    }
  }

  /** Its group can't be a territory of ours, so that it can't be a unit. */
  @Test
  void aForeignNodeOfTheSameNameHasNothingOfAUnit() throws IOException {
    int distribution = distribution();
    String update =
        change(lot, "POST", lot.own("/updates"), "{\"distribution\":%d}".formatted(distribution));
    String number = Forms.between(update, "\"id\":", ",");
    String _ = change(lot, "PUT", lot.own("/labels/pilote"), "");
    SimulatedKiosk _ = server.kiosk("Works_7", NAME).born();
    Forms browser = new Forms(server, TestPeople.of(server.context(), Role.TECHNICIAN, "Works_7"));
    String page = "/kiosks/Works_7:" + NAME;
    await().atMost(Durations.FIVE_MINUTES).until(() -> browser.get(page).statusCode() == 200);

    assertThat(browser.page(page + "/updates")).doesNotContain("/updates/" + number + "/");
    assertThat(browser.get(page + "/updates/" + number + "/cancel").statusCode()).isEqualTo(404);
    assertThat(browser.post(page + "/updates/" + number + "/cancel", "force", "no").statusCode())
        .isEqualTo(404);
    assertThat(browser.page(page + "/identity")).doesNotContain("pilote");
    assertThat(browser.post(page + "/labels", "label", "works").statusCode()).isEqualTo(404);
    assertThat(get(lot, lot.own("/updates"))).contains("\"offered\"");
    assertThat(get(lot, lot.own("/labels"))).contains("pilote").doesNotContain("works");
  }

  @Test
  void labelsToChooseFromAreThoseOfTheOwnKioskWhereNoUnitHasTheName() {
    Forms lots = new Forms(server, TestPeople.of(server.context(), Role.TECHNICIAN, "lot"));
    Forms gerss = new Forms(server, TestPeople.of(server.context(), Role.TECHNICIAN, "gers"));
    for (String group : List.of("lot", "gers")) {
      SimulatedKiosk _ = server.kiosk(group, "borne-libre").born();
      SimulatedKiosk _ = server.kiosk(group, "borne-autre").born();
      Forms own = group.equals("lot") ? lots : gerss;
      await()
          .atMost(Durations.FIVE_MINUTES)
          .until(() -> own.get("/kiosks/borne-autre").statusCode() == 200);
      await()
          .atMost(Durations.FIVE_MINUTES)
          .until(
              () ->
                  own.post("/kiosks/borne-libre/labels", "label", "works-" + group).statusCode()
                      == 303);
    }

    assertThat(lots.get("/kiosks/borne-autre/identity").body())
        .contains("works-lot")
        .doesNotContain("works-gers");
    assertThat(gerss.get("/kiosks/borne-autre/identity").body())
        .contains("works-gers")
        .doesNotContain("works-lot");
  }

  @Test
  void labelsAndAppointmentsAreTheOnesOfOne() {
    String _ = change(lot, "PUT", lot.own("/labels/pilote"), "");
    String _ =
        change(
            lot,
            "PUT",
            lot.own("/appointments/7"),
            "{\"start\":\"%s\",\"end\":\"%s\"}"
                .formatted(
                    server.clock().instant().plusSeconds(3600),
                    server.clock().instant().plusSeconds(7200)));

    assertThat(get(lot, lot.own("/labels"))).contains("pilote");
    assertThat(get(gers, gers.own("/labels"))).isEqualTo("[]");
    assertThat(get(lot, lot.own("/appointments"))).contains("\"7\"");
    assertThat(get(gers, gers.own("/appointments"))).isEqualTo("[]");
    assertThat(ask(gers.token(), "DELETE", gers.own("/labels/pilote"), "").statusCode())
        .isEqualTo(404);
    assertThat(ask(gers.token(), "GET", "/api/v1/kiosks/lot:" + NAME + "/labels", "").statusCode())
        .isEqualTo(404);
  }

  @Test
  void theUpdateOfOneIsNotTheOthers() throws IOException {
    String made =
        change(gers, "POST", gers.own("/updates"), "{\"distribution\":" + distribution() + "}");
    int update = Integer.parseInt(made.replaceAll("(?s).*?\"id\":([0-9]+).*", "$1"));

    assertThat(get(lot, lot.own("/updates"))).isEqualTo("[]");
    assertThat(TestPages.found(lot.kiosk().get(""))).doesNotContain("deploymentBase");
    assertThat(lot.kiosk().get("/deploymentBase/" + update).statusCode()).isEqualTo(404);
    assertThat(gers.kiosk().get("").body()).contains("deploymentBase/" + update);
    String path = "/DEFAULT/controller/v1/gers:" + NAME;
    assertThat(gers.kiosk().client().get(path).body()).contains(path + "/deploymentBase/" + update);
    assertThat(lot.kiosk().client().get(path).statusCode()).isEqualTo(403);
    assertThat(
            gers.kiosk()
                .send(
                    "POST",
                    "/deploymentBase/" + update + "/feedback",
                    "{\"status\":{\"execution\":\"closed\",\"result\":{\"finished\":\"success\"}}}")
                .statusCode())
        .isEqualTo(200);
    // Idle questions are answered from memory: each from its own.
    for (int i = 0; i < 3; i++) {
      assertThat(gers.kiosk().get("").body()).contains("installedBase/" + update);
      assertThat(TestPages.found(lot.kiosk().get(""))).doesNotContain("installedBase");
    }
    assertThat(get(gers, gers.own("/updates"))).contains("\"succeeded\"");
    String board = "{\"data\":{\"board\":\"of-gers\"}}";
    assertThat(gers.kiosk().send("PUT", "/configData", board).statusCode()).isEqualTo(200);
    assertThat(get(gers, gers.own("/attributes"))).contains("of-gers");
    assertThat(get(lot, lot.own("/attributes"))).doesNotContain("of-gers");
  }

  @Test
  void aRolloutTakesWhoIsNamed() throws IOException {
    int distribution = distribution();
    String wanted =
        "{\"distribution\":" + distribution + ",\"plan\":{\"filter\":{\"kiosks\":[\"%s\"]}}}";

    HttpResponse<String> both = bench.ask("POST", "/api/v1/rollouts", wanted.formatted(NAME));
    assertThat(both.statusCode()).isEqualTo(400);
    assertThat(both.body()).contains("several kiosks have the name " + NAME);

    HttpResponse<String> one =
        bench.ask("POST", "/api/v1/rollouts", wanted.formatted("gers:" + NAME));
    assertThat(one.statusCode()).as(one.body()).isEqualTo(201);
    String members =
        get(gers, "/api/v1/rollouts/" + bench.json(one).get("id").getIntValue() + "/kiosks");
    assertThat(members).contains("\"kiosk\":\"" + NAME + "\",\"territory\":\"gers\"");
    assertThat(ask(lot.token(), "GET", "/api/v1/rollouts", "").body()).isEqualTo("[]");

    String named = change(lot, "POST", "/api/v1/rollouts", wanted.formatted(NAME));
    assertThat(named).contains("\"id\"").doesNotContain("gers");
  }

  @Test
  void eachIsPlannedForItsOwnSiteAndStandsThereWhenItComes() {
    server
        .database()
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "INSERT INTO site (code, name, commune, insee, latitude, longitude) VALUES"
                        + " ('auch', 'Mairie d’Auch', 'Auch', '32013', 43.6, 0.6),"
                        + " ('cahors', 'Mairie de Cahors', 'Cahors', '46042', 44.4, 1.4)"));
    server.readSites();
    for (String side : List.of("gers auch", "lot cahors")) {
      HttpResponse<String> planned =
          bench.ask(
              "POST",
              "/api/v1/units",
              "{\"kiosk\":\"borne-neuve\",\"territory\":\"%s\",\"site\":\"%s\"}"
                  .formatted((Object[]) side.split(" ")));
      assertThat(planned.statusCode()).as(planned.body()).isEqualTo(201);
    }
    assertThat(bench.ask("GET", "/api/v1/sites", "").body())
        .contains("\"addresses\":[\"gers:borne-neuve\"]", "\"addresses\":[\"lot:borne-neuve\"]");
    assertThat(server.get("/sites?lang=fr").body()).contains("gers").contains("prévue");
    assertThat(get(gers, "/api/v1/kiosks/borne-neuve"))
        .contains("\"address\":\"gers:borne-neuve\"", "\"site\":\"auch\"");

    SimulatedKiosk _ = server.kiosk("gers", "borne-neuve").born();
    await()
        .atMost(Durations.FIVE_MINUTES)
        .untilAsserted(
            () ->
                assertThat(get(gers, "/api/v1/kiosks/borne-neuve"))
                    .contains("\"link\":\"connected\"", "\"site\":\"auch\""));
    assertThat(bench.ask("GET", "/api/v1/kiosks/lot:borne-neuve", "").body())
        .contains("\"site\":\"cahors\"");
  }
}
