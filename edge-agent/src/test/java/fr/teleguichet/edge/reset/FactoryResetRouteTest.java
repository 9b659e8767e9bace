package fr.teleguichet.edge.reset;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.configuration.Secret;
import fr.teleguichet.edge.kiosk.FakeOccupancy;
import fr.teleguichet.edge.kiosk.Logbook;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.screen.CitizenScreen;
import fr.teleguichet.edge.screen.KioskSnapshot;
import fr.teleguichet.edge.screen.OpenScreen;
import fr.teleguichet.edge.screen.WholeScreen;
import fr.teleguichet.edge.technician.PinAuthenticator;
import fr.teleguichet.edge.technician.WorkbenchPinAuthenticator;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may reset a unit, over real HTTP: its own page, with the PIN, by the unit's name. */
@Timeout(300)
final class FactoryResetRouteTest {

  private static final String PIN = "804612";
  private static final String WHERE = "api/technician/reset";
  private static final String WIPE =
      "{\"kind\": \"wipe-identity\", \"unit\": \"relais-01\", \"unsent\": 2}";

  private final HttpClient client = HttpClient.newHttpClient();
  private final Logbook logbook = new Logbook();
  private final FakeOccupancy citizen = new FakeOccupancy();
  private final FakeResetScheduler machine = new FakeResetScheduler();
  private final OpenScreen screen = new OpenScreen(this::screen);
  private final URI page = screen.address();

  private CitizenScreen screen(Vertx vertx, Loop loop) {
    var world = new WholeScreen.World(vertx, loop, Clock.systemUTC(), logbook, logbook);
    var offer = new CitizenScreen.Offer(0, List.of(), Optional.empty());
    var reset =
        new FactoryReset(
            new FactoryReset.Surroundings(
                loop,
                Clock.systemUTC(),
                logbook,
                citizen,
                UUID::randomUUID,
                () -> false,
                () -> 2,
                () -> false,
                () -> "relais-01"),
            machine);
    return WholeScreen.of(world, KioskSnapshot.allWell(Set.of()), offer)
        .screen()
        .with(
            new FactoryResetRoute(
                reset, new WorkbenchPinAuthenticator(new PinAuthenticator(loop, new Secret(PIN)))));
  }

  @AfterEach
  void close() {
    screen.close();
  }

  @Test
  void whoShowsThePinReadsWhichUnitItIsAndWhatWouldBeLost() throws Exception {
    HttpResponse<String> answer = client.send(look(PIN).build(), BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(200);
    var view = new JsonObject(answer.body());
    assertThat(view.remove("view")).isInstanceOf(Integer.class);
    assertThat(view)
        .isEqualTo(
            new JsonObject()
                .put("unit", "relais-01")
                .put("unsent", 2)
                .put("reach", "appliance")
                .put("connected", false)
                .put("state", "idle"));
  }

  @Test
  void withoutThePinNothingIsToldAndNothingDone() throws Exception {
    assertThat(client.send(look("").build(), BodyHandlers.ofString()).statusCode()).isEqualTo(401);
    assertThat(post("", WIPE, origin()).statusCode()).isEqualTo(401);
    assertThat(post("000000", WIPE, origin()).statusCode()).isEqualTo(401);
    // Who guesses waits, the right PIN too.
    assertThat(post(PIN, WIPE, origin()).statusCode()).isEqualTo(429);

    assertThat(machine.handed()).isEmpty();
    assertThat(logbook.records()).isEmpty();
  }

  @Test
  void anotherPagesRequestIsTurnedAwayEvenWithThePin() throws Exception {
    assertThat(post(PIN, WIPE, "http://elsewhere.example").statusCode()).isEqualTo(403);
    HttpRequest.Builder noOrigin =
        HttpRequest.newBuilder(page.resolve(WHERE))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + PIN)
            .POST(BodyPublishers.ofString(WIPE));
    assertThat(client.send(noOrigin.build(), BodyHandlers.ofString()).statusCode()).isEqualTo(403);
    HttpRequest.Builder form =
        HttpRequest.newBuilder(page.resolve(WHERE))
            .header("Content-Type", "text/plain")
            .header("Origin", origin())
            .header("Authorization", "Bearer " + PIN)
            .POST(BodyPublishers.ofString(WIPE));
    assertThat(client.send(form.build(), BodyHandlers.ofString()).statusCode()).isEqualTo(403);

    assertThat(logbook.records()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"kind\": \"wipe-everything\", \"unit\": \"relais-01\", \"unsent\": 2}",
        "{\"kind\": \"wipe-identity\", \"unit\": \"relais-01\"}",
        "{\"kind\": \"wipe-identity\", \"unit\": 1, \"unsent\": 2}",
        "{\"kind\": \"wipe-identity\", \"unit\": \"relais-01\", \"unsent\": \"2\"}",
        "{\"kind\": \"wipe-identity\", \"unit\": \"relais-02\", \"unsent\": 2}",
        "{\"kind\": \"wipe-identity\", \"unit\": \"relais-01\", \"unsent\": 1}",
        "{\"kind\": \"wipe-identity\", \"unit\": \"relais-01\", \"unsent\": -1}",
        "[]"
      })
  void whatIsNotConfirmedForThisUnitIsRefused(String body) throws Exception {
    assertThat(post(PIN, body, origin()).statusCode()).isEqualTo(400);

    assertThat(machine.handed()).isEmpty();
    assertThat(logbook.records()).isEmpty();
  }

  @Test
  void whatIsConfirmedBeginsOnceAndTheSecondIsTold() throws Exception {
    HttpResponse<String> begun = post(PIN, WIPE, origin());
    assertThat(begun.statusCode()).isEqualTo(200);
    assertThat(new JsonObject(begun.body()).getString("state")).isEqualTo("begun");

    HttpResponse<String> again = post(PIN, WIPE, origin());
    assertThat(again.statusCode()).isEqualTo(400);
    assertThat(new JsonObject(again.body()).getString("error")).isEqualTo("busy");
  }

  @Test
  void aCitizenGoesBefore() throws Exception {
    citizen.occupy();

    HttpResponse<String> refused = post(PIN, WIPE, origin());

    assertThat(new JsonObject(refused.body()).getString("error")).isEqualTo("citizen-served");
    assertThat(logbook.records()).isEmpty();
  }

  @Test
  void thePageItselfNeedsNoPinAndTellsNothing() throws Exception {
    for (String file :
        List.of(
            "technician/reset",
            "reset.js",
            "reset-texts.js",
            "workbench.css",
            "workbench-words.js")) {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(page.resolve("/" + file)).build(), BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(file).isEqualTo(200);
      assertThat(answer.body()).as(file).doesNotContain("relais-01");
    }
  }

  private String origin() {
    return "http://127.0.0.1:" + page.getPort();
  }

  private HttpRequest.Builder look(String pin) {
    HttpRequest.Builder request = HttpRequest.newBuilder(page.resolve(WHERE));
    return pin.isEmpty() ? request : request.header("Authorization", "Bearer " + pin);
  }

  private HttpResponse<String> post(String pin, String body, String origin) throws Exception {
    return client.send(
        look(pin)
            .header("Content-Type", "application/json")
            .header("Origin", origin)
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }
}
