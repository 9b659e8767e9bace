package fr.teleguichet.fleet.mediator;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.account.Forms;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.call.EventReader;
import fr.teleguichet.fleet.call.KioskLine;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.update.UpdateBench;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A citizen at a kiosk asks for help, and mediators with their pages open are told. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class MediatorControllerIT {
  private static final String PASSWORD = "quatre mots pour le relais";

  private TestPages.Running server;
  private UpdateBench.Enrolled kiosk;
  private KioskLine line;

  @BeforeEach
  void aKiosk(TestPages.Running running) throws IOException {
    server = running;
    kiosk = new UpdateBench(running).kiosk("figeac-1");
    line = KioskLine.open(kiosk.client());
  }

  @AfterEach
  void itGoes() {
    line.close();
    kiosk.close();
  }

  private String ask() throws IOException {
    String id = UUID.randomUUID().toString();
    HttpResponse<String> asked =
        kiosk
            .client()
            .send(
                kiosk
                    .client()
                    .request("/help/v1/requests")
                    .POST(
                        BodyPublishers.ofString(
                            """
                            {"id":"%s","language":"ar","during":"interview"}
                            """
                                .formatted(id)))
                    .build());
    assertThat(asked.statusCode()).isEqualTo(201);
    return id;
  }

  @Test
  void aCallForHelpFromTheRingToItsEnd() throws IOException {
    TestMediator mona = TestMediator.of(server, "mona", new Scope.Fleet());
    TestMediator paul = TestMediator.of(server, "paul", new Scope.Territories(Set.of("lot")));
    try (EventReader page = mona.open();
        EventReader other = paul.open()) {
      page.awaitEvent("help", "\"waiting\":0");
      String id = ask();
      assertThat(page.awaitEvent("help", id))
          .contains("\"waiting\":1", "figeac-1", "Pendant l’entretien", "arabe");
      other.awaitEvent("help", id);

      assertThat(mona.post("/help/" + id + "/coming", "{}").statusCode()).isEqualTo(204);

      line.awaitEvent("help", "coming");
      assertThat(other.awaitEvent("help", "mona y va")).contains("\"waiting\":0");
      assertThat(paul.post("/help/" + id + "/settled", "{}").statusCode()).isEqualTo(204);
      line.awaitEvent("help", "settled");
      page.awaitLatest("help", "Personne ne demande d’aide");
      assertThat(paul.post("/help/" + id + "/coming", "{}").statusCode()).isEqualTo(404);
    }
    assertThat(server.audit().of("request.post"))
        .as("when somebody was helped is nobody's business, a refusal is")
        .singleElement()
        .satisfies(it -> assertThat(it.details()).containsEntry("status", "404"));
  }

  @Test
  void whoIsElsewhereNeitherHearsNorComes() throws IOException {
    TestMediator carla = TestMediator.of(server, "carla", new Scope.Territories(Set.of("tarn")));
    try (EventReader page = carla.open()) {
      String id = ask();
      line.awaitEvent("help", "asked");
      assertThat(carla.post("/help/" + id + "/coming", "{}").statusCode()).isEqualTo(404);
      assertThat(carla.post("/help/" + id + "/settled", "{}").statusCode()).isEqualTo(404);
      assertThat(carla.post("/help/x/settled", "{}").statusCode()).isEqualTo(404);

      line.awaitEvent("services", "");
      assertThat(page.told()).noneMatch(it -> it.data().contains(id));
      assertThat(line.told()).noneMatch(it -> it.data().contains("coming"));
    }
  }

  @Test
  void aMediatorSignsInAndLandsOnThePage() {
    Forms coordinator = new Forms(server, server.session());
    String invited =
        coordinator
            .post(
                "/accounts",
                "name",
                "mona",
                "email",
                "mona@example.org",
                "role",
                "mediator",
                "scope",
                "fleet")
            .body();
    Forms browser = new Forms(server);
    assertThat(
            Forms.location(
                browser.post(
                    "/welcome",
                    "token",
                    Forms.between(invited, "/welcome?token=", "<"),
                    "password",
                    PASSWORD,
                    "again",
                    PASSWORD)))
        .isEqualTo("/sign-in?done=password");

    String landing =
        Forms.location(browser.post("/sign-in", "email", "mona@example.org", "password", PASSWORD));

    assertThat(landing).isEqualTo("/mediator");
    assertThat(browser.get(landing).body())
        .contains("href=\"/mediator\" aria-current=\"page\"")
        .doesNotContain("notes.csv", "id=\"mediator-contact-title\"");
    assertThat(coordinator.get("/mediator").body()).contains("notes.csv");
  }
}
