package fr.teleguichet.fleet.help;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.call.KioskLine;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.update.UpdateBench;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Kiosks with their certificates ask a running manager for help. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class HelpRequestDeviceControllerIT {
  private TestPages.Running server;
  private UpdateBench.Enrolled kiosk;
  private UpdateBench.Enrolled other;
  private KioskLine line;
  private HelpService help;

  @BeforeEach
  void twoKiosks(TestPages.Running running) throws IOException {
    server = running;
    UpdateBench bench = new UpdateBench(running);
    kiosk = bench.kiosk("figeac-1");
    other = bench.kiosk("gramat-1");
    help = running.context().getBean(HelpService.class);
    line = KioskLine.open(kiosk.client());
  }

  @AfterEach
  void theyGo() {
    line.close();
    kiosk.close();
    other.close();
  }

  static String wish(UUID id) {
    return """
    {"id":"%s","language":"ar","during":"interview","later":1}
    """
        .formatted(id);
  }

  private static HttpResponse<String> post(UpdateBench.Enrolled who, String path, String body)
      throws IOException {
    return who.client()
        .send(
            who.client()
                .request("/help/v1/requests" + path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
  }

  private UUID ask() throws IOException {
    UUID id = UUID.randomUUID();
    assertThat(post(kiosk, "", wish(id)).statusCode()).isEqualTo(201);
    return id;
  }

  @Test
  void aRequestFromTheQuestionToItsEnd() throws IOException {
    UUID id = UUID.randomUUID();

    HttpResponse<String> asked = post(kiosk, "", wish(id));

    assertThat(asked.statusCode()).isEqualTo(201);
    assertThat(asked.body()).isEqualTo("{\"id\":\"" + id + "\",\"state\":\"asked\"}");
    assertThat(post(kiosk, "", wish(id)).statusCode()).as("the same again").isEqualTo(200);
    line.awaitEvent("help", "asked");
    assertThat(help.come(id, new Scope.Fleet(), "Mona")).isPresent();
    assertThat(line.awaitEvent("help", "coming")).as("nobody's name").doesNotContain("Mona");

    HttpResponse<String> withdrawn = post(kiosk, "/" + id + "/withdraw", "{}");

    assertThat(withdrawn.statusCode()).isEqualTo(200);
    assertThat(withdrawn.body()).contains("\"closed\"", "\"withdrawn\"");
    assertThat(post(kiosk, "/" + id + "/withdraw", "").statusCode()).as("again").isEqualTo(200);
    line.awaitEvent("help", "withdrawn");
    assertThat(help.open(new Scope.Fleet())).isEmpty();
    assertThat(server.audit().of("request.post")).as("nothing is written down").isEmpty();
  }

  @Test
  void whoComesBackIsToldTheOpenRequestAgain() throws IOException {
    UUID id = ask();
    try (KioskLine newer = KioskLine.open(kiosk.client());
        KioskLine foreign = KioskLine.open(other.client())) {
      assertThat(newer.awaitEvent("help", id.toString())).contains("asked");
      foreign.awaitEvent("services", "");
      assertThat(foreign.told()).noneMatch(it -> it.event().equals("help"));
    }
  }

  @Test
  void anotherKioskLearnsAndChangesNothing() throws IOException {
    UUID id = ask();

    assertThat(post(other, "", wish(id)).statusCode()).isEqualTo(409);
    assertThat(post(other, "/" + id + "/withdraw", "{}").statusCode()).isEqualTo(404);

    assertThat(help.open(new Scope.Fleet())).hasSize(1);
    assertThat(server.audit().of("device.refused"))
        .anyMatch(entry -> entry.details().containsValue("help-of-another-kiosk"));
  }

  @Test
  void whatIsWrongIsRefusedAndNobodyIsCalled() throws IOException {
    UUID id = UUID.randomUUID();
    String good = wish(id);
    assertThat(post(kiosk, "", good.replace("\"ar\"", "\"la\"")).statusCode()).isEqualTo(422);
    assertThat(post(kiosk, "", good.replace("interview", "dancing")).statusCode()).isEqualTo(422);
    assertThat(post(kiosk, "", good.replace(id.toString(), "1-1-1-1-1")).statusCode())
        .isEqualTo(400);
    assertThat(post(kiosk, "", good.replace("{", "{\"id\":1,")).statusCode())
        .as("a member twice")
        .isEqualTo(400);
    assertThat(post(kiosk, "", "[".repeat(5_000)).statusCode()).isEqualTo(400);
    assertThat(post(kiosk, "", "").statusCode()).isEqualTo(400);
    assertThat(post(kiosk, "", "x".repeat(64 * 1024 + 1)).statusCode()).isEqualTo(413);
    assertThat(post(kiosk, "/" + id + "/withdraw", "{}").statusCode()).isEqualTo(404);
    assertThat(post(kiosk, "/x/withdraw", "{}").statusCode()).isEqualTo(404);
    assertThat(help.open(new Scope.Fleet())).isEmpty();
  }

  @Test
  void aFloodIsTurnedAwayAndOthersAreNot() throws IOException {
    for (int request = 0; request < HelpService.MAX_REQUESTS_A_MINUTE; request++) {
      UUID _ = ask();
    }
    assertThat(post(kiosk, "", wish(UUID.randomUUID())).statusCode()).isEqualTo(429);
    assertThat(post(other, "", wish(UUID.randomUUID())).statusCode()).isEqualTo(201);
    assertThat(help.open(new Scope.Fleet())).as("one for each kiosk").hasSize(2);
  }
}
