package fr.teleguichet.fleet.update.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.account.Forms;
import fr.teleguichet.fleet.account.TestPeople;
import fr.teleguichet.fleet.audit.AuditLog;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.refusal.RefusalException;
import fr.teleguichet.fleet.update.Json;
import fr.teleguichet.fleet.update.UpdateBench;
import fr.teleguichet.fleet.update.UpdateSettings;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who may have rollouts, when kiosks begin, and what the kiosk is told of it. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class RolloutRulesIT {

  private static HttpResponse<String> as(
      TestPages.Running server, String session, String method, String path, String body) {
    return server.send(
        server
            .strangersRequest(path)
            .header("Cookie", "teleguichet=" + session)
            .header("Origin", server.uri("").toString())
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build());
  }

  private static List<String> obstacles(RolloutBench bench, int rollout, String kiosk)
      throws IOException {
    List<String> words = new ArrayList<>();
    for (Json each : bench.members(rollout)) {
      if (each.get("kiosk").getStringValue().equals(kiosk)) {
        each.get("obstacles")
            .values()
            .forEach(
                it -> {
                  assertThat(it.get("sentence").getStringValue()).endsWith(".");
                  words.add(it.get("word").getStringValue());
                });
      }
    }
    return words;
  }

  @Test
  void aSecondPersonMustAgreeAndTheMakerIsNone(Database database) throws IOException {
    try (TestPages.Running server =
            TestPages.start(database, Map.of("fleet.update.second-person", "true"));
        RolloutBench bench = new RolloutBench(server)) {
      var _ = bench.kiosks(1);
      int distribution = bench.distribution();
      String anna = TestPeople.signedIn(server.context(), Role.COORDINATOR, new Scope.Fleet());
      String bert = TestPeople.signedIn(server.context(), Role.TECHNICIAN, new Scope.Fleet());
      HttpResponse<String> made =
          as(
              server,
              anna,
              "POST",
              "/api/v1/rollouts",
              """
              {"distribution":%d,"start":"now","plan":{"window":{"hours":"any"}}}
              """
                  .formatted(distribution));
      assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
      int rollout = bench.updates().json(made).get("id").getIntValue();
      assertThat(bench.state(rollout)).isEqualTo("proposed");
      bench.round();
      assertThat(bench.states(rollout).values()).containsOnly("waiting");

      String approve = "/api/v1/rollouts/" + rollout + "/approve";
      assertThat(as(server, anna, "POST", approve, "").statusCode()).isEqualTo(403);
      assertThat(bench.updates().ask("POST", approve, "").statusCode()).isEqualTo(403);
      assertThat(as(server, bert, "POST", approve, "").statusCode()).isEqualTo(200);
      bench.round();
      assertThat(bench.states(rollout).values()).containsOnly("updating");
    }
  }

  @Test
  void whatIsRejectedSaysWhyAndNeverBegins(Database database) throws IOException {
    try (TestPages.Running server =
            TestPages.start(database, Map.of("fleet.update.second-person", "true"));
        RolloutBench bench = new RolloutBench(server)) {
      var _ = bench.kiosks(1);
      int rollout = bench.rollout(bench.distribution(), "");
      var _ = bench.post("/" + rollout + "/reject", "{}", 400);
      Json rejected =
          bench.post("/" + rollout + "/reject", "{\"reason\":\"not before Christmas\"}", 200);
      assertThat(rejected.get("state").getStringValue()).isEqualTo("rejected");
      assertThat(rejected.get("reason").getStringValue()).isEqualTo("not before Christmas");
      bench.round();
      assertThat(bench.states(rollout).values()).containsOnly("waiting");
      var _ = bench.post("/" + rollout + "/start", "", 409);
    }
  }

  @Test
  void whoSeesAPartOfTheFleetRollsOutThereOnly(TestPages.Running server) throws IOException {
    try (RolloutBench bench = new RolloutBench(server)) {
      var _ = bench.kiosk("here", "lot");
      var _ = bench.kiosk("there", "tarn");
      int distribution = bench.distribution();
      int whole = bench.rollout(distribution, ",\"filter\":{\"kiosks\":[\"there\"]}");
      String local =
          TestPeople.signedIn(
              server.context(), Role.TECHNICIAN, new Scope.Territories(Set.of("lot")));
      assertThat(as(server, local, "GET", "/api/v1/rollouts/" + whole, "").statusCode())
          .isEqualTo(404);
      HttpResponse<String> made =
          as(server, local, "POST", "/api/v1/rollouts", "{\"distribution\":" + distribution + "}");
      assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
      int own = bench.updates().json(made).get("id").getIntValue();
      assertThat(bench.states(own)).containsOnlyKeys("here");
      assertThat(as(server, local, "POST", "/api/v1/rollouts/" + own + "/start", "").statusCode())
          .isEqualTo(200);

      var _ = bench.kiosk("third", "lot");
      var _ = bench.kiosk("fourth", "tarn");
      int both = bench.rollout(distribution, "");
      assertThat(as(server, local, "GET", "/api/v1/rollouts/" + both, "").statusCode())
          .isEqualTo(200);
      assertThat(as(server, local, "GET", "/api/v1/rollouts/" + both + "/kiosks", "").body())
          .contains("third")
          .doesNotContain("fourth");
      assertThat(as(server, local, "POST", "/api/v1/rollouts/" + both + "/pause", "").statusCode())
          .isEqualTo(403);
    }
  }

  @Test
  void oneOfATerritoryAtOnceAndTheOtherSaysForWhomItWaits(TestPages.Running server)
      throws IOException {
    try (RolloutBench bench = new RolloutBench(server)) {
      var _ = bench.kiosk("ka", "lot");
      var _ = bench.kiosk("kb", "lot");
      int rollout = bench.rollout(bench.distribution(), ",\"waves\":[{}]");
      boolean isA = Objects.equals(bench.states(rollout).get("ka"), "updating");
      String first = isA ? "ka" : "kb";
      String second = isA ? "kb" : "ka";
      assertThat(bench.states(rollout)).containsEntry(second, "waiting");
      assertThat(obstacles(bench, rollout, second)).containsExactly("area-busy");
      server.readSites();
      var _ = server.kiosk("lot", first).born();
      Forms browser = new Forms(server, TestPeople.coordinator(server.context()));
      await()
          .atMost(Duration.ofMinutes(5))
          .untilAsserted(
              () ->
                  assertThat(browser.get("/rollouts/" + rollout).body())
                      .contains("en cours de mise à jour\u00a0: Closed (" + first + ").")
                      .contains("Préparé par l’administrateur du serveur"));
      bench.close(first, true, "done");
      bench.round();
      assertThat(bench.states(rollout)).containsEntry(second, "updating");
    }
  }

  @Test
  void anAppointmentHoldsAKioskBackAndItsCancellationDoesNot(TestPages.Running server)
      throws IOException {
    try (RolloutBench bench = new RolloutBench(server)) {
      var _ = bench.kiosk("a1", "lot");
      Instant soon = Instant.now().plus(Duration.ofMinutes(40));
      String path = "/api/v1/kiosks/a1/appointments/r-17";
      String body =
          "{\"start\":\"%s\",\"end\":\"%s\"}".formatted(soon, soon.plus(Duration.ofMinutes(30)));
      assertThat(bench.updates().ask("PUT", path, body).statusCode()).isEqualTo(200);
      int rollout = bench.rollout(bench.distribution(), ",\"waves\":[{}]");
      assertThat(obstacles(bench, rollout, "a1")).containsExactly("booked");
      assertThat(bench.updates().ask("DELETE", path, "").statusCode()).isEqualTo(204);
      assertThat(bench.updates().ask("DELETE", path, "").statusCode()).isEqualTo(404);
      bench.round();
      assertThat(bench.states(rollout)).containsEntry("a1", "updating");
    }
  }

  @Test
  void anOfferThatNobodyReadIsTakenBackWhenTheKioskFallsSilent(TestPages.Running server)
      throws IOException {
    try (RolloutBench bench = new RolloutBench(server)) {
      UpdateBench.Enrolled kiosk = bench.kiosk("a1", "lot");
      int rollout = bench.rollout(bench.distribution(), ",\"waves\":[{}]");
      int action = bench.action("a1");
      bench.jdbi().useHandle(handle -> handle.execute("UPDATE kiosk SET link = 'lost'"));
      bench.round();
      assertThat(bench.states(rollout)).containsEntry("a1", "waiting");
      assertThat(obstacles(bench, rollout, "a1")).containsExactly("silent");
      assertThat(kiosk.get("/deploymentBase/" + action).statusCode()).isEqualTo(404);
      bench.jdbi().useHandle(handle -> handle.execute("UPDATE kiosk SET link = 'connected'"));
      bench.round();
      assertThat(bench.action("a1")).isGreaterThan(action);
    }
  }

  /** The site is closed all week: outside its hours it is always, and during them it never is. */
  @Test
  void theWindowReachesTheKioskAndTheDeadlineEndsIt(TestPages.Running server) throws IOException {
    try (RolloutBench bench = new RolloutBench(server)) {
      var _ = bench.kiosk("a1", "lot");
      int rollout =
          bench
              .post(
                  "",
                  "{\"start\":\"now\",\"plan\":{\"waves\":[{}]},\"distribution\":"
                      + bench.distribution()
                      + "}",
                  201)
              .get("id")
              .getIntValue();
      assertThat(bench.read("a1"))
          .contains("\"update\":\"attempt\"", "\"maintenanceWindow\":\"available\"");

      setOpening(bench, "00:00-24:00");
      bench.round();
      assertThat(bench.states(rollout)).containsEntry("a1", "updating");
      assertThat(bench.read("a1"))
          .contains("\"update\":\"skip\"", "\"maintenanceWindow\":\"unavailable\"")
          .contains("\"download\":\"attempt\"");

      // It asks once an hour, and the site closes in some minutes: then it asks.
      askHourly(bench);
      assertThat(pause(bench)).isGreaterThanOrEqualTo(Duration.ofHours(1));
      setOpening(bench, inMinutes(15) + "-" + inMinutes(5));
      assertThat(pause(bench)).isBetween(Duration.ofMinutes(3), Duration.ofMinutes(6));

      bench
          .jdbi()
          .useHandle(
              handle ->
                  handle.execute(
                      "UPDATE rollout SET plan = JSON_SET(plan, '$.plan.deadline', ?)",
                      Instant.now().minusSeconds(5).toString()));
      setOpening(bench, "00:00-24:00");
      bench.round();
      assertThat(bench.read("a1"))
          .as("the window is over, and nobody else serves while the site is open")
          .contains("\"download\":\"forced\"", "\"update\":\"skip\"", "unavailable");
      var _ = bench.post("/" + rollout + "/alone", "{\"kiosks\":[\"a1\"]}", 200);
      bench.round();
      assertThat(bench.read("a1"))
          .contains("\"update\":\"forced\"")
          .doesNotContain("maintenanceWindow");
    }
  }

  private static void book(RolloutBench bench, String kiosk, Duration in) {
    Instant start = Instant.now().plus(in);
    HttpResponse<String> answer =
        bench
            .updates()
            .ask(
                "PUT",
                "/api/v1/kiosks/" + kiosk + "/appointments/r-1",
                "{\"start\":\"%s\",\"end\":\"%s\"}"
                    .formatted(start, start.plus(Duration.ofMinutes(30))));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  /** The citizen booked after the kiosk had read what to install, and finds it all the same. */
  @Test
  void aKioskThatHasReadItsUpdateWaitsForAnAppointmentThatWasBookedSince(TestPages.Running server)
      throws IOException {
    try (RolloutBench bench = new RolloutBench(server)) {
      var _ = bench.kiosk("a1", "lot");
      int rollout =
          bench.rollout(
              bench.distribution(),
              ",\"waves\":[{}],\"deadline\":\"" + Instant.now().minusSeconds(60) + "\"");
      assertThat(bench.read("a1")).contains("\"update\":\"forced\"");
      bench.round();
      String before = bench.poll("a1");

      book(bench, "a1", Duration.ofMinutes(3));
      assertThat(bench.look()).isTrue();
      assertThat(bench.poll("a1")).contains("deploymentBase").isNotEqualTo(before);
      assertThat(bench.read("a1"))
          .contains("\"update\":\"skip\"", "\"maintenanceWindow\":\"unavailable\"");
      assertThat(bench.states(rollout)).containsEntry("a1", "updating");
      assertThat(obstacles(bench, rollout, "a1")).containsExactly("booked");

      String path = "/api/v1/kiosks/a1/appointments/r-1";
      assertThat(bench.updates().ask("DELETE", path, "").statusCode()).isEqualTo(204);
      assertThat(bench.look()).isTrue();
      assertThat(bench.poll("a1")).isEqualTo(before);
      assertThat(bench.read("a1"))
          .contains("\"update\":\"forced\"")
          .doesNotContain("maintenanceWindow");
    }
  }

  /** In the midst of it a kiosk can't wait; and who says that nothing counts has it so. */
  @Test
  void whoInstallsAlreadyOrIsForcedByThePlanIsNotToldToWait(TestPages.Running server)
      throws IOException {
    try (RolloutBench bench = new RolloutBench(server)) {
      var _ = bench.kiosk("a1", "lot");
      var _ = bench.kiosk("b1", "tarn");
      int distribution = bench.distribution();
      int rollout = bench.rollout(distribution, ",\"waves\":[{}],\"filter\":{\"kiosks\":[\"a1\"]}");
      int forced =
          bench.rollout(
              distribution, ",\"waves\":[{}],\"forced\":true,\"filter\":{\"kiosks\":[\"b1\"]}");
      assertThat(bench.states(forced)).containsEntry("b1", "updating");
      String _ = bench.read("a1");
      String _ = bench.read("b1");
      bench.tell("a1", bench.action("a1"), "proceeding", "none", "It is being installed.");
      book(bench, "a1", Duration.ofMinutes(3));
      book(bench, "b1", Duration.ofMinutes(3));
      bench.round();
      assertThat(bench.read("a1")).contains("\"update\":\"attempt\"");
      assertThat(bench.read("b1")).contains("\"update\":\"forced\"");
      assertThat(obstacles(bench, rollout, "a1")).isEmpty();

      bench.tell("a1", bench.action("a1"), "scheduled", "none", "waits=session");
      bench.round();
      assertThat(bench.read("a1")).contains("\"update\":\"skip\"");
    }
  }

  private static void silence(RolloutBench bench, int minutes) {
    bench
        .jdbi()
        .useHandle(
            handle -> {
              int _ =
                  handle.execute(
                      """
                      UPDATE kiosk SET link = 'lost',
                        link_since = UTC_TIMESTAMP(3) - INTERVAL ? MINUTE WHERE name = 'a1'
                      """,
                      minutes);
              int _ =
                  handle.execute(
                      "UPDATE rollout_member SET since = UTC_TIMESTAMP(3) - INTERVAL 2 HOUR");
            });
  }

  private static Json member(RolloutBench bench, int rollout, String kiosk) throws IOException {
    return bench.members(rollout).stream()
        .filter(it -> it.get("kiosk").getStringValue().equals(kiosk))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whoGoesDeadInTheMidstOfItHasFailedAfterAWhileAndSucceededIfItSaysSoLater(
      TestPages.Running server) throws IOException {
    try (RolloutBench bench = new RolloutBench(server)) {
      var _ = bench.kiosk("a1", "lot");
      var _ = bench.kiosk("b1", "lot");
      int rollout =
          bench.rollout(
              bench.distribution(),
              ",\"filter\":{\"kiosks\":[\"a1\"]},\"waves\":[{\"success\":0}]");
      String _ = bench.read("a1");
      int update = bench.action("a1");

      silence(bench, 10);
      bench.round();
      assertThat(bench.states(rollout)).containsEntry("a1", "updating");
      assertThat(obstacles(bench, rollout, "a1")).containsExactly("offline");

      silence(bench, 31);
      bench.round();
      assertThat(bench.states(rollout)).containsEntry("a1", "failed");
      Json cause = member(bench, rollout, "a1").get("cause");
      assertThat(cause.get("word").getStringValue()).isEqualTo("silent");
      assertThat(cause.get("sentence").getStringValue())
          .startsWith("Sans nouvelles depuis le ")
          .contains("au milieu de sa mise à jour vers kiosk 1.");
      assertThat(bench.state(rollout)).isEqualTo("paused");
      assertThat(bench.get(rollout).get("reason").getStringValue()).isEqualTo("errors");
      // Nobody waits for it any more, nor does its territory.
      int other =
          bench.rollout(bench.distribution(), ",\"filter\":{\"kiosks\":[\"b1\"]},\"waves\":[{}]");
      assertThat(bench.states(other)).containsEntry("b1", "updating");

      var _ = bench.post("/" + rollout + "/resume", "", 200);
      bench.round();
      assertThat(bench.state(rollout)).isEqualTo("finished");

      bench.jdbi().useHandle(handle -> handle.execute("UPDATE kiosk SET link = 'connected'"));
      bench.tell("a1", update, "proceeding", "none", "state=proving");
      assertThat(bench.states(rollout)).containsEntry("a1", "failed");
      bench.tell("a1", update, "closed", "success", "done");
      bench.tell("a1", update, "closed", "success", "done", 410);
      assertThat(bench.look()).isTrue();
      assertThat(bench.states(rollout)).containsEntry("a1", "succeeded");
      assertThat(bench.state(rollout)).isEqualTo("finished");
    }
  }

  @Test
  void whoseFormerVersionNobodyKnowsHasNoWayBackAndTheDryRunSaysSo(TestPages.Running server)
      throws IOException {
    try (RolloutBench bench = new RolloutBench(server)) {
      var _ = bench.kiosk("a1", "lot");
      int distribution = bench.distribution();
      assertThat(
              bench
                  .post("/dry-run", "{\"distribution\":" + distribution + "}", 200)
                  .get("noWayBack")
                  .get(0)
                  .getStringValue())
          .isEqualTo("a1");
      int rollout = bench.rollout(distribution, ",\"waves\":[{}]");
      bench.close("a1", true, "done");
      bench.round();
      var _ = bench.post("/" + rollout + "/roll-back", "", 200);
      bench.round();
      assertThat(bench.state(rollout)).isEqualTo("rolled-back");
      assertThat(bench.states(rollout)).containsEntry("a1", "stranded");
      assertThat(member(bench, rollout, "a1").get("cause").get("word").getStringValue())
          .isEqualTo("no-former-version");
    }
  }

  /** Somebody rolls the older of two rollouts back, which is over and has no kiosk to itself. */
  @Test
  void whoGotSomethingElseSinceKeepsThatWhenTheFormerRolloutIsRolledBack(TestPages.Running server)
      throws IOException {
    try (RolloutBench bench = new RolloutBench(server)) {
      var _ = bench.kiosks(2);
      int first = bench.distribution();
      int second = bench.distribution();
      int third = bench.distribution();
      String one = ",\"waves\":[{}]";
      int _ = finished(bench, first, one, "borne-1", "borne-2");
      int older = finished(bench, second, one, "borne-1", "borne-2");
      int newer = bench.rollout(third, ",\"waves\":[{\"share\":50},{}]");
      String moved = "updating".equals(bench.states(newer).get("borne-1")) ? "borne-1" : "borne-2";
      String stays = moved.equals("borne-1") ? "borne-2" : "borne-1";
      bench.close(moved, true, "done");
      bench.round();
      assertThat(bench.states(newer)).containsEntry(moved, "succeeded");

      var _ = bench.post("/" + newer + "/pause", "", 200);
      bench.round();
      var _ = bench.post("/" + older + "/roll-back", "", 200);
      bench.round();
      assertThat(bench.states(older))
          .as("it has the third distribution, and nothing of this rollout")
          .containsEntry(moved, "succeeded")
          .containsEntry(stays, "reverting");
      bench.close(stays, true, "done");
      bench.round();
      assertThat(bench.state(older)).isEqualTo("rolled-back");
      assertThat(bench.states(older))
          .containsEntry(moved, "succeeded")
          .containsEntry(stays, "reverted");
      assertThat(bench.states(newer)).containsEntry(moved, "succeeded");
    }
  }

  private static int finished(RolloutBench bench, int distribution, String plan, String... kiosks)
      throws IOException {
    int rollout = bench.rollout(distribution, plan);
    for (String kiosk : kiosks) {
      bench.close(kiosk, true, "done");
    }
    bench.round();
    assertThat(bench.state(rollout)).isEqualTo("finished");
    return rollout;
  }

  /** Several people press the button at the same moment. */
  @Test
  void aKioskComesIntoOneRolloutHoweverManyAreMadeAtOnce(TestPages.Running server)
      throws Exception {
    try (RolloutBench bench = new RolloutBench(server);
        ExecutorService people = Executors.newFixedThreadPool(8)) {
      var _ = bench.kiosks(6);
      int distribution = bench.distribution();
      CountDownLatch now = new CountDownLatch(1);
      List<Future<HttpResponse<String>>> made = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        made.add(
            people.submit(
                () -> {
                  now.await();
                  return bench
                      .updates()
                      .ask("POST", "/api/v1/rollouts", "{\"distribution\":" + distribution + "}");
                }));
      }
      now.countDown();
      List<Integer> statuses = new ArrayList<>();
      for (Future<HttpResponse<String>> each : made) {
        statuses.add(each.get().statusCode());
      }
      List<String> twice =
          bench
              .jdbi()
              .withHandle(
                  handle ->
                      handle
                          .createQuery(
                              "SELECT kiosk FROM rollout_member GROUP BY kiosk HAVING COUNT(*) > 1")
                          .mapTo(String.class)
                          .list());
      assertThat(twice).isEmpty();
      assertThat(statuses).containsOnlyOnce(201).allMatch(it -> it == 201 || it == 409);
    }
  }

  /**
   * A kiosk that failed in a rollout that is over is free for another one, until it tries again.
   */
  @Test
  void aKioskThatTriesAgainWhileAnotherRolloutIsMadeComesIntoOneOfThem(TestPages.Running server)
      throws Exception {
    try (RolloutBench bench = new RolloutBench(server);
        ExecutorService people = Executors.newFixedThreadPool(2);
        Handle other = bench.jdbi().open()) {
      RolloutEngine engine = server.context().getBean(RolloutEngine.class);
      var _ = bench.kiosk("a1", "lot");
      int distribution = bench.distribution();
      int rollout = bench.rollout(distribution, ",\"waves\":[{}]");
      String _ = bench.read("a1");
      bench.close("a1", false, "cause=not-proven check=printer");
      bench.round();
      assertThat(bench.states(rollout)).containsEntry("a1", "failed");
      int _ = other.execute("UPDATE rollout SET state = 'finished' WHERE id = ?", rollout);
      other.begin();
      int _ = other.execute("UPDATE rollout SET since = since WHERE id = ?", rollout);

      Future<HttpResponse<String>> again =
          people.submit(
              () -> bench.updates().ask("POST", "/api/v1/rollouts/" + rollout + "/retry", "{}"));
      await().atMost(Duration.ofMinutes(2)).until(() -> wantsTheRollout(other));
      Future<HttpResponse<String>> made =
          people.submit(
              () ->
                  bench
                      .updates()
                      .ask("POST", "/api/v1/rollouts", "{\"distribution\":" + distribution + "}"));
      await().atMost(Duration.ofMinutes(2)).until(() -> made.isDone() || isBusy(engine));
      other.rollback();

      assertThat(List.of(again.get().statusCode(), made.get().statusCode()))
          .as("%s %s", again.get().body(), made.get().body())
          .containsExactly(200, 409);
    }
  }

  private static boolean wantsTheRollout(Handle handle) {
    return handle
        .createQuery(
            "SELECT COUNT(*) FROM information_schema.processlist"
                + " WHERE info LIKE 'SELECT id FROM rollout WHERE id%FOR UPDATE'")
        .mapTo(Boolean.class)
        .one();
  }

  private static boolean isBusy(RolloutEngine engine) {
    try {
      return !engine.alone(Duration.ZERO, _ -> true);
    } catch (RefusalException _) {
      return true;
    }
  }

  @Test
  void whoComesBackAndSaysThatItFailedHasTheCauseThatItGives(TestPages.Running server)
      throws IOException {
    try (RolloutBench bench = new RolloutBench(server)) {
      var _ = bench.kiosk("a1", "lot");
      int rollout = bench.rollout(bench.distribution(), ",\"waves\":[{}]");
      String _ = bench.read("a1");
      int update = bench.action("a1");
      silence(bench, 31);
      bench.round();
      bench.tell("a1", update, "closed", "failure", "cause=not-proven check=printer");
      bench.round();
      assertThat(bench.states(rollout)).containsEntry("a1", "failed");
      assertThat(member(bench, rollout, "a1").get("cause").get("word").getStringValue())
          .isEqualTo("not-proven");
      bench.tell("a1", update, "closed", "success", "done", 410);
    }
  }

  private static void askHourly(RolloutBench bench) {
    HttpResponse<String> answer =
        bench.updates().ask("PUT", "/api/v1/kiosks/a1/polling", "{\"seconds\":3600}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private static Duration pause(RolloutBench bench) throws IOException {
    String answer = bench.poll("a1");
    String[] sleep = answer.replaceFirst(".*\"sleep\":\"([0-9:]{8})\".*", "$1").split(":", -1);
    return Duration.ofHours(Long.parseLong(sleep[0]))
        .plusMinutes(Long.parseLong(sleep[1]))
        .plusSeconds(Long.parseLong(sleep[2]));
  }

  private static String inMinutes(int minutes) {
    return LocalTime.now(ZoneId.of("Europe/Paris"))
        .plusMinutes(minutes)
        .truncatedTo(ChronoUnit.MINUTES)
        .toString();
  }

  private static void setOpening(RolloutBench bench, String span) {
    String days =
        List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
            .stream()
            .map(day -> "\"" + day + "\":[\"" + span + "\"]")
            .reduce((a, b) -> a + "," + b)
            .orElseThrow();
    HttpResponse<String> answer =
        bench
            .updates()
            .ask(
                "PUT",
                "/api/v1/sites/closed",
                """
                {"name":"Open","commune":"Cajarc","insee":"46045","latitude":44.48,
                 "longitude":1.84,"opening":{"weekly":{%s}}}
                """
                    .formatted(days));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).contains("Europe/Paris", span);
  }

  @Test
  void somethingOlderIsRefusedUnlessItIsAllowed(TestPages.Running server) throws IOException {
    try (RolloutBench bench = new RolloutBench(server)) {
      var _ = bench.kiosk("a1", "lot");
      int older = bench.distribution();
      int newer = bench.distribution();
      int first = bench.rollout(newer, "");
      bench.close("a1", true, "done");
      bench.round();
      assertThat(bench.state(first)).isEqualTo("finished");

      Json refusal = bench.post("", "{\"distribution\":" + older + ",\"start\":\"now\"}", 409);
      assertThat(refusal.get("detail").getStringValue()).contains("older than kiosk 1.2");
      int back = bench.rollout(older, ",\"downgrade\":true");
      assertThat(bench.states(back)).containsEntry("a1", "updating");
      assertThat(bench.read("a1")).contains("{\"key\":\"downgrade\",\"value\":\"allowed\"}");
    }
  }

  @Test
  void aKioskThatAppearsJoinsTheLastWaveAndOneThatIsRetiredLeaves(TestPages.Running server)
      throws IOException {
    try (RolloutBench bench = new RolloutBench(server)) {
      var _ = bench.kiosk("a1", "lot");
      var _ = bench.kiosk("b1", "tarn");
      int rollout = bench.rollout(bench.distribution(), ",\"joins\":true,\"waves\":[{}]");
      var _ = bench.kiosk("c1", "gers");
      String _ = bench.read("a1");
      int left = bench.action("a1");
      bench
          .jdbi()
          .useHandle(
              handle ->
                  handle.execute("UPDATE unit SET state = 'retired' WHERE kiosk IN ('a1', 'b1')"));
      // Another manager has not looked for kiosks that appeared yet.
      new RolloutEngine(
              server.database(),
              server.context().getBean(RolloutAggregateStore.class),
              server.context().getBean(AuditLog.class),
              server.context().getBean(UpdateSettings.class))
          .go();
      bench.round();
      assertThat(bench.states(rollout))
          .containsEntry("a1", "left")
          .containsEntry("b1", "left")
          .containsEntry("c1", "updating");
      String state =
          bench
              .jdbi()
              .withHandle(
                  handle ->
                      handle
                          .createQuery("SELECT state FROM update_action WHERE id = :id")
                          .bind("id", left)
                          .mapTo(String.class)
                          .one());
      assertThat(state).isEqualTo("cancelled");
    }
  }

  @Test
  void labelsChooseKiosksAndADryRunMakesNothing(TestPages.Running server) throws IOException {
    try (RolloutBench bench = new RolloutBench(server)) {
      var _ = bench.kiosk("a1", "lot");
      var _ = bench.kiosk("b1", "tarn");
      String label = "/api/v1/kiosks/a1/labels/pilot";
      assertThat(bench.updates().ask("PUT", label, "").body()).isEqualTo("[\"pilot\"]");
      assertThat(
              bench.updates().ask("PUT", "/api/v1/kiosks/a1/labels/Two%20words", "").statusCode())
          .isEqualTo(400);
      Json draft =
          bench.post(
              "/dry-run",
              """
              {"distribution":%d,"plan":{"filter":{"labels":["pilot"]}}}
              """
                  .formatted(bench.distribution()),
              200);
      assertThat(
              draft.get("waves").values().stream()
                  .flatMap(wave -> wave.get("kiosks").values().stream())
                  .map(Json::getStringValue))
          .containsExactly("a1");
      assertThat(bench.updates().ask("GET", "/api/v1/rollouts", "").body()).isEqualTo("[]");
      assertThat(bench.updates().ask("DELETE", label, "").body()).isEqualTo("[]");
      assertThat(bench.updates().ask("DELETE", label, "").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void abortedMeansThatNothingIsOpen(TestPages.Running server) throws IOException {
    try (RolloutBench bench = new RolloutBench(server)) {
      var _ = bench.kiosk("a1", "lot");
      var _ = bench.kiosk("b1", "tarn");
      int rollout = bench.rollout(bench.distribution(), ",\"waves\":[{}]");
      String _ = bench.read("a1");
      Json asked = bench.post("/" + rollout + "/abort", "", 200);
      assertThat(asked.get("state").getStringValue()).isEqualTo("aborting");
      assertThat(bench.states(rollout))
          .containsEntry("a1", "leaving")
          .containsEntry("b1", "cancelled");
      var _ = bench.post("/" + rollout + "/abort?force=true", "", 200);
      bench.round();
      assertThat(bench.state(rollout)).isEqualTo("aborted");
      assertThat(bench.states(rollout).values()).containsOnly("cancelled");
    }
  }

  @Test
  void aFileThatIsWithdrawnPausesItsRollout(TestPages.Running server) throws IOException {
    try (RolloutBench bench = new RolloutBench(server)) {
      var _ = bench.kiosk("ka", "lot");
      var _ = bench.kiosk("kb", "lot");
      int rollout = bench.rollout(bench.distribution(), ",\"waves\":[{}]");
      bench.jdbi().useHandle(handle -> handle.execute("UPDATE artifact SET withdrawn = NOW(3)"));
      bench.round();
      assertThat(bench.state(rollout)).isEqualTo("paused");
      assertThat(bench.get(rollout).get("reason").getStringValue()).isEqualTo("withdrawn");
      assertThat(bench.states(rollout).values()).containsOnly("waiting");
    }
  }

  @Test
  void whoListensHearsAtOnceWhatThisManagerChanges(TestPages.Running server) throws Exception {
    try (RolloutBench bench = new RolloutBench(server)) {
      var _ = bench.kiosk("a1", "lot");
      RolloutChangeNotifier changes = server.context().getBean(RolloutChangeNotifier.class);
      List<Integer> heard = new CopyOnWriteArrayList<>();
      int rollout = bench.rollout(bench.distribution(), "");
      try (RolloutChangeNotifier.Listening _ = changes.listen(heard::add)) {
        changes.look();
        heard.clear();
        var _ = bench.post("/" + rollout + "/pause", "", 200);
        assertThat(heard).contains(rollout);
        changes.look();
        heard.clear();
        changes.look();
        assertThat(heard).as("it was told already").isEmpty();
      }
    }
  }

  @Test
  void whoListensHearsOfWhatAnotherManagerChanged(TestPages.Running server) throws Exception {
    try (RolloutBench bench = new RolloutBench(server)) {
      RolloutChangeNotifier changes = server.context().getBean(RolloutChangeNotifier.class);
      List<Integer> heard = new CopyOnWriteArrayList<>();
      var _ = bench.kiosk("a1", "lot");
      int rollout = bench.rollout(bench.distribution(), "");
      var _ = bench.post("/" + rollout + "/pause", "", 200);
      try (RolloutChangeNotifier.Listening _ = changes.listen(heard::add)) {
        changes.look();
        assertThat(heard).as("whatever was missed").contains(rollout);
        heard.clear();
        bench
            .jdbi()
            .useHandle(handle -> handle.execute("UPDATE rollout SET revision = revision + 1"));
        changes.look();
        assertThat(heard).contains(rollout);
      }
    }
  }
}
