package fr.teleguichet.fleet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.call.EventReader;
import fr.teleguichet.fleet.call.KioskLine;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.update.UpdateBench;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A citizen is passed on from the desk of one body to that of another. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class DeskTransferIT {

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

  private String ask(String service, String transferOf) throws IOException {
    String id = UUID.randomUUID().toString();
    String wish =
        """
        {"id":"%s","service":"%s","language":"ar","accompanied":true,"transferOf":"%s"}
        """
            .formatted(id, service, transferOf);
    assertThat(line.post("", wish).statusCode()).isEqualTo(201);
    return id;
  }

  /** A talk of this adviser with the kiosk. */
  private String talk(TestAdviser adviser, EventReader desk) throws IOException {
    String id = ask("caf", "");
    desk.awaitEvent("queue", id);
    assertThat(adviser.post("/calls/" + id + "/answer", "{}").statusCode()).isEqualTo(200);
    return id;
  }

  private static HttpResponse<String> propose(TestAdviser adviser, String call, String service) {
    return adviser.post("/calls/" + call + "/transfer", "{\"service\":\"" + service + "\"}");
  }

  @Test
  void whoIsPassedOnComesFirstAtTheOtherBodysDeskWhichHearsOfNothingElse() throws IOException {
    TestAdviser anne = TestAdviser.of(server, "anne", "caf");
    TestAdviser bruno = TestAdviser.of(server, "bruno", "carsat");
    try (EventReader own = anne.open();
        EventReader other = bruno.open()) {
      String first = talk(anne, own);
      assertThat(propose(anne, first, "carsat").body()).as("before they speak").contains("not-now");
      assertThat(line.post("/" + first + "/connected", "{}").statusCode()).isEqualTo(200);

      HttpResponse<String> targets = anne.get("/desk/calls/" + first + "/transfer");
      assertThat(targets.body())
          .contains("data-transfer=\"carsat\"", "un conseiller libre")
          .doesNotContain("data-transfer=\"caf\"", "data-transfer=\"cpam\"");
      assertThat(propose(anne, first, "cpam").body()).contains("unreachable");
      assertThat(propose(anne, first, "caf").body()).contains("unreachable");
      assertThat(propose(anne, first, "carsat").statusCode()).isEqualTo(202);
      assertThat(line.awaitEvent("transfer", first)).contains("\"service\":\"carsat\"");
      assertThat(anne.get("/desk/calls/" + first + "/transfer").statusCode()).isEqualTo(200);

      assertThat(line.post("/" + first + "/end", "{\"reason\":\"transferred\"}").statusCode())
          .isEqualTo(200);
      own.awaitEvent("call", "\"outcome\":\"transferred\"");
      String second = ask("carsat", first);
      assertThat(other.awaitEvent("queue", second))
          .contains("transféré par Allocations familiales", "arabe", "personne accompagnée");
      assertThat(other.told()).noneMatch(it -> it.data().contains(first));

      assertThat(bruno.post("/calls/" + second + "/answer", "{}").statusCode()).isEqualTo(200);
      assertThat(other.awaitEvent("call", second)).contains("transféré par");
      assertThat(server.audit().of("desk.transfer-proposed"))
          .singleElement()
          .satisfies(it -> assertThat(it.toString()).contains("carsat").doesNotContain(first));
    }
  }

  /** The citizen is asked about the first: a kiosk asks one question at a time. */
  @Test
  void whileTheCitizenIsAskedNothingElseIsProposedAndEachWindowSaysWhatIs() throws IOException {
    TestAdviser anne = TestAdviser.of(server, "anne", "caf");
    TestAdviser bruno = TestAdviser.of(server, "bruno", "carsat");
    TestAdviser chloe = TestAdviser.of(server, "chloe", "cpam");
    try (EventReader own = anne.open();
        EventReader other = bruno.open();
        EventReader third = chloe.open()) {
      third.awaitEvent("queue", "waiting");
      other.awaitEvent("queue", "waiting");
      String first = talk(anne, own);
      assertThat(line.post("/" + first + "/connected", "{}").statusCode()).isEqualTo(200);
      assertThat(propose(anne, first, "carsat").statusCode()).isEqualTo(202);
      HttpResponse<String> another = propose(anne, first, "cpam");
      assertThat(another.statusCode()).isEqualTo(409);
      assertThat(another.body()).contains("\"pending\"", "Retraite");
      assertThat(propose(anne, first, "carsat").statusCode()).as("the same again").isEqualTo(202);
      try (EventReader loadedAgain = anne.open()) {
        assertThat(loadedAgain.awaitEvent("call", first)).contains("\"transfer\":\"Retraite");
      }

      String second = ask("carsat", first);

      assertThat(other.awaitEvent("queue", second)).contains("transféré par");
      own.awaitEvent("call", "\"outcome\":\"transferred\"");
    }
  }

  @Test
  void whoStayedCanBeAskedOfAnotherService() throws IOException {
    TestAdviser anne = TestAdviser.of(server, "anne", "caf");
    TestAdviser bruno = TestAdviser.of(server, "bruno", "carsat");
    TestAdviser chloe = TestAdviser.of(server, "chloe", "cpam");
    try (EventReader own = anne.open();
        EventReader other = bruno.open();
        EventReader third = chloe.open()) {
      third.awaitEvent("queue", "waiting");
      other.awaitEvent("queue", "waiting");
      String first = talk(anne, own);
      assertThat(line.post("/" + first + "/connected", "{}").statusCode()).isEqualTo(200);
      assertThat(propose(anne, first, "carsat").statusCode()).isEqualTo(202);
      line.awaitEvent("transfer", "carsat");
      String stay = "{\"kind\":\"transfer\",\"answer\":\"stay\"}";
      assertThat(line.post("/" + first + "/signals", stay).statusCode()).isEqualTo(202);
      own.awaitEvent("signal", "stay");

      assertThat(propose(anne, first, "cpam").statusCode()).isEqualTo(202);
      line.awaitEvent("transfer", "cpam");
      String second = ask("carsat", first);
      assertThat(other.awaitEvent("queue", second))
          .as("who had stayed")
          .doesNotContain("transféré par");
    }
  }

  @Test
  void aProposalBringsOneCallBeforeOthersAndNoSecondOne() throws IOException {
    TestAdviser anne = TestAdviser.of(server, "anne", "caf");
    TestAdviser bruno = TestAdviser.of(server, "bruno", "carsat");
    try (EventReader own = anne.open();
        EventReader other = bruno.open()) {
      other.awaitEvent("queue", "waiting");
      String first = talk(anne, own);
      assertThat(line.post("/" + first + "/connected", "{}").statusCode()).isEqualTo(200);
      assertThat(propose(anne, first, "carsat").statusCode()).isEqualTo(202);
      String second = ask("carsat", first);
      assertThat(other.awaitEvent("queue", second)).contains("transféré par");
      assertThat(line.post("/" + second + "/end", "{\"reason\":\"cancelled\"}").statusCode())
          .isEqualTo(200);

      String third = ask("carsat", first);

      assertThat(other.awaitEvent("queue", third)).doesNotContain("transféré par");
    }
  }

  @Test
  void onlyWhoHasTheTalkPassesOnAndNoKioskComesFirstByItself() throws IOException {
    TestAdviser anne = TestAdviser.of(server, "anne", "caf");
    TestAdviser bruno = TestAdviser.of(server, "bruno", "carsat");
    try (EventReader own = anne.open();
        EventReader other = bruno.open()) {
      String first = talk(anne, own);
      assertThat(line.post("/" + first + "/connected", "{}").statusCode()).isEqualTo(200);
      assertThat(propose(bruno, first, "carsat").statusCode()).isEqualTo(404);
      assertThat(bruno.get("/desk/calls/" + first + "/transfer").statusCode()).isEqualTo(404);
      assertThat(
              anne.post("/calls/" + first + "/end", "{\"outcome\":\"transferred\"}").statusCode())
          .as("the kiosk says so, and nobody else")
          .isEqualTo(400);

      String second = ask("carsat", first);
      assertThat(other.awaitEvent("queue", second)).doesNotContain("transféré par");
    }
  }
}
