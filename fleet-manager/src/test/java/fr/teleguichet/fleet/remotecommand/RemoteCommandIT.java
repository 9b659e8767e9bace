package fr.teleguichet.fleet.remotecommand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.account.Forms;
import fr.teleguichet.fleet.account.TestPeople;
import fr.teleguichet.fleet.account.token.ApiTokenRepository;
import fr.teleguichet.fleet.appointment.TestAppointments;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.kiosk.LiveFleetStatus;
import fr.teleguichet.fleet.kiosk.SimulatedKiosk;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.hardware.device.RemoteCommandStage;
import fr.teleguichet.hardware.device.Territory;
import fr.teleguichet.hardware.identity.KioskId;
import fr.teleguichet.hardware.journal.KioskRecord;
import fr.teleguichet.hardware.protocol.NodeAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Durations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Remote care from the wish to its end, over the real server and the real database. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class RemoteCommandIT {

  private static final String CARE = "/api/v1/kiosks/borne-gramat/care";

  @CanIgnoreReturnValue
  private static SimulatedKiosk kiosk(TestPages.Running pages) {
    SimulatedKiosk kiosk = pages.kiosk("cauvaldor", "borne-gramat").born();
    await()
        .atMost(Durations.FIVE_MINUTES)
        .until(
            () ->
                pages
                    .context()
                    .getBean(LiveFleetStatus.class)
                    .picture()
                    .find(new NodeAddress("cauvaldor", "borne-gramat"))
                    .isPresent());
    await().atMost(Durations.FIVE_MINUTES).until(() -> rows(pages) == 1);
    // What is wanted from now on is not sent once more for this birth.
    pages.context().getBean(RemoteCommandScheduler.class).go();
    return kiosk;
  }

  private static int rows(TestPages.Running pages) {
    return pages
        .database()
        .jdbi()
        .withHandle(
            handle -> handle.createQuery("SELECT COUNT(*) FROM kiosk").mapTo(int.class).one());
  }

  private static String token(TestPages.Running pages, Role role, String... territories) {
    Scope scope =
        territories.length == 0 ? new Scope.Fleet() : new Scope.Territories(Set.of(territories));
    return pages
        .context()
        .getBean(ApiTokenRepository.class)
        .make("care " + role.code(), role, scope, "a test", Optional.empty())
        .reveal();
  }

  private static HttpResponse<String> want(TestPages.Running pages, String token, String body) {
    return pages.send(
        pages
            .strangersRequest(CARE)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private static HttpResponse<String> cancel(TestPages.Running pages, String token, String id) {
    return pages.send(
        pages
            .strangersRequest(CARE + "/" + id)
            .header("Authorization", "Bearer " + token)
            .DELETE()
            .build());
  }

  private static String id(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return Forms.between(answer.body(), "{\"id\":\"", "\"");
  }

  private static KioskRecord.Care step(
      TestPages.Running pages, String id, String action, RemoteCommandStage stage, String reason) {
    return new KioskRecord.Care(
        pages.clock().instant(), UUID.fromString(id), action, stage, reason);
  }

  private static void awaitStage(TestPages.Running pages, String id, String stage) {
    await()
        .atMost(Durations.FIVE_MINUTES)
        .untilAsserted(
            () ->
                assertThat(pages.get(CARE + "/" + id).body())
                    .contains("\"stage\":\"" + stage + "\",\"words\""));
  }

  @Test
  void aWishIsSentAtOnceAndFollowedToItsEnd(TestPages.Running pages) {
    SimulatedKiosk kiosk = kiosk(pages);
    String token = token(pages, Role.TECHNICIAN, "cauvaldor");

    HttpResponse<String> answer = want(pages, token, "{\"action\": \"test-print\"}");

    String id = id(answer);
    assertThat(answer.headers().firstValue("Location"))
        .hasValue("/api/v1/kiosks/cauvaldor:borne-gramat/care/" + id);
    assertThat(answer.body()).contains("\"stage\":\"wanted\"").contains("\"sent\":1");
    assertThat(pages.wishes()).hasSize(1);
    assertThat(pages.wishes().getFirst().node().node()).isEqualTo("borne-gramat");
    assertThat(pages.wishes().getFirst().wish().action()).isEqualTo("test-print");
    kiosk.records(
        List.of(
            step(pages, id, "test-print", RemoteCommandStage.ACCEPTED, ""),
            step(pages, id, "test-print", RemoteCommandStage.WAITING, "citizen-served"),
            step(pages, id, "test-print", RemoteCommandStage.DONE, "too early"),
            step(pages, id, "test-print", RemoteCommandStage.EXECUTING, "")));
    awaitStage(pages, id, "executing");
    kiosk.records(List.of(step(pages, id, "test-print", RemoteCommandStage.DONE, "1 page <b>")));
    awaitStage(pages, id, "done");

    assertThat(pages.get(CARE + "/" + id).body())
        .contains("\"stage\":\"done\"")
        .contains("\"moved\":false,\"reason\":\"too early\"");
    assertThat(pages.get("/kiosks/borne-gramat/care/" + id + "?lang=fr").body())
        .contains("un usager est servi")
        .contains("étape inattendue")
        .contains("1 page &lt;b&gt;")
        .doesNotContain("<b>");
    assertThat(pages.get("/kiosks/borne-gramat/care?lang=fr").body())
        .contains("Imprimer une page d’essai")
        .contains("faite");
    assertThat(pages.audit().of("care.wanted")).hasSize(1);
    await().atMost(Durations.FIVE_MINUTES).until(() -> pages.audit().of("care.ended").size() == 1);
    assertThat(pages.audit().of("care.ended").getFirst().details())
        .containsEntry("stage", "done")
        .containsEntry("territory", "cauvaldor");
  }

  @Test
  void aKioskThatIsAwayIsToldAtItsBirthAndAgainUntilItAnswers(TestPages.Running pages) {
    SimulatedKiosk kiosk = kiosk(pages).dies();
    await()
        .atMost(Durations.FIVE_MINUTES)
        .until(() -> pages.get("/kiosks/borne-gramat?lang=en").body().contains("connection lost"));
    String id =
        id(
            want(
                pages,
                token(pages, Role.COORDINATOR),
                "{\"action\": \"reboot\", \"minutes\": 60}"));
    assertThat(pages.wishes()).isEmpty();
    assertThat(pages.get("/kiosks/borne-gramat/care?lang=en").body())
        .contains("it will hear of it if it comes back before the deadline");

    kiosk.born();
    await().atMost(Durations.FIVE_MINUTES).until(() -> pages.wishes().size() == 1);
    // The same session, born again, as after a rebirth request: the answer may have been lost.
    kiosk.born();
    await().atMost(Durations.FIVE_MINUTES).until(() -> pages.wishes().size() == 2);
    kiosk.records(List.of(step(pages, id, "reboot", RemoteCommandStage.ACCEPTED, "")));
    awaitStage(pages, id, "accepted");
    kiosk.born();
    String other = id(want(pages, token(pages, Role.COORDINATOR), "{\"action\": \"identify\"}"));
    await().atMost(Durations.FIVE_MINUTES).until(() -> pages.wishes().size() >= 3);

    assertThat(pages.wishes().subList(2, pages.wishes().size()))
        .extracting(sent -> sent.wish().id().toString())
        .containsOnly(other);
  }

  @Test
  void whatNobodyAnswersExpiresAndALateAnswerStillCounts(TestPages.Running pages) {
    SimulatedKiosk kiosk = kiosk(pages);
    String id = id(want(pages, token(pages, Role.COORDINATOR), "{\"action\": \"diagnostics\"}"));
    pages
        .database()
        .jdbi()
        .useHandle(
            handle ->
                handle.execute("UPDATE care_action SET deadline = '2026-01-01' WHERE id = ?", id));

    awaitStage(pages, id, "expired");
    assertThat(pages.get("/kiosks/borne-gramat/care?lang=en").body())
        .contains("no answer before the deadline");
    await().atMost(Durations.FIVE_MINUTES).until(() -> pages.audit().of("care.ended").size() == 1);
    kiosk.records(
        List.of(
            step(pages, id, "diagnostics", RemoteCommandStage.ACCEPTED, ""),
            step(pages, id, "diagnostics", RemoteCommandStage.EXECUTING, ""),
            step(pages, id, "diagnostics", RemoteCommandStage.DONE, "")));

    awaitStage(pages, id, "done");
    await().atMost(Durations.FIVE_MINUTES).until(() -> pages.audit().of("care.ended").size() == 2);
  }

  @Test
  void fiveMayBeOpenAndTwentyWantedInAnHour(TestPages.Running pages) {
    SimulatedKiosk kiosk = kiosk(pages);
    String token = token(pages, Role.COORDINATOR);
    for (int round = 0; round < 4; round++) {
      for (int i = 0; i < 5; i++) {
        String id = id(want(pages, token, "{\"action\": \"identify\"}"));
        kiosk.records(List.of(step(pages, id, "identify", RemoteCommandStage.ACCEPTED, "")));
        awaitStage(pages, id, "accepted");
      }
      HttpResponse<String> sixth = want(pages, token, "{\"action\": \"identify\"}");
      assertThat(sixth.statusCode()).isEqualTo(429);
      assertThat(sixth.body()).contains("Five actions are open");
      pages
          .database()
          .jdbi()
          .useHandle(handle -> handle.execute("UPDATE care_action SET stage = 'done'"));
    }
    HttpResponse<String> next = want(pages, token, "{\"action\": \"identify\"}");

    assertThat(next.statusCode()).isEqualTo(429);
    assertThat(next.body()).contains("Twenty actions were wanted");
    Forms browser = new Forms(pages, TestPeople.coordinator(pages.context()));
    HttpResponse<String> page =
        browser.post("/kiosks/borne-gramat/care/new/identify?lang=en", "minutes", "15");
    assertThat(page.statusCode()).isEqualTo(422);
    assertThat(page.body()).contains("Twenty actions were wanted at this kiosk within the hour");
  }

  @Test
  void whoMayWantWhatDependsOnTheRoleAndTheTerritory(TestPages.Running pages) {
    kiosk(pages);
    String mediator = token(pages, Role.MEDIATOR, "cauvaldor");

    assertThat(want(pages, mediator, "{\"action\": \"identify\"}").statusCode()).isEqualTo(201);
    HttpResponse<String> refused = want(pages, mediator, "{\"action\": \"test-picture\"}");
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("ask a technician");
    for (Role role : List.of(Role.MEDIATOR, Role.TECHNICIAN, Role.COORDINATOR)) {
      assertThat(
              want(pages, token(pages, role, "elsewhere"), "{\"action\": \"identify\"}")
                  .statusCode())
          .isEqualTo(404);
    }
    HttpResponse<String> wipe =
        want(pages, token(pages, Role.COORDINATOR), "{\"action\": \"wipe\"}");
    assertThat(wipe.statusCode()).isEqualTo(400);
    assertThat(wipe.body()).contains("retiring its unit");
    Forms browser = new Forms(pages, TestPeople.of(pages.context(), Role.MEDIATOR, "cauvaldor"));
    assertThat(browser.get("/kiosks/borne-gramat/care").body())
        .contains("/care/new/test-print")
        .doesNotContain("/care/new/reboot");
    assertThat(browser.get("/kiosks/borne-gramat/care/new/reboot").statusCode()).isEqualTo(403);
    assertThat(browser.post("/kiosks/borne-gramat/care/new/reboot", "x", "y").statusCode())
        .isEqualTo(403);
    Forms viewer = new Forms(pages, TestPeople.of(pages.context(), Role.VIEWER, "cauvaldor"));
    assertThat(viewer.page("/kiosks/borne-gramat")).doesNotContain("/care/");
    assertThat(pages.wishes()).hasSize(1);
  }

  @Test
  void aWishIsTakenBackUntilTheKioskAnswers(TestPages.Running pages) {
    SimulatedKiosk kiosk = kiosk(pages);
    String token = token(pages, Role.TECHNICIAN, "cauvaldor");
    String id = id(want(pages, token, "{\"action\": \"reboot\"}"));
    String accepted = id(want(pages, token, "{\"action\": \"restart-screen\"}"));
    kiosk.records(
        List.of(step(pages, accepted, "restart-screen", RemoteCommandStage.ACCEPTED, "")));
    awaitStage(pages, accepted, "accepted");

    assertThat(cancel(pages, token(pages, Role.MEDIATOR, "cauvaldor"), id).statusCode())
        .isEqualTo(403);
    assertThat(cancel(pages, token, id).body()).contains("\"stage\":\"cancelled\"");
    assertThat(cancel(pages, token, id).statusCode()).isEqualTo(409);
    assertThat(cancel(pages, token, accepted).statusCode()).isEqualTo(409);
    assertThat(cancel(pages, token, UUID.randomUUID().toString()).statusCode()).isEqualTo(404);
    assertThat(pages.audit().of("care.cancelled")).hasSize(1);
  }

  @Test
  void mistakesSayWhatToDoAndAskingTwiceWantsOnce(TestPages.Running pages) {
    kiosk(pages);
    String token = token(pages, Role.COORDINATOR);
    String own = UUID.randomUUID().toString();
    String body = "{\"action\": \"identify\", \"id\": \"" + own + "\"}";

    assertThat(id(want(pages, token, body))).isEqualTo(own);
    assertThat(id(want(pages, token, body))).isEqualTo(own);
    assertThat(want(pages, token, body.replace("identify", "reboot")).statusCode()).isEqualTo(409);
    for (String wrong :
        List.of(
            "{}",
            "{\"action\": \"dance\"}",
            "{\"action\": \"identify\", \"minutes\": 1}",
            "{\"action\": \"identify\", \"minutes\": 121}",
            "{\"action\": \"identify\", \"id\": \"1\"}")) {
      assertThat(want(pages, token, wrong).statusCode()).as(wrong).isEqualTo(400);
    }
    assertThat(pages.wishes()).hasSize(1);
    assertThat(pages.get(CARE).body().split("\"kiosk\":", -1)).hasSize(2);
  }

  @Test
  void theQuestionNamesKioskActionAndWhatACitizenWouldNotice(TestPages.Running pages) {
    kiosk(pages);
    Forms browser = new Forms(pages, TestPeople.of(pages.context(), Role.TECHNICIAN, "cauvaldor"));

    String reboot = browser.get("/kiosks/borne-gramat/care/new/reboot?lang=en").body();
    assertThat(reboot)
        .contains("Reboot: borne-gramat?")
        .contains("the kiosk waits for the end of the interview");
    assertThat(browser.get("/kiosks/borne-gramat/care/new/test-picture?lang=en").body())
        .contains("the kiosk refuses");
    assertThat(browser.get("/kiosks/borne-gramat/care/new/wipe").statusCode()).isEqualTo(404);
    String id = Forms.between(reboot, "name=\"id\" value=\"", "\"");
    for (int i = 0; i < 2; i++) {
      assertThat(
              browser
                  .post("/kiosks/borne-gramat/care/new/reboot", "id", id, "minutes", "60")
                  .statusCode())
          .isEqualTo(303);
    }

    assertThat(pages.wishes()).hasSize(1);
    assertThat(pages.audit().of("care.wanted").getFirst().actor().toString())
        .contains("technician");
  }

  /** Others are of another kiosk, of another day, over or taken back. */
  @Test
  void theQuestionSaysWhenSomebodyIsExpected(TestPages.Running pages) {
    kiosk(pages);
    Forms browser = new Forms(pages, TestPeople.of(pages.context(), Role.TECHNICIAN, "cauvaldor"));
    String reboot = "/kiosks/borne-gramat/care/new/reboot?lang=en";
    book(pages, "borne-gramat", "booked", Duration.ofHours(3));
    book(pages, "borne-gramat", "cancelled", Duration.ofMinutes(10));
    book(pages, "borne-gramat", "booked", Duration.ofHours(-1));
    book(pages, "borne-figeac", "booked", Duration.ofMinutes(10));
    assertThat(browser.page(reboot)).doesNotContain("appointment at this kiosk");

    book(pages, "borne-gramat", "booked", Duration.ofMinutes(90));
    book(pages, "borne-gramat", "booked", Duration.ofMinutes(-10));
    assertThat(browser.get(reboot).body())
        .contains(
            "appointment at this kiosk from "
                + hour(pages, Duration.ofMinutes(-10))
                + " to "
                + hour(pages, Duration.ofMinutes(20)));
    assertThat(browser.page(reboot.replace("reboot", "diagnostics")))
        .doesNotContain("appointment at this kiosk");
  }

  private static void book(TestPages.Running pages, String kiosk, String state, Duration ahead) {
    new TestAppointments(pages, new KioskId(new Territory("cauvaldor"), new KioskName(kiosk)))
        .write(
            pages.clock().instant().plus(ahead), Duration.ofMinutes(30), state, Optional.empty());
  }

  private static String hour(TestPages.Running pages, Duration ahead) {
    return DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT)
        .format(pages.clock().instant().plus(ahead).atZone(ZoneId.of("Europe/Paris")));
  }

  @Test
  @Timeout(300) // a stream that says nothing must fail the test, not hold it
  void anOpenPageIsToldEachStep(TestPages.Running pages) throws IOException, InterruptedException {
    SimulatedKiosk kiosk = kiosk(pages);
    String id = id(want(pages, token(pages, Role.COORDINATOR), "{\"action\": \"identify\"}"));
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<InputStream> stream =
          http.send(
              pages.request("/events/care/borne-gramat?lang=en").build(),
              HttpResponse.BodyHandlers.ofInputStream());
      try (BufferedReader lines =
              new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8));
          Stream<String> told = lines.lines()) {
        kiosk.records(List.of(step(pages, id, "identify", RemoteCommandStage.ACCEPTED, "")));

        assertThat(told.filter(line -> line.contains("accepted")).findFirst()).isPresent();
      }
      http.shutdownNow();
    }
  }
}
