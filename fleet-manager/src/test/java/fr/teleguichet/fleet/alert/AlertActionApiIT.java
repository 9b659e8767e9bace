package fr.teleguichet.fleet.alert;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.account.Forms;
import fr.teleguichet.fleet.account.TestPeople;
import fr.teleguichet.fleet.account.token.ApiTokenRepository;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.hardware.protocol.NodeAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Programs do about alerts what the buttons of their page do, with the same rights. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class AlertActionApiIT {

  private static final AlertSubject LOT =
      new AlertSubject.OfKiosk(new NodeAddress("lot", "borne-lot"));
  private static final AlertSubject TARN =
      new AlertSubject.OfKiosk(new NodeAddress("tarn", "borne-tarn"));

  private TestPages.Running server;
  private String token;

  @BeforeEach
  void aScriptOfOneTerritory(TestPages.Running running) {
    server = running;
    token = token("supervision", Role.TECHNICIAN);
  }

  private String token(String name, Role role) {
    return server
        .context()
        .getBean(ApiTokenRepository.class)
        .make(name, role, new Scope.Territories(Set.of("lot")), "a test", Optional.empty())
        .reveal();
  }

  private long open(AlertSubject... subjects) {
    return AlertSamples.open(
        server,
        AlertKind.OFFLINE,
        subjects.length > 1
            ? new AlertGroupKey.WholeFleet()
            : new AlertGroupKey.Alone(subjects[0], ""),
        "",
        subjects);
  }

  private HttpResponse<String> post(String who, long alert, String action, String body) {
    return server.send(
        server
            .strangersRequest("/api/v1/alerts/" + alert + "/" + action)
            .header("Authorization", "Bearer " + who)
            .header("Content-Type", "application/json")
            .POST(body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build());
  }

  private HttpResponse<String> get(String path) {
    return server.send(
        server.strangersRequest(path).header("Authorization", "Bearer " + token).build());
  }

  @Test
  void aScriptSeesAssignsResolvesWithANoteAndTakesItBackUnderTheNameOfItsToken() {
    Forms person = new Forms(server, TestPeople.of(server.context(), Role.TECHNICIAN, "lot"));
    long id = open(LOT);

    HttpResponse<String> seen = post(token, id, "see", "");
    assertThat(seen.statusCode()).isEqualTo(200);
    assertThat(seen.body()).contains("\"state\":\"seen\"", "\"person\":\"supervision\"");
    assertThat(person.get("/alerts").body()).contains("Vue par supervision");

    String assignees = get("/api/v1/alerts/" + id + "/assignees").body();
    Matcher technician =
        Pattern.compile("\"account\":([0-9]+),\"name\":\"Test technician").matcher(assignees);
    assertThat(technician.find()).as(assignees).isTrue();
    String account = technician.group(1);
    assertThat(post(token, id, "assign", "{\"account\":" + account + "}").body())
        .contains("\"state\":\"assigned\"", "\"person\":\"Test technician");
    assertThat(person.get("/alerts?show=mine").body()).contains("borne-lot");

    assertThat(post(token, id, "resolve", "{\"note\":\" Câble remis \"}").body())
        .contains("\"state\":\"resolved\"", "Câble remis");
    assertThat(person.get("/alerts/" + id).body())
        .contains("Ce qui a été fait\u00a0: Câble remis", "Marquée comme résolue par supervision");

    assertThat(post(token, id, "reopen", "").body()).contains("\"state\":\"seen\"");
    assertThat(post(token, id, "resolve", "").statusCode())
        .as("without a word of what was done")
        .isEqualTo(200);
  }

  @Test
  void whatDoesNotGoTogetherWithTheStateOrIsWrittenWronglyChangesNothing() {
    long id = open(LOT);
    for (String body : List.of("{}", "{\"account\":0}", "{\"account\":987654}")) {
      assertThat(post(token, id, "assign", body).statusCode()).as(body).isEqualTo(400);
    }
    assertThat(post(token, id, "resolve", "{\"note\":\"" + "x".repeat(501) + "\"}").statusCode())
        .isEqualTo(400);
    assertThat(get("/api/v1/alerts/" + id).body()).contains("\"state\":\"open\"");
    assertThat(post(token, id, "reopen", "").statusCode()).isEqualTo(409);
    assertThat(post(token, id, "resolve", "").statusCode()).isEqualTo(200);
    assertThat(post(token, id, "see", "").statusCode()).isEqualTo(409);
  }

  @Test
  void whatIsElsewhereIsNotThereAndWhatReachesFurtherIsForOthers() {
    long there = open(TARN);
    long both = open(LOT, TARN);
    for (String action : List.of("see", "assign", "resolve", "reopen")) {
      String body = action.equals("assign") ? "{\"account\":1}" : "";
      assertThat(post(token, there, action, body).statusCode()).as(action).isEqualTo(404);
    }
    assertThat(get("/api/v1/alerts/" + there + "/assignees").statusCode()).isEqualTo(404);
    assertThat(post(token, both, "see", "").statusCode()).isEqualTo(403);
    assertThat(get("/api/v1/alerts/" + both + "/assignees").statusCode())
        .as("whoever may not give it away learns nobody's name")
        .isEqualTo(403);
    assertThat(post(token("reader", Role.VIEWER), both, "see", "").statusCode()).isEqualTo(403);
  }

  @Test
  void aMediatorGivesItToWhoeverRepairsAndLearnsOfNoOtherMediatorNorWhoWasTold() {
    long id = open(LOT);
    String _ = TestPeople.of(server.context(), Role.TECHNICIAN, "lot");
    String mediators = TestPeople.of(server.context(), Role.MEDIATOR, "lot");
    String technicians =
        new Forms(server, TestPeople.of(server.context(), Role.TECHNICIAN, "lot"))
            .get("/alerts/" + id)
            .body();
    assertThat(technicians).contains(">Test mediator", ">Test technician", "Qui a été prévenu");
    Matcher other = Pattern.compile("value=\"([0-9]+)\">Test mediator").matcher(technicians);
    assertThat(other.find()).isTrue();

    String page = new Forms(server, mediators).get("/alerts/" + id).body();
    assertThat(page).contains(">Test technician").doesNotContain("Qui a été prévenu");
    token = token("tablet", Role.MEDIATOR);
    assertThat(get("/api/v1/alerts/" + id + "/assignees").body())
        .contains("Test technician")
        .doesNotContain("Test mediator");
    assertThat(post(token, id, "assign", "{\"account\":" + other.group(1) + "}").statusCode())
        .isEqualTo(400);
  }

  @Test
  void theAuditLogNamesTheScriptAndTheAlert() {
    long id = open(LOT);
    assertThat(post(token, id, "see", "").statusCode()).isEqualTo(200);

    assertThat(server.get("/audit?who=supervision").body())
        .contains("supervision", "/api/v1/alerts/" + id + "/see");
  }
}
