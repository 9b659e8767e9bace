package fr.teleguichet.fleet.update.ddi;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.update.UpdateBench;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The question whether there is something for a kiosk. */
final class PollIT extends DdiCase {

  @Test
  void anIdleKioskIsAskedForItsAttributesAndThenForNothing() throws IOException {
    assertThat(poll().get("config").get("polling").get("sleep").getStringValue())
        .matches("00:05:[0-3][0-9]");
    assertThat(links()).containsExactly("configData");

    assertThat(status("PUT", "/configData", "{\"data\":{\"hw\":\"rpi5\"}}")).isEqualTo(200);

    assertThat(poll().has("_links")).isFalse();
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
  void anAnswerThatIsKnownIsNotSentAgain() throws IOException {
    HttpResponse<String> first = kiosk.get("");
    String tag = first.headers().firstValue("ETag").orElseThrow();
    assertThat(tag).matches("\"0[0-9a-f]{32}\"");
    assertThat(first.headers().firstValue("Content-Type")).hasValue("application/hal+json");
    HttpRequest.Builder again = kiosk.client().request(kiosk.path("")).header("If-None-Match", tag);

    assertThat(kiosk.client().send(again.build()).statusCode()).isEqualTo(304);
  }

  @Test
  void aKioskHasAPaceOfItsOwnWhereOneWasSet() throws IOException {
    assertThat(pace("{\"seconds\":60}")).isEqualTo(200);
    assertThat(poll().get("config").get("polling").get("sleep").getStringValue())
        .matches("00:01:0[0-5]");
    assertThat(pace("{\"seconds\":29}")).isEqualTo(400);
    assertThat(pace("{}")).isEqualTo(200);
    assertThat(poll().get("config").get("polling").get("sleep").getStringValue())
        .startsWith("00:05:");
    assertThat(server.audit().of("update.polling-set")).hasSize(2);
  }

  private int pace(String body) {
    return bench.ask("PUT", "/api/v1/kiosks/figeac-1/polling", body).statusCode();
  }

  /** A client finds an update's number between the last slash and the question mark. */
  @Test
  void linksAreAbsoluteAndRepeatTheTenantAsTheClientWroteIt() throws IOException {
    HttpResponse<String> answer = kiosk.client().get("/default/controller/v1/figeac-1");
    assertThat(bench.json(answer).get("_links").get("configData").get("href").getStringValue())
        .isEqualTo(server.devices() + "/default/controller/v1/figeac-1/configData");
  }

  /** What is not for devices is not there. */
  @Test
  void whatThereIsNotIs404() throws IOException {
    assertThat(kiosk.get("/nothing").statusCode()).isEqualTo(404);
    assertThat(kiosk.client().get("/other/controller/v1/figeac-1").statusCode()).isEqualTo(404);
    assertThat(kiosk.client().get("/releases").statusCode()).isEqualTo(404);
    assertThat(
            kiosk
                .client()
                .send(kiosk.client().request("/api/v1/rollouts").DELETE().build())
                .statusCode())
        .isEqualTo(404);
  }

  /** RFC 9110, section 15.5.6. */
  @Test
  void aWrongMethodIs405AndSaysWhichIsRight() throws IOException {
    record Row(String method, String path, String allowed) {}
    for (Row row :
        List.of(
            new Row("DELETE", "", "GET, HEAD"),
            new Row("POST", "/installedBase", "PUT"),
            new Row("GET", "/deploymentBase/1/feedback", "POST"),
            new Row("POST", "/deploymentBase/1", "GET, HEAD"),
            new Row("OPTIONS", "/configData", "PUT"))) {
      HttpResponse<String> answer = kiosk.send(row.method(), row.path(), "{}");
      assertThat(answer.statusCode()).as("%s", row).isEqualTo(405);
      assertThat(answer.headers().firstValue("Allow")).as("%s", row).hasValue(row.allowed());
    }
  }

  @Test
  void answersMustNotBeGuessedAtOrFramed() throws IOException {
    HttpResponse<String> answer = kiosk.get("");
    for (String name : List.of("X-Content-Type-Options", "X-Frame-Options", "Cache-Control")) {
      assertThat(answer.headers().firstValue(name)).as(name).isPresent();
    }
  }

  @Test
  void onlyTypesThatAreOfferedAreAnswered() throws IOException {
    record Row(String accept, int status, String type) {}
    for (Row row :
        List.of(
            new Row("*/*", 200, "application/hal+json"),
            new Row("application/json", 200, "application/json"),
            new Row("application/cbor", 200, "application/cbor"),
            new Row("application/xml", 406, ""))) {
      HttpRequest.Builder request =
          kiosk.client().request(kiosk.path("")).header("Accept", row.accept());
      HttpResponse<String> answer = kiosk.client().send(request.build());
      assertThat(answer.statusCode()).as(row.accept()).isEqualTo(row.status());
      if (row.status() == 200) {
        assertThat(answer.headers().firstValue("Content-Type")).hasValue(row.type());
      }
    }
  }

  /** Everything that a person or the kiosk changes counts from the next question on. */
  @Test
  void nothingOldIsAnsweredFromMemory() throws IOException {
    assertThat(status("PUT", "/configData", "{\"data\":{\"a\":\"b\"}}")).isEqualTo(200);
    int distribution = bench.distribution("os.swu", IMAGE);
    try (UpdateBench.Enrolled other = bench.kiosk("cahors-1")) {
      for (int round = 0; round < 3; round++) {
        assertThat(links()).doesNotContain("deploymentBase");
        int id = bench.assign(kiosk, distribution, "");
        assertThat(links()).contains("deploymentBase");
        assertThat(TestPages.found(other.get(""))).doesNotContain("deploymentBase");
        assertThat(
                status("POST", "/deploymentBase/" + id + "/feedback", feedback("closed", "none")))
            .isEqualTo(200);
      }
    }
  }
}
