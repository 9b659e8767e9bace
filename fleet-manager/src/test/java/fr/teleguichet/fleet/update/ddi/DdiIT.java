package fr.teleguichet.fleet.update.ddi;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.database.TestDatabase;
import fr.teleguichet.fleet.device.DeviceClient;
import fr.teleguichet.fleet.update.Json;
import fr.teleguichet.fleet.update.UpdateBench;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The device interface as request and answer. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class DdiIT {
  private static final byte[] IMAGE =
      "an image of a kiosk, 0123456789".getBytes(StandardCharsets.UTF_8);

  private TestPages.Running server;
  private UpdateBench bench;
  private UpdateBench.Enrolled kiosk;

  @BeforeEach
  void aKioskIsEnrolled(TestPages.Running running) throws IOException {
    server = running;
    bench = new UpdateBench(running);
    kiosk = bench.kiosk("figeac-1");
  }

  @AfterEach
  void theKioskGoes() {
    kiosk.close();
  }

  private static String feedback(String execution, String finished) {
    return """
    {"id":"7","time":"x","timestamp":1627997501890,"status":{"execution":"%s",
     "result":{"finished":"%s","progress":{"cnt":2,"of":5}},"code":200,"details":["one","two"]}}
    """
        .formatted(execution, finished);
  }

  private Json poll() throws IOException {
    return bench.json(kiosk.get(""));
  }

  private List<String> links() throws IOException {
    Json whole = poll();
    return whole.has("_links") ? whole.get("_links").names() : List.of();
  }

  private int status(String method, String path, String body) throws IOException {
    return kiosk.send(method, path, body).statusCode();
  }

  @Test
  void anIdleKioskIsAskedForItsAttributesAndThenForNothing() throws IOException {
    assertThat(poll().get("config").get("polling").get("sleep").getStringValue())
        .matches("00:05:[0-3][0-9]");
    assertThat(links()).containsExactly("configData");

    assertThat(status("PUT", "/configData", "{\"data\":{\"hw\":\"rpi5\"}}")).isEqualTo(200);

    assertThat(poll().has("_links")).isFalse();
  }

  @Test
  void anUpdateIsOfferedReadDownloadedAndInstalled() throws IOException {
    int id = bench.assign(kiosk, bench.distribution("os.swu", IMAGE), ",\"forced\":true");
    assertThat(links()).containsExactly("deploymentBase", "configData");
    String address = poll().get("_links").get("deploymentBase").get("href").getStringValue();
    assertThat(address)
        .startsWith(
            server.devices() + "/DEFAULT/controller/v1/figeac-1/deploymentBase/" + id + "?c=");

    Json whole = bench.json(kiosk.client().get(URI.create(address).getRawPath()));
    assertThat(whole.get("id").getStringValue()).isEqualTo(Integer.toString(id));
    assertThat(whole.get("deployment").get("download").getStringValue()).isEqualTo("forced");
    Json chunk = whole.get("deployment").get("chunks").get(0);
    assertThat(chunk.get("part").getStringValue()).isEqualTo("os");
    Json file = chunk.get("artifacts").get(0);
    assertThat(file.get("size").getIntValue()).isEqualTo(IMAGE.length);
    assertThat(file.get("hashes").get("sha256").getStringValue()).hasSize(64);
    assertThat(bench.update(kiosk, id).get("state").getStringValue()).isEqualTo("running");

    String download =
        URI.create(file.get("_links").get("download").get("href").getStringValue()).getPath();
    HttpResponse<String> got = kiosk.client().get(download);
    assertThat(got.statusCode()).isEqualTo(200);
    assertThat(got.body()).isEqualTo(new String(IMAGE, StandardCharsets.UTF_8));
    assertThat(got.headers().firstValue("ETag"))
        .hasValue("\"" + file.get("hashes").get("sha1").getStringValue() + "\"");
    assertThat(got.headers().firstValueAsLong("Content-Length")).hasValue(IMAGE.length);
    assertThat(kiosk.client().get(download + ".MD5SUM").body())
        .isEqualTo(file.get("hashes").get("md5").getStringValue() + "  os.swu");

    for (String step : List.of("scheduled", "download", "downloaded", "proceeding", "resumed")) {
      assertThat(status("POST", "/deploymentBase/" + id + "/feedback", feedback(step, "none")))
          .isEqualTo(200);
    }
    assertThat(status("POST", "/deploymentBase/" + id + "/feedback", feedback("closed", "success")))
        .isEqualTo(200);
    assertThat(status("POST", "/deploymentBase/" + id + "/feedback", feedback("closed", "failure")))
        .isEqualTo(410);
    assertThat(bench.update(kiosk, id).get("state").getStringValue()).isEqualTo("succeeded");
    assertThat(links()).containsExactly("installedBase", "configData");
    assertThat(kiosk.get("/installedBase/" + id).statusCode()).isEqualTo(200);
    assertThat(kiosk.client().get(download).statusCode()).isEqualTo(404);
    assertThat(server.audit().of("update.succeeded")).hasSize(1);
    HttpResponse<String> told = kiosk.get("/installedBase/" + id + "?actionHistory=2");
    assertThat(bench.json(told).get("actionHistory").get("messages").size()).isEqualTo(2);
  }

  @Test
  void partsOfAFileAreServed() throws IOException {
    int id = bench.assign(kiosk, bench.distribution("os.swu", IMAGE), "");
    String path =
        URI.create(
                bench
                    .json(kiosk.get("/deploymentBase/" + id))
                    .get("deployment")
                    .get("chunks")
                    .get(0)
                    .get("artifacts")
                    .get(0)
                    .get("_links")
                    .get("download")
                    .get("href")
                    .getStringValue())
            .getPath();
    String whole = new String(IMAGE, StandardCharsets.UTF_8);
    record Row(String range, int status, String body) {}
    for (Row row :
        List.of(
            new Row("bytes=0-1", 206, whole.substring(0, 2)),
            new Row("bytes=10-", 206, whole.substring(10)),
            new Row("bytes=-4", 206, "6789"),
            new Row("bytes=5-1000000", 206, whole.substring(5)),
            new Row("bytes=1000-", 416, ""),
            new Row("bytes=-0", 416, ""),
            new Row("bytes=0-1,4-5", 200, whole),
            new Row("lines=1-2", 200, whole))) {
      HttpResponse<String> answer =
          kiosk.client().send(kiosk.client().request(path).header("Range", row.range()).build());
      assertThat(answer.statusCode()).as(row.range()).isEqualTo(row.status());
      assertThat(answer.body()).as(row.range()).isEqualTo(row.body());
    }
    HttpRequest.Builder stale =
        kiosk.client().request(path).header("Range", "bytes=0-1").header("If-Range", "\"old\"");
    assertThat(kiosk.client().send(stale.build()).statusCode()).isEqualTo(200);
    HttpRequest.Builder other = kiosk.client().request(path).header("If-Match", "\"old\"");
    assertThat(kiosk.client().send(other.build()).statusCode()).isEqualTo(412);
    HttpResponse<String> head = kiosk.client().send(kiosk.client().request(path).HEAD().build());
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(IMAGE.length);
  }

  @Test
  void anUpdateIsCancelledWhenTheKioskSaysSo() throws IOException {
    int id = bench.assign(kiosk, bench.distribution("os.swu", IMAGE), "");
    String feedbackPath = "/cancelAction/" + id + "/feedback";
    assertThat(kiosk.get("/cancelAction/" + id).statusCode()).isEqualTo(404);
    assertThat(status("POST", feedbackPath, feedback("closed", "success"))).isEqualTo(405);
    cancel(id, "", 200);
    assertThat(links()).containsExactly("cancelAction", "configData");
    assertThat(kiosk.get("/deploymentBase/" + id).statusCode()).isEqualTo(404);
    assertThat(
            bench
                .json(kiosk.get("/cancelAction/" + id))
                .get("cancelAction")
                .get("stopId")
                .getStringValue())
        .isEqualTo(Integer.toString(id));

    assertThat(status("POST", feedbackPath, feedback("rejected", "none"))).isEqualTo(200);
    assertThat(links()).containsExactly("deploymentBase", "configData");

    cancel(id, "", 200);
    assertThat(status("POST", feedbackPath, feedback("canceled", "success"))).isEqualTo(200);
    assertThat(bench.update(kiosk, id).get("state").getStringValue()).isEqualTo("cancelling");
    assertThat(status("POST", feedbackPath, feedback("closed", "success"))).isEqualTo(200);
    assertThat(bench.update(kiosk, id).get("state").getStringValue()).isEqualTo("cancelled");
    assertThat(status("POST", feedbackPath, feedback("closed", "success"))).isEqualTo(200);
    assertThat(status("POST", "/deploymentBase/" + id + "/feedback", feedback("closed", "success")))
        .isEqualTo(410);
    cancel(id, "", 409);
  }

  private void cancel(int id, String query, int expected) {
    assertThat(
            bench.ask("DELETE", "/api/v1/kiosks/figeac-1/updates/" + id + query, "").statusCode())
        .isEqualTo(expected);
  }

  @Test
  void aKioskThatDoesNotAnswerIsNotWaitedFor() throws IOException {
    int id = bench.assign(kiosk, bench.distribution("os.swu", IMAGE), "");
    cancel(id, "?force=true", 409);
    cancel(id, "", 200);
    cancel(id, "?force=true", 200);

    assertThat(links()).containsExactly("configData");
  }

  @Test
  void theNextUpdateComesAfterTheOlderOneIsLeft() throws IOException {
    int distribution = bench.distribution("os.swu", IMAGE);
    int older = bench.assign(kiosk, distribution, "");
    int newer = bench.assign(kiosk, distribution, "");
    assertThat(links()).contains("cancelAction").doesNotContain("deploymentBase");

    assertThat(
            status("POST", "/cancelAction/" + older + "/feedback", feedback("closed", "success")))
        .isEqualTo(200);

    assertThat(poll().get("_links").get("deploymentBase").get("href").getStringValue())
        .contains("/deploymentBase/" + newer + "?c=");
  }

  @Test
  void somebodyAtTheKioskAgreesFirst() throws IOException {
    int distribution = bench.distribution("os.swu", IMAGE);
    int id = bench.assign(kiosk, distribution, ",\"confirm\":true");
    String feedbackPath = "/confirmationBase/" + id + "/feedback";
    assertThat(links()).containsExactly("confirmationBase", "configData");
    assertThat(kiosk.get("/deploymentBase/" + id).statusCode()).isEqualTo(404);
    assertThat(status("POST", "/deploymentBase/" + id + "/feedback", feedback("closed", "success")))
        .isEqualTo(404);
    assertThat(bench.json(kiosk.get("/confirmationBase/" + id)).get("confirmation")).isNotNull();
    assertThat(status("POST", feedbackPath, "{\"confirmation\":\"denied\"}")).isEqualTo(200);
    assertThat(status("POST", feedbackPath, "{\"confirmation\":\"confirmed\"}")).isEqualTo(200);
    assertThat(status("POST", feedbackPath, "{\"confirmation\":\"confirmed\"}")).isEqualTo(404);
    assertThat(links()).containsExactly("deploymentBase", "configData");

    assertThat(status("POST", "/confirmationBase/activateAutoConfirm", "{\"initiator\":\"x\"}"))
        .isEqualTo(200);
    assertThat(status("POST", "/confirmationBase/activateAutoConfirm", "{}")).isEqualTo(409);
    assertThat(
            bench
                .json(kiosk.get("/confirmationBase"))
                .get("autoConfirm")
                .get("active")
                .getBooleanValue())
        .isTrue();
    int next = bench.assign(kiosk, distribution, ",\"confirm\":true");
    assertThat(bench.update(kiosk, next).get("state").getStringValue()).isEqualTo("offered");
    assertThat(status("POST", "/confirmationBase/deactivateAutoConfirm", "")).isEqualTo(200);
  }

  @Test
  void nobodyReachesWhatIsAnotherKiosks() throws IOException {
    try (UpdateBench.Enrolled other = bench.kiosk("cahors-1");
        DeviceClient stranger =
            DeviceClient.stranger(server.devices(), server.authority().root())) {
      int id = bench.assign(other, bench.distribution("os.swu", IMAGE), "");

      assertThat(stranger.get(kiosk.path("")).statusCode()).isEqualTo(401);
      assertThat(kiosk.client().get(other.path("")).statusCode()).isEqualTo(403);
      assertThat(kiosk.get("/deploymentBase/" + id).statusCode()).isEqualTo(404);
      assertThat(
              status("POST", "/deploymentBase/" + id + "/feedback", feedback("closed", "success")))
          .isEqualTo(404);
      assertThat(kiosk.client().get("/other/controller/v1/figeac-1").statusCode()).isEqualTo(404);
      assertThat(kiosk.client().get("/default/controller/v1/figeac-1").statusCode()).isEqualTo(200);
      assertThat(bench.update(other, id).get("state").getStringValue()).isEqualTo("offered");
    }
    assertThat(server.audit().of("device.refused"))
        .extracting(entry -> entry.details().get("kind"))
        .contains("ddi-another-kiosk", "ddi-another-kiosks-update");
  }

  @Test
  void wrongFeedbackIsRefusedAsHawkBitDoes() throws IOException {
    int id = bench.assign(kiosk, bench.distribution("os.swu", IMAGE), "");
    String path = "/deploymentBase/" + id + "/feedback";
    for (String body :
        List.of(
            "",
            "x",
            "[]",
            "{}",
            "{\"status\":{}}",
            "{\"status\":{\"execution\":\"closed\"}}",
            feedback("flying", "none"),
            feedback("closed", "perhaps"),
            feedback("closed", "success").replace("200", "\"x\""),
            feedback("closed", "success").replace("[\"one\",\"two\"]", "[{}]"),
            "[".repeat(50_000))) {
      assertThat(status("POST", path, body)).as(body).isEqualTo(400);
    }
    assertThat(status("POST", path, "{\"x\":\"" + "y".repeat(200_000) + "\"}")).isEqualTo(413);
    assertThat(status("POST", "/deploymentBase/999999/feedback", feedback("closed", "success")))
        .isEqualTo(404);
    String many = "[" + "\"x\",".repeat(50) + "\"x\"]";
    assertThat(
            status("POST", path, feedback("proceeding", "none").replace("[\"one\",\"two\"]", many)))
        .isEqualTo(429);
    HttpRequest.Builder cbor =
        kiosk
            .client()
            .request(kiosk.path(path))
            .header("Content-Type", "application/cbor")
            .POST(HttpRequest.BodyPublishers.ofString("x"));
    assertThat(kiosk.client().send(cbor.build()).statusCode()).isEqualTo(415);
    HttpRequest.Builder xml =
        kiosk.client().request(kiosk.path("")).header("Accept", "application/xml");
    assertThat(kiosk.client().send(xml.build()).statusCode()).isEqualTo(406);
    assertThat(bench.update(kiosk, id).get("state").getStringValue()).isEqualTo("offered");
  }

  @Test
  void anAnswerThatIsKnownIsNotSentAgain() throws IOException {
    HttpResponse<String> first = kiosk.get("");
    String tag = first.headers().firstValue("ETag").orElseThrow();
    assertThat(tag).matches("\"0[0-9a-f]{32}\"");
    assertThat(first.headers().firstValue("Content-Type")).hasValue("application/hal+json");
    HttpRequest.Builder again = kiosk.client().request(kiosk.path("")).header("If-None-Match", tag);

    assertThat(kiosk.client().send(again.build()).statusCode()).isEqualTo(304);
  }

  @Test
  void attributesAreMergedReplacedAndRemoved() throws IOException {
    record Row(String body, int status) {}
    String hundred =
        java.util.stream.IntStream.range(0, 101)
            .mapToObj(it -> "\"k" + it + "\":\"v\"")
            .collect(java.util.stream.Collectors.joining(","));
    for (Row row :
        List.of(
            new Row("{\"data\":{\"a\":\"1\",\"b\":\"2\"}}", 200),
            new Row("{\"mode\":\"merge\",\"data\":{\"a\":null}}", 200),
            new Row("{\"mode\":\"remove\",\"data\":{\"zz\":\"\"}}", 200),
            new Row("{\"mode\":\"x\",\"data\":{\"a\":\"\"}}", 400),
            new Row("{\"data\":{}}", 400),
            new Row("{}", 400),
            new Row("{\"data\":{\"a\":\"é\"}}", 400),
            new Row("{\"data\":{\"a\":\"" + "x".repeat(129) + "\"}}", 400),
            new Row("{\"data\":{" + hundred + "}}", 429))) {
      assertThat(status("PUT", "/configData", row.body())).as(row.body()).isEqualTo(row.status());
    }
    String kept =
        server
            .database()
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery("SELECT attributes FROM update_kiosk")
                        .mapTo(String.class)
                        .one());
    assertThat(kept).isEqualTo("{\"b\":\"2\"}");
  }

  @Test
  void aKioskSaysWhatItHas() throws IOException {
    int _ = bench.distribution("os.swu", IMAGE);
    String has = "{\"name\":\"kiosk\",\"version\":\"1.1\"}";

    assertThat(status("PUT", "/installedBase", has)).isEqualTo(201);
    assertThat(status("PUT", "/installedBase", has)).isEqualTo(200);
    assertThat(status("PUT", "/installedBase", has.replace("1.1", "9"))).isEqualTo(404);
  }

  /** Whatever comes is refused or taken, never a failure of the server. */
  @Test
  void mangledFeedbackIsNeverTheServersFault() throws IOException {
    int id = bench.assign(kiosk, bench.distribution("os.swu", IMAGE), "");
    Random random = new Random(11);
    byte[] good = feedback("proceeding", "none").getBytes(StandardCharsets.UTF_8);
    for (int round = 0; round < 150; round++) {
      byte[] body = good.clone();
      for (int change = random.nextInt(6); change >= 0; change--) {
        body[random.nextInt(body.length)] = (byte) random.nextInt(256);
      }
      HttpRequest request =
          kiosk
              .client()
              .request(kiosk.path("/deploymentBase/" + id + "/feedback"))
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofByteArray(body))
              .build();
      assertThat(kiosk.client().send(request).statusCode())
          .as(() -> new String(body, StandardCharsets.ISO_8859_1))
          .isIn(200, 400);
    }
  }

  @Test
  void aThousandThingsAreKeptAndTheEndAlways() throws IOException {
    int id = bench.assign(kiosk, bench.distribution("os.swu", IMAGE), "");
    server
        .database()
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    INSERT INTO action_status (action_id, at, kind, messages)
                    SELECT ?, NOW(3), 'proceeding', '' FROM seq_1_to_1000
                    """,
                    id));
    String path = "/deploymentBase/" + id + "/feedback";

    assertThat(status("POST", path, feedback("proceeding", "none"))).isEqualTo(429);
    assertThat(status("POST", path, feedback("closed", "failure"))).isEqualTo(200);
    assertThat(bench.update(kiosk, id).get("state").getStringValue()).isEqualTo("failed");
  }
}
