package fr.teleguichet.fleet.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.call.CallRegistry;
import fr.teleguichet.fleet.call.EventReader;
import fr.teleguichet.fleet.call.KioskLine;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.update.UpdateBench;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A kiosk with its certificate and advisers at their desks, through a running manager. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class DeskCallControllerIT {
  private static final String OFFER = "{\"kind\":\"offer\",\"connection\":7,\"sdp\":\"v=0\\r\\n\"}";
  private static final String READY = "{\"kind\":\"ready\",\"peer\":\"p1\"}";

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

  private String ask(String service) throws IOException {
    String id = UUID.randomUUID().toString();
    String wish =
        """
        {"id":"%s","service":"%s","language":"es","accompanied":true}
        """
            .formatted(id, service);
    assertThat(line.post("", wish).statusCode()).isEqualTo(201);
    return id;
  }

  @Test
  void aTalkFromTheRingToItsOutcome() throws IOException {
    TestAdviser anne = TestAdviser.of(server, "anne", "caf");
    TestAdviser bruno = TestAdviser.of(server, "bruno", "caf");
    try (EventReader desk = anne.open();
        EventReader others = bruno.open()) {
      line.awaitEvent("services", "\"advisers\":2,\"free\":2");
      String id = ask("caf");
      assertThat(desk.awaitEvent("queue", id))
          .contains("figeac-1", "Allocations familiales", "espagnol", "personne accompagnée");
      others.awaitEvent("queue", id);

      assertThat(anne.post("/calls/" + id + "/answer", "{}").body()).contains("iceServers");

      line.awaitEvent("call", "answered");
      desk.awaitEvent("call", "answered");
      line.awaitEvent("services", "\"advisers\":2,\"free\":1");
      assertThat(bruno.post("/calls/" + id + "/answer", "{}"))
          .satisfies(
              answer -> {
                assertThat(answer.statusCode()).isEqualTo(409);
                assertThat(answer.body()).contains("\"taken\"");
              });

      assertThat(line.post("/" + id + "/signals", READY).statusCode()).isEqualTo(202);
      assertThat(desk.awaitEvent("signal", "ready")).contains(id, "p1");
      assertThat(anne.post("/calls/" + id + "/signals", OFFER).statusCode()).isEqualTo(202);
      assertThat(line.awaitEvent("signal", "offer")).contains(id, "v=0\\r\\n");
      assertThat(line.post("/" + id + "/connected", "{}").statusCode()).isEqualTo(200);
      desk.awaitEvent("call", "connected");
      assertThat(anne.post("/calls/" + id + "/end", "{\"outcome\":\"cancelled\"}").statusCode())
          .isEqualTo(409);
      assertThat(anne.post("/calls/" + id + "/end", "{\"outcome\":\"held\"}").statusCode())
          .isEqualTo(204);

      line.awaitEvent("call", "\"outcome\":\"held\"");
      desk.awaitEvent("call", "\"outcome\":\"held\"");
      assertThat(others.told()).noneMatch(it -> it.event().equals("signal"));
      assertThat(server.audit().of("request.post")).as("nothing ties people to calls").isEmpty();
    }
    line.awaitLatest("services", "{\"services\":[]}");
  }

  @Test
  void anotherBodysCallsAreNeitherSeenNorTouched() throws IOException {
    TestAdviser anne = TestAdviser.of(server, "anne", "caf");
    TestAdviser bruno = TestAdviser.of(server, "bruno", "carsat");
    TestAdviser carla =
        TestAdviser.of(server, "carla", new Scope.Territories(Set.of("tarn")), "caf");
    try (EventReader own = anne.open();
        EventReader foreign = bruno.open();
        EventReader elsewhere = carla.open()) {
      String id = ask("caf");
      own.awaitEvent("queue", id);
      foreign.awaitEvent("queue", "\"waiting\":0");

      assertThat(bruno.post("/calls/" + id + "/answer", "{}").statusCode()).isEqualTo(403);
      assertThat(carla.post("/calls/" + id + "/answer", "{}").statusCode()).isEqualTo(403);
      assertThat(anne.post("/calls/" + id + "/answer", "{}").statusCode()).isEqualTo(200);
      assertThat(bruno.post("/calls/" + id + "/signals", OFFER).statusCode()).isEqualTo(404);
      assertThat(bruno.post("/calls/" + id + "/end", "{\"outcome\":\"failed\"}").statusCode())
          .isEqualTo(404);

      assertThat(registry().open()).hasSize(1).allMatch(call -> call.isWith(anne.account()));
      assertThat(foreign.told()).noneMatch(it -> it.data().contains(id));
      assertThat(elsewhere.told()).noneMatch(it -> it.data().contains(id));
      assertThat(server.audit().of("desk.call-refused")).hasSize(4);
    }
  }

  @Test
  void aDeskThatFloodsAKioskIsTurnedAwayAndWrittenDownOnce() throws IOException {
    TestAdviser anne = TestAdviser.of(server, "anne", "caf");
    try (EventReader own = anne.open()) {
      String id = ask("caf");
      own.awaitEvent("queue", id);
      assertThat(anne.post("/calls/" + id + "/answer", "{}").statusCode()).isEqualTo(200);

      // From many threads: a busy machine answers one after the other more slowly than is allowed.
      AtomicInteger refused = new AtomicInteger();
      try (ExecutorService flood = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int thread = 0; thread < 8; thread++) {
          Future<?> _ =
              flood.submit(
                  () -> {
                    for (int sent = 0; sent < 500 && refused.get() < 3; sent++) {
                      if (anne.post("/calls/" + id + "/signals", OFFER).statusCode() == 429) {
                        int _ = refused.incrementAndGet();
                      }
                    }
                  });
        }
      }

      assertThat(refused).hasValueGreaterThanOrEqualTo(3);
      assertThat(server.audit().of("desk.flood-refused")).hasSize(1);
      assertThat(registry().open()).hasSize(1).allMatch(call -> call.isWith(anne.account()));
    }
  }

  @Test
  void nobodyIsThereWhileOnABreakAndEachHasOneTalk() throws IOException {
    TestAdviser anne = TestAdviser.of(server, "anne", "caf", "carsat");
    String early = ask("caf");
    assertThat(anne.post("/calls/" + early + "/answer", "{}").body()).contains("\"away\"");
    try (EventReader desk = anne.open()) {
      line.awaitEvent("services", "caf");
      assertThat(anne.post("/pause", "{\"paused\":true}").statusCode()).isEqualTo(204);
      line.awaitLatest("services", "{\"services\":[]}");
      assertThat(anne.post("/pause", "{\"paused\":false}").statusCode()).isEqualTo(204);
      desk.awaitEvent("queue", early);

      assertThat(line.post("/" + early + "/end", "{\"reason\":\"cancelled\"}").statusCode())
          .isEqualTo(200);

      assertThat(anne.post("/calls/" + early + "/answer", "{}").body()).contains("\"over\"");
      assertThat(anne.post("/calls/" + UUID.randomUUID() + "/answer", "{}").statusCode())
          .isEqualTo(404);
    }
  }

  @Test
  void everyWindowHearsOfABreakThatOneOfThemBegins() throws IOException {
    TestAdviser anne = TestAdviser.of(server, "anne", "caf");
    try (EventReader one = anne.open();
        EventReader other = anne.open()) {
      one.awaitEvent("queue", "\"paused\":null");
      other.awaitEvent("queue", "\"paused\":null");

      assertThat(anne.post("/pause", "{\"paused\":true}").statusCode()).isEqualTo(204);

      one.awaitEvent("queue", "\"paused\":true");
      other.awaitEvent("queue", "\"paused\":true");
      assertThat(anne.get("/desk").body()).contains("data-paused=\"true\"");
      assertThat(anne.post("/pause", "{\"paused\":false}").statusCode()).isEqualTo(204);
      other.awaitEvent("queue", "\"paused\":false");
    }
  }

  private static String alive(String window, String call, long turn) {
    return "{\"window\":\"%s\",\"call\":\"%s\",\"turn\":%d,\"room\":true}"
        .formatted(window, call, turn);
  }

  /** Of a computer that loses its power no connection says so, and this one stays open. */
  @Test
  void aDeskThatGivesNoSignOfLifeIsToldToTheKioskAndToTheOtherWindow() throws IOException {
    TestAdviser anne = TestAdviser.of(server, "anne", "caf");
    TestAdviser bruno = TestAdviser.of(server, "bruno", "caf");
    try (EventReader desk = anne.open();
        EventReader other = anne.open()) {
      String window = desk.awaitEvent("beat", "-");
      assertThat(other.awaitEvent("beat", "-")).isNotEqualTo(window);
      String id = ask("caf");
      desk.awaitEvent("queue", id);
      String reply = anne.post("/calls/" + id + "/answer", "{\"take\":true}").body();
      long turn = Long.parseLong(reply.replaceAll(".*\"turn\":([0-9]+).*", "$1"));
      assertThat(bruno.post("/alive", alive(window, id, turn + 1)).body())
          .as("a window and a talk of somebody else")
          .contains("false");
      assertThat(anne.post("/alive", "{\"window\":\"now\"}").statusCode()).isEqualTo(400);
      assertThat(anne.post("/alive", alive(window, id, turn)).body()).contains("false");

      other.awaitEvent("call", "\"deserted\":true");
      line.awaitEvent("signal", "\"kind\":\"room-left\"");

      assertThat(anne.post("/alive", alive(window, id, turn)).body()).contains("true");
      await()
          .atMost(Duration.ofMinutes(5))
          .until(
              () ->
                  other.told().stream()
                      .map(EventReader.Told::data)
                      .dropWhile(it -> !it.contains("\"deserted\":true"))
                      .anyMatch(it -> it.contains("\"deserted\":false")));
      assertThat(anne.post("/alive", alive(window, id, turn - 1)).body()).contains("false");
      desk.awaitEvent("moved", id);

      await().atMost(Duration.ofMinutes(5)).until(desk::isOver);
      assertThat(other.isOver()).as("it never gave a sign of life").isFalse();
    }
  }

  /** Else nobody at work would stay signed in, and every desk would be dead with the database. */
  @Test
  void aSignOfLifeIsNoWorkAndNeedsNoDatabase() throws IOException {
    TestAdviser anne = TestAdviser.of(server, "anne", "caf");
    try (EventReader desk = anne.open()) {
      String window = "{\"window\":\"" + desk.awaitEvent("beat", "-") + "\"}";
      sql("UPDATE session SET seen = seen - INTERVAL 1 HOUR WHERE account_id = " + anne.account());
      String before = seen(anne);

      assertThat(anne.post("/alive", window).statusCode()).isEqualTo(200);
      assertThat(seen(anne)).isEqualTo(before);
      assertThat(anne.post("/pause", "{}").statusCode()).isEqualTo(204);
      assertThat(seen(anne)).isNotEqualTo(before);

      sql("RENAME TABLE session TO session_away");
      try {
        assertThat(anne.post("/alive", window).statusCode()).isEqualTo(200);
        assertThat(anne.post("/pause", "{}").statusCode()).isGreaterThanOrEqualTo(500);
      } finally {
        sql("RENAME TABLE session_away TO session");
      }
    }
  }

  private void sql(String statement) {
    int _ = server.database().jdbi().withHandle(handle -> handle.execute(statement));
  }

  private String seen(TestAdviser adviser) {
    return server
        .database()
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT seen FROM session WHERE account_id = ?")
                    .bind(0, adviser.account())
                    .mapTo(String.class)
                    .one());
  }

  @Test
  void whoWaitsForAServiceThatEndsIsAnsweredByItsName() throws IOException {
    String id = ask("caf");
    assertThat(end("caf").statusCode()).isEqualTo(200);
    TestAdviser anne = TestAdviser.of(server, "anne", "caf");
    try (EventReader desk = anne.open()) {
      assertThat(desk.awaitEvent("queue", id)).contains("Allocations familiales (CAF)");
      assertThat(anne.get("/desk?lang=fr").body()).contains("Allocations familiales (CAF)");

      assertThat(anne.post("/calls/" + id + "/answer", "{}").statusCode()).isEqualTo(200);

      assertThat(desk.awaitEvent("call", "answered")).contains("Allocations familiales (CAF)");
      String another =
          "{\"id\":\"" + UUID.randomUUID() + "\",\"service\":\"caf\",\"language\":\"fr\"}";
      assertThat(line.post("", another).statusCode()).as("nobody else comes in").isEqualTo(422);
    }
  }

  private HttpResponse<String> end(String service) throws IOException {
    return server.send(
        server
            .request("/api/v1/services/" + service + "/state")
            .header("Authorization", "Bearer " + Files.readString(server.tokenFile()).strip())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"state\":\"ended\"}"))
            .build());
  }

  private CallRegistry registry() {
    return server.context().getBean(CallRegistry.class);
  }

  @Test
  void thePageIsForAdvisersAndMayAskForTheCamera() {
    TestAdviser anne = TestAdviser.of(server, "anne", "caf");

    assertThat(anne.get("/desk").body()).contains("Allocations familiales", "desk.js");
    assertThat(anne.get("/desk").headers().firstValue("Permissions-Policy"))
        .contains("camera=(self), microphone=(self), geolocation=()");
    assertThat(anne.get("/account").headers().firstValue("Permissions-Policy"))
        .contains("camera=(), microphone=(), geolocation=()");
    assertThat(server.get("/desk").statusCode()).as("a coordinator").isEqualTo(403);
  }
}
