package fr.teleguichet.fleet.update.ddi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What kiosks tell of updates, right and wrong. */
final class DdiFeedbackIT extends DdiCase {

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
    HttpRequest.Builder xml =
        kiosk
            .client()
            .request(kiosk.path(path))
            .header("Content-Type", "application/xml")
            .POST(HttpRequest.BodyPublishers.ofString("x"));
    assertThat(kiosk.client().send(xml.build()).statusCode()).isEqualTo(415);
    assertThat(bench.update(kiosk, id).get("state").getStringValue()).isEqualTo("offered");
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
          .isIn(200, 400, 429);
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

  /** Clients look for these members (hawkBit's own simulator among them). */
  @Test
  void aRefusalSaysWhatIsWrongInHawkBitsWords() throws IOException {
    int id = bench.assign(kiosk, bench.distribution("os.swu", IMAGE), "");
    var refused = kiosk.send("POST", "/deploymentBase/" + id + "/feedback", "{}");
    assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(bench.json(refused).get("errorCode").getStringValue())
        .isEqualTo("hawkbit.server.error.rest.body.notReadable");
    assertThat(bench.json(refused).get("exceptionClass").getStringValue())
        .isEqualTo("fr.teleguichet.ddi.Refusal");
    assertThat(bench.json(refused).get("message").getStringValue()).isNotEmpty();
  }

  @Test
  void whatIsToldInCborCountsLikeWhatIsToldInJson() throws IOException {
    int id = bench.assign(kiosk, bench.distribution("os.swu", IMAGE), "");
    byte[] body =
        new CborCodec()
            .write(
                new JsonTreeBuilder()
                    .put(
                        "status",
                        new JsonTreeBuilder()
                            .put("execution", "closed")
                            .put("result", new JsonTreeBuilder().put("finished", "success"))
                            .put("details", "done"))
                    .node());
    assertThat(cbor(id, new byte[] {1})).isEqualTo(400);
    assertThat(cbor(id, body)).isEqualTo(200);
    assertThat(bench.update(kiosk, id).get("state").getStringValue()).isEqualTo("succeeded");
  }

  private int cbor(int id, byte[] body) throws IOException {
    HttpRequest request =
        kiosk
            .client()
            .request(kiosk.path("/deploymentBase/" + id + "/feedback"))
            .header("Content-Type", "application/cbor")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    return kiosk.client().send(request).statusCode();
  }
}
