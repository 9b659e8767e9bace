package fr.teleguichet.fleet.video;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.call.EventReader;
import fr.teleguichet.fleet.call.KioskLine;
import fr.teleguichet.fleet.desk.TestAdviser;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.update.UpdateBench;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** One action changes what carries the next call of every kiosk, and nothing that is under way. */
@ExtendWith(TestDatabase.class)
final class VideoSwitchIT {
  private final Map<String, UpdateBench.Enrolled> kiosks = new LinkedHashMap<>();
  private final Map<String, KioskLine> lines = new LinkedHashMap<>();
  private final List<EventReader> desks = new ArrayList<>();
  private Map<String, Object> caf = Map.of();
  private TestPages.Running server;

  @BeforeEach
  void threeKiosks(Database database, @TempDir Path folder) throws IOException {
    String secret = Files.writeString(folder.resolve("bbb"), "secret").toString();
    server =
        TestPages.start(
            database,
            Map.of(
                "fleet.video.jitsi-meet", "https://meet.example.org",
                "fleet.video.room-link", "https://visio.example.org/{room}?n={name}",
                // Nobody answers there.
                "fleet.video.bigbluebutton", "https://127.0.0.1:1/bigbluebutton/api",
                "fleet.video.bigbluebutton-secret-file", secret,
                // Of the others only addresses are looked at.
                "fleet.video.check", "false"));
    caf =
        database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery("SELECT french, english, card FROM service WHERE code = 'caf'")
                        .mapToMap()
                        .one());
    UpdateBench bench = new UpdateBench(server);
    for (String name : List.of("figeac-1", "gramat-1", "cajarc-1")) {
      UpdateBench.Enrolled kiosk = bench.kiosk(name);
      kiosks.put(name, kiosk);
      lines.put(name, KioskLine.open(kiosk.client()));
    }
  }

  @AfterEach
  void theyGo() {
    restore(caf);
    desks.forEach(EventReader::close);
    lines.values().forEach(KioskLine::close);
    kiosks.values().forEach(UpdateBench.Enrolled::close);
    server.close();
  }

  private TestAdviser adviser(String name, String... services) throws IOException {
    TestAdviser adviser = TestAdviser.of(server, name, services);
    EventReader desk = adviser.open();
    desks.add(desk);
    desk.awaitEvent("queue", "waiting");
    return adviser;
  }

  private String ask(String kiosk, String service) throws IOException {
    String id = UUID.randomUUID().toString();
    String wish = "{\"id\":\"%s\",\"service\":\"%s\",\"language\":\"fr\"}".formatted(id, service);
    HttpResponse<String> answer = line(kiosk).post("", wish);
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.body()).as("nobody has answered").doesNotContain("\"room\"");
    return id;
  }

  private KioskLine line(String kiosk) {
    return Objects.requireNonNull(lines.get(kiosk), kiosk);
  }

  private static String answer(TestAdviser adviser, String call) {
    HttpResponse<String> answer = adviser.post("/calls/" + call + "/answer", "{}");
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  private String answered(String kiosk, String call) {
    return line(kiosk).awaitEvent("call", "\"id\":\"" + call + "\",\"state\":\"answered\"");
  }

  private void end(String kiosk, String call) throws IOException {
    assertThat(line(kiosk).post("/" + call + "/end", "{\"reason\":\"ended\"}").statusCode())
        .isEqualTo(200);
  }

  private HttpResponse<String> page(String form) {
    URI uri = server.uri("");
    return server.send(
        server
            .request("/video")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Origin", "http://" + uri.getHost() + ":" + uri.getPort())
            .POST(BodyPublishers.ofString(form))
            .build());
  }

  private HttpResponse<String> put(String path, String body, String... headers) throws IOException {
    var request =
        server
            .request("/api/v1" + path)
            .header("Authorization", "Bearer " + Files.readString(server.tokenFile()).strip())
            .header("Content-Type", "application/json");
    if (headers.length > 0) {
      request = request.headers(headers);
    }
    return server.send(request.PUT(BodyPublishers.ofString(body)).build());
  }

  private String row(String call) {
    return server
        .database()
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT CONCAT_WS(' instead of ', adapter, instead_of) FROM video_call"
                            + " WHERE id = :id")
                    .bind("id", call)
                    .mapTo(String.class)
                    .one());
  }

  @Test
  void aSwitchOnThePageReachesTheNextCallOfEveryKioskAndLeavesTheOthersAlone() throws IOException {
    TestAdviser anne = adviser("anne", "caf");
    String underWay = ask("figeac-1", "caf");
    String direct = answer(anne, underWay);
    assertThat(direct).doesNotContain("\"room\"");
    String waiting = ask("gramat-1", "caf");

    assertThat(server.get("/video/jitsi-meet?lang=fr").body())
        .contains(
            "De «\u00a0Liaison directe\u00a0» à «\u00a0Jitsi Meet\u00a0»",
            "Aucune borne n’est connue");
    HttpResponse<String> switched = page("provider=jitsi-meet&revision=1");

    assertThat(switched.statusCode()).isEqualTo(303);
    assertThat(server.get("/video?lang=fr&done=switched").body())
        .contains("Le prochain appel de chaque borne passera par\u00a0: Jitsi Meet.");
    assertThat(server.audit().of("video.switched"))
        .singleElement()
        .satisfies(
            entry ->
                assertThat(entry.details())
                    .containsEntry("from", "direct")
                    .containsEntry("to", "jitsi-meet"));
    // Who was asked for before goes on as it began, whether somebody has answered or not.
    assertThat(answer(anne, underWay)).isEqualTo(direct);
    end("figeac-1", underWay);
    assertThat(answer(anne, waiting)).doesNotContain("\"room\"");
    assertThat(answered("gramat-1", waiting)).doesNotContain("\"room\"");
    end("gramat-1", waiting);

    List<String> rooms = new ArrayList<>();
    for (String kiosk : kiosks.keySet()) {
      String call = ask(kiosk, "caf");
      String adviser = answer(anne, call);
      String told = answered(kiosk, call);
      assertThat(adviser)
          .contains("\"room\":{\"provider\":\"jitsi-meet\",\"url\":\"https://meet.example.org/")
          .contains("displayName=%22Allocations%20familiales%20%28CAF%29%22");
      assertThat(told)
          .contains("\"room\":{\"provider\":\"jitsi-meet\",\"url\":\"https://meet.example.org/")
          .contains("displayName=%22" + kiosk);
      rooms.add(told.replaceFirst(".*example.org/([0-9a-f]*)#.*", "$1"));
      assertThat(line(kiosk).post("/" + call + "/connected", "{}").body())
          .as("asked again")
          .contains("\"connected\"", rooms.getLast());
      end(kiosk, call);
      assertThat(row(call)).isEqualTo("jitsi-meet");
    }
    assertThat(rooms).doesNotHaveDuplicates().allMatch(room -> room.length() == 40);
    assertThat(row(waiting)).isEqualTo("direct");

    assertThat(page("provider=direct&revision=2").statusCode()).as("back").isEqualTo(303);
    String last = ask("figeac-1", "caf");
    assertThat(answer(anne, last)).doesNotContain("\"room\"");
  }

  @Test
  void whoReadSomethingElseOrChoosesWhatIsNotThereChangesNothing() throws IOException {
    HttpResponse<String> read = server.send(server.request("/api/v1/video").GET().build());

    assertThat(read.body())
        .contains(
            "\"provider\":\"direct\"",
            "\"available\":[\"direct\",\"jitsi-meet\",\"bigbluebutton\",\"room-link\"]");
    assertThat(read.headers().firstValue("ETag")).contains("\"1\"");
    String jitsi = "{\"provider\":\"jitsi-meet\"}";
    assertThat(put("/video", jitsi, "If-Match", "\"7\"").statusCode()).isEqualTo(412);
    assertThat(put("/video", "{\"provider\":\"la-suite-meet\"}").statusCode()).isEqualTo(409);
    assertThat(put("/video", "{\"provider\":\"skype\"}").statusCode()).isEqualTo(400);
    assertThat(put("/video", "{}").statusCode()).isEqualTo(400);
    assertThat(page("provider=jitsi-meet&revision=7").statusCode()).isEqualTo(409);
    assertThat(page("provider=la-suite-meet&revision=1").statusCode()).isEqualTo(409);
    assertThat(page("provider=skype&revision=1").statusCode()).isEqualTo(422);
    assertThat(server.get("/video/la-suite-meet").statusCode()).isEqualTo(404);
    assertThat(server.audit().of("video.switched")).isEmpty();

    HttpResponse<String> changed = put("/video", jitsi, "If-Match", "\"1\"");

    assertThat(changed.body()).contains("\"provider\":\"jitsi-meet\"", "\"revision\":2");
    assertThat(put("/video", jitsi).body()).as("nothing to do").contains("\"revision\":2");
    assertThat(server.audit().of("video.switched")).hasSize(1);
  }

  /** The register of services outlives a test. */
  private void restore(Map<String, Object> service) {
    server
        .database()
        .jdbi()
        .useHandle(
            handle -> {
              int _ =
                  handle
                      .createUpdate(
                          "UPDATE service SET french = :french, english = :english, card = :card"
                              + " WHERE code = 'caf'")
                      .bindMap(service)
                      .execute();
            });
  }

  private void caf(String more) throws IOException {
    String content = "{\"name\":{\"fr\":\"CAF\",\"en\":\"CAF\"}%s}".formatted(more);
    assertThat(put("/services/caf", content).statusCode()).isEqualTo(200);
  }

  @Test
  void aServiceMayHaveItsOwnAndARoomThatFailsIsReplacedAndSaid() throws IOException {
    TestAdviser anne = adviser("anne", "caf", "carsat");
    caf(",\"adapter\":\"room-link\"");
    String own = ask("figeac-1", "caf");
    assertThat(answer(anne, own)).contains("\"provider\":\"room-link\"", "https://visio.example.");
    assertThat(server.get("/video?lang=fr").body()).contains("CAF\u00a0: Lien de salle");
    end("figeac-1", own);
    assertThat(put("/video", "{\"provider\":\"bigbluebutton\"}").statusCode()).isEqualTo(200);

    String without = ask("figeac-1", "carsat");
    assertThat(answer(anne, without))
        .doesNotContain("\"room\"")
        .contains(
            "Aucune salle n’a pu être ouverte par BigBlueButton\u00a0; cet appel passe"
                + " par\u00a0: Liaison directe.");
    end("figeac-1", without);
    assertThat(row(without)).isEqualTo("direct instead of bigbluebutton");

    caf(",\"fallback\":\"https://secours.example.org/{room}\"");
    String with = ask("gramat-1", "caf");
    assertThat(answer(anne, with)).contains("https://secours.example.org/", "BigBlueButton");
    assertThat(answered("gramat-1", with)).contains("https://secours.example.org/");
    end("gramat-1", with);
    assertThat(row(with)).isEqualTo("room-link instead of bigbluebutton");
    assertThat(server.get("/api/v1/calls").body()).contains("\"insteadOf\":\"bigbluebutton\"");
    assertThat(put("/services/caf", "{\"name\":{\"fr\":\"C\",\"en\":\"C\"},\"adapter\":\"zoom\"}"))
        .satisfies(refused -> assertThat(refused.statusCode()).isEqualTo(400));
    assertThat(
            put(
                    "/services/caf",
                    "{\"name\":{\"fr\":\"C\",\"en\":\"C\"},\"fallback\":\"https://{room}.x.org\"}")
                .body())
        .contains("fallback");
  }

  /** The supplier that is gone may be one that a service chose, too. */
  @Test
  void servicesWithTheProviderThatIsLeftGoWithTheFleetInTheSameAction() throws IOException {
    TestAdviser anne = adviser("anne", "caf", "carsat");
    caf(",\"adapter\":\"jitsi-meet\",\"telephone\":\"3230\"");
    assertThat(put("/video", "{\"provider\":\"jitsi-meet\"}").statusCode()).isEqualTo(200);
    String box = "name=\"service.caf\" value=\"yes\" class=\"form-check-input\"";

    assertThat(server.get("/video/direct?lang=fr").body())
        .contains(box + " checked", "Ceux qui sont cochés passeront eux aussi")
        .doesNotContain("service.carsat");
    assertThat(server.get("/video/room-link").body()).contains(box + " checked");
    assertThat(server.page("/video/jitsi-meet"))
        .doesNotContain("<form method=\"post\" action=\"/video\"");
    assertThat(page("provider=direct&revision=1&service.caf=yes").statusCode()).isEqualTo(409);
    assertThat(server.get("/api/v1/services/caf").body()).as("overtaken").contains("jitsi-meet");

    assertThat(page("provider=direct&revision=2&service.caf=yes&service.carsat=yes").statusCode())
        .isEqualTo(303);

    String call = ask("figeac-1", "caf");
    assertThat(answer(anne, call)).doesNotContain("\"room\"");
    end("figeac-1", call);
    assertThat(row(call)).isEqualTo("direct");
    assertThat(server.get("/api/v1/services/caf").body())
        .contains("3230")
        .doesNotContain("jitsi-meet");
    assertThat(server.audit().of("video.switched"))
        .extracting(entry -> entry.details().get("from") + " " + entry.details().get("to"))
        .containsExactly("direct jitsi-meet", "jitsi-meet direct", "jitsi-meet direct");
  }

  /** The fleet stays with what it has, and one service's own is gone. */
  @Test
  void aServiceComesBackToTheFleetsProviderOrKeepsItsOwn() throws IOException {
    caf(",\"adapter\":\"room-link\"");
    String box = "name=\"service.caf\" value=\"yes\" class=\"form-check-input\"";
    assertThat(server.get("/video/jitsi-meet").body()).contains(box + "> ");
    assertThat(page("provider=jitsi-meet&revision=1").statusCode()).isEqualTo(303);
    assertThat(server.get("/api/v1/services/caf").body()).contains("room-link");

    assertThat(server.get("/video?lang=fr").body())
        .contains("href=\"/video/jitsi-meet\">Y faire passer des services qui ont le leur</a>");
    assertThat(server.get("/video/jitsi-meet").body()).contains(box + " checked");
    assertThat(page("provider=jitsi-meet&revision=2&service.caf=yes").statusCode()).isEqualTo(303);

    assertThat(server.page("/api/v1/services/caf")).doesNotContain("room-link");
    assertThat(server.page("/video?lang=fr")).doesNotContain("Y faire passer");
  }

  /** What is found of the direct line says nothing of a room elsewhere. */
  @Test
  void whoTriesTheLineIsToldWhichCallsAreHeldElsewhere() throws IOException {
    TestAdviser anne = adviser("anne", "caf", "carsat");
    String check = "/desk/check?lang=fr";
    assertThat(anne.get(check).body()).contains("iceServers").doesNotContain("\"rooms\"");

    caf(",\"adapter\":\"room-link\"");
    assertThat(anne.get(check).body())
        .contains("Les appels pour CAF se tiennent", "(Lien de salle)");

    assertThat(put("/video", "{\"provider\":\"jitsi-meet\"}").statusCode()).isEqualTo(200);
    assertThat(anne.get(check).body()).contains("CAF", "Retraite", "Lien de salle", "Jitsi Meet");
    assertThat(TestPages.found(adviser("bruno", "cpam").get(check)))
        .doesNotContain("CAF", "Lien de salle");
  }

  @Test
  void theRoomIsHeldByAPageThatLetsInItsOriginOnlyAndIsForOneAdviser() throws IOException {
    TestAdviser anne = adviser("anne", "caf");
    TestAdviser bruno = adviser("bruno", "caf");
    assertThat(put("/video", "{\"provider\":\"jitsi-meet\"}").statusCode()).isEqualTo(200);
    String call = ask("figeac-1", "caf");
    assertThat(anne.get("/desk/calls/" + call + "/room").statusCode()).isEqualTo(404);
    String _ = answer(anne, call);

    HttpResponse<String> room = anne.get("/desk/calls/" + call + "/room");

    assertThat(room.body()).contains("https://meet.example.org/", "sandbox=\"allow-scripts");
    assertThat(room.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("frame-src https://meet.example.org;", "frame-ancestors 'self'")
        .containsOnlyOnce("connect-src")
        .contains("connect-src https://meet.example.org;");
    assertThat(room.headers().firstValue("Permissions-Policy").orElse(""))
        .contains("camera=(self \"https://meet.example.org\")");
    assertThat(anne.get("/desk").headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("frame-src 'self'", "frame-ancestors 'none'");
    assertThat(bruno.get("/desk/calls/" + call + "/room").statusCode()).isEqualTo(404);
    assertThat(anne.get("/account").headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'")
        .doesNotContain("frame-src");
  }
}
