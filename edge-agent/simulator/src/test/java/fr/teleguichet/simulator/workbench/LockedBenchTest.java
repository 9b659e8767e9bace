package fr.teleguichet.simulator.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.simulator.workbench.OpenWorkbench.Kind;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A real kiosk's workbench over real HTTP: to be seen with the PIN, and never to be acted on. */
@Timeout(300)
class LockedBenchTest {

  private static final String VIEW = "/api/workbench";

  private final OpenWorkbench bench = new OpenWorkbench(Kind.REAL_WITH_PIN);
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void whoShowsThePinSeesWhatTheAgentMakesOfTheKiosk() throws Exception {
    HttpResponse<String> answer = get(VIEW, OpenWorkbench.PIN);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    var view = new JsonObject(answer.body());
    assertThat(view.fieldNames())
        .containsExactlyInAnyOrder(
            "presence",
            "sensors",
            "session",
            "monitor",
            "care",
            "repairs",
            "temperature",
            "works",
            "view",
            "peripherals");
    assertThat(view.getJsonArray("sensors").stream().map(JsonObject.class::cast))
        .extracting(it -> it.getString("sensor"))
        .containsExactly("infrared", "radar", "distance");
  }

  @Test
  void withoutThePinNothingIsToldAndAWrongOneMakesTheNextWait() throws Exception {
    HttpResponse<String> nothing = get(VIEW, "");
    assertThat(nothing.statusCode()).isEqualTo(401);
    HttpResponse<String> wrong = get(VIEW, "000000");
    assertThat(wrong.statusCode()).isEqualTo(401);
    assertThat(nothing.body() + wrong.body()).doesNotContain("presence");
    HttpResponse<String> hasty = get(VIEW, OpenWorkbench.PIN);
    assertThat(hasty.statusCode()).isEqualTo(429);
    assertThat(hasty.headers().firstValue("Retry-After")).isPresent();
  }

  @Test
  void thePageItselfTellsNothingOfTheKiosk() throws Exception {
    HttpResponse<String> page = get("/workbench", "");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("id=\"pin\"").doesNotContain("peripherals");
  }

  @Test
  void thereAreNoHandsNotEvenWithThePin() throws Exception {
    for (String path : List.of("/workbench.js", "/workbench-dials.js", VIEW + "/events")) {
      assertThat(get(path, OpenWorkbench.PIN).statusCode()).as(path).isEqualTo(404);
    }
    for (String body : List.of("{\"dial\": \"paper\", \"value\": 0}", "{\"mend\": true}")) {
      HttpRequest request =
          HttpRequest.newBuilder(bench.at(VIEW))
              .header("Content-Type", "application/json")
              .header("Origin", bench.origin())
              .header("Authorization", "Bearer " + OpenWorkbench.PIN)
              .POST(BodyPublishers.ofString(body))
              .build();
      assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(404);
    }
  }

  private HttpResponse<String> get(String path, String pin) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(bench.at(path));
    if (!pin.isEmpty()) {
      request.header("Authorization", "Bearer " + pin);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }
}
