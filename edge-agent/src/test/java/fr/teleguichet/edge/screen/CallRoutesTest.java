package fr.teleguichet.edge.screen;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.call.CallEvent;
import fr.teleguichet.edge.call.ExternalMeetingRoom;
import fr.teleguichet.edge.call.FakeAdvisers;
import fr.teleguichet.edge.call.IceConfiguration;
import fr.teleguichet.edge.call.SignalingMessage;
import fr.teleguichet.edge.configuration.ServiceOffer;
import fr.teleguichet.edge.kiosk.Logbook;
import fr.teleguichet.edge.loop.VertxLoop;
import fr.teleguichet.hardware.journal.ServiceCode;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
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
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the page of a call asks the agent, over real HTTP on the loopback. */
@Timeout(120)
class CallRoutesTest {

  private static final ServiceCode CAF = new ServiceCode("caf");

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private final HttpClient client = HttpClient.newHttpClient();
  private final FakeAdvisers advisers = FakeAdvisers.waiting();
  private URI page = URI.create("http://replaced.before.each/");
  private int step;

  @BeforeEach
  void open() {
    page = started().orTimeout(60, TimeUnit.SECONDS).join().address();
  }

  @AfterEach
  void close() throws Exception {
    client.shutdownNow();
    vertx.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
  }

  @Test
  void thePageIsToldHowTheCallStandsAndWhatTheAdvisersPageSays() throws Exception {
    BlockingQueue<String> told = listen();
    assertThat(next(told)).isEqualTo("call {\"state\":\"ended\"}");
    answer();
    assertThat(next(told)).startsWith("call {\"state\":\"waiting\",\"id\":\"");
    assertThat(next(told)).startsWith("call {\"state\":\"waiting\"").contains("\"relayOnly\":true");
    assertThat(next(told)).startsWith("call {\"state\":\"answered\"");
    happens(
        new CallEvent.Signal(new SignalingMessage("offer", "{\"kind\":\"offer\",\"sdp\":\"x\"}")));
    assertThat(next(told)).isEqualTo("signal {\"kind\":\"offer\",\"sdp\":\"x\"}");
  }

  @Test
  void signalsAndWordsOfThePageReachTheAdviser() throws Exception {
    assertThat(post("signals", "{\"kind\":\"ready\"}")).as("without a call").isEqualTo(200);
    answer();
    assertThat(post("signals", "{\"kind\":\"ready\",\"peer\":\"7\"}")).isEqualTo(200);
    assertThat(post("connected", "{}")).isEqualTo(200);
    assertThat(post("connected", "{}")).isEqualTo(200);
    assertThat(post("failed", "{}")).isEqualTo(200);
    assertThat(post("failed", "{}")).as("it is over").isEqualTo(200);
    assertThat(post("nothing", "{}")).isEqualTo(404);
    assertThat(onLoop(() -> List.copyOf(advisers.asked().getLast().told())))
        .containsExactly("signal ready", "connected", "end failed");
  }

  /** An SDP of many candidates is larger than what other routes take. */
  @Test
  void aSignalOf32KibibytesPassesAndALargerOneDoesNot() throws Exception {
    answer();
    String around = "{\"kind\":\"answer\",\"sdp\":\"\"}";
    String largest = "x".repeat(SignalingMessage.MAX_SIZE - around.length());
    assertThat(post("signals", around.replace("\"\"", '"' + largest + '"'))).isEqualTo(200);
    assertThat(post("signals", around.replace("\"\"", '"' + largest + "x\""))).isEqualTo(400);
    assertThat(post("signals", around.replace("\"\"", '"' + largest.repeat(2) + '"')))
        .isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "[]", "{", "{}", "{\"kind\":5}", "{\"kind\":\"\"}", "{\"kind\":\"OFFER 1\"}"})
  void whatIsNoSignalIsRefused(String body) throws Exception {
    answer();
    assertThat(post("signals", body)).isEqualTo(400);
  }

  @Test
  void onlyOurOwnPageTakesPart() throws Exception {
    answer();
    HttpRequest foreign =
        HttpRequest.newBuilder(page.resolve("/api/call/connected"))
            .header("Content-Type", "application/json")
            .header("Origin", "http://elsewhere.example")
            .POST(BodyPublishers.ofString("{}"))
            .build();
    assertThat(client.send(foreign, BodyHandlers.ofString()).statusCode()).isEqualTo(403);
  }

  /** A kiosk has one camera. */
  @Test
  void aNewerPageTakesThePlaceOfTheOlder() throws Exception {
    BlockingQueue<String> older = listen();
    assertThat(next(older)).startsWith("call ");
    BlockingQueue<String> newer = listen();
    assertThat(next(newer)).startsWith("call ");
    assertThat(next(older)).isEqualTo("replaced now");
    answer();
    assertThat(next(newer)).contains("waiting");
    assertThat(older).isEmpty();
  }

  /** The frame's policies are those of this one room, and the page's own stay as they are. */
  @Test
  void aRoomIsHeldByAPageThatLetsInItsOriginOnly() throws Exception {
    assertThat(get("/api/call/room").statusCode()).as("without a room").isEqualTo(404);
    answer();
    happens(
        new CallEvent.Room(
            new ExternalMeetingRoom(
                "jitsi-meet", URI.create("https://meet.example.org/r1?a=1&b=2#c"))));

    HttpResponse<String> room = get("/api/call/room");

    assertThat(room.body())
        .contains(
            "data-page=\"https://meet.example.org/r1?a=1&amp;b=2#c\"",
            "data-speaks=\"true\"",
            "sandbox=\"allow-scripts allow-same-origin allow-forms\"");
    assertThat(room.headers().allValues("Content-Security-Policy"))
        .singleElement(InstanceOfAssertFactories.STRING)
        .contains("frame-src https://meet.example.org;", "frame-ancestors 'self'");
    assertThat(room.headers().firstValue("Permissions-Policy").orElse(""))
        .contains("camera=(self \"https://meet.example.org\")");
    assertThat(get("/").headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("frame-src 'self';", "frame-ancestors 'none'");
  }

  private HttpResponse<String> get(String path) throws Exception {
    return client.send(HttpRequest.newBuilder(page.resolve(path)).build(), BodyHandlers.ofString());
  }

  /** Nobody else's page may look through the camera, and no other of ours needs it. */
  @Test
  void cameraAndMicrophoneAreForThePageItself() throws Exception {
    HttpResponse<String> answer =
        client.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString());
    assertThat(answer.headers().firstValue("Permissions-Policy").orElse(""))
        .contains("camera=(self)", "microphone=(self)", "geolocation=()");
  }

  private void answer() throws Exception {
    tap("{\"step\": %d, \"tap\": \"start\"}");
    tap("{\"step\": %d, \"tap\": \"choose\", \"service\": \"caf\"}");
    tap("{\"step\": %d, \"tap\": \"agree\"}");
    tap("{\"step\": %d, \"tap\": \"ready\"}");
    happens(new CallEvent.Accepted(new IceConfiguration(List.of(), true)));
    happens(new CallEvent.Answered());
  }

  private void tap(String message) throws Exception {
    HttpResponse<String> answer =
        client.send(request("/api/session", message.formatted(step)), BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    step = new JsonObject(answer.body()).getInteger("step");
  }

  private void happens(CallEvent event) {
    var _ =
        onLoop(
            () -> {
              advisers.asked().getLast().happens(event);
              return event;
            });
  }

  private <T> T onLoop(java.util.function.Supplier<T> question) {
    var answer = new CompletableFuture<T>();
    vertx.runOnContext(_ -> answer.complete(question.get()));
    return answer.orTimeout(60, TimeUnit.SECONDS).join();
  }

  private int post(String path, String body) throws Exception {
    return client.send(request("/api/call/" + path, body), BodyHandlers.ofString()).statusCode();
  }

  private HttpRequest request(String path, String body) {
    return HttpRequest.newBuilder(page.resolve(path))
        .header("Content-Type", "application/json")
        .header("Origin", "http://127.0.0.1:" + page.getPort())
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  /** Events as "name data". */
  private BlockingQueue<String> listen() throws Exception {
    var events = new LinkedBlockingQueue<String>();
    var lines =
        client
            .send(
                HttpRequest.newBuilder(page.resolve("/api/call/events")).build(),
                BodyHandlers.ofLines())
            .body();
    Thread.ofVirtual()
        .start(
            () -> {
              var name = new StringBuilder();
              lines.forEach(
                  line -> {
                    if (line.startsWith("event: ")) {
                      name.replace(0, name.length(), line.substring(7));
                    } else if (line.startsWith("data: ")) {
                      events.add(name + " " + line.substring(6));
                    }
                  });
            });
    return events;
  }

  private static String next(BlockingQueue<String> events) throws InterruptedException {
    String event = events.poll(60, TimeUnit.SECONDS);
    assertThat(event).as("an event within a minute").isNotNull();
    return event;
  }

  private CompletableFuture<CitizenScreen.Running> started() {
    var running = new CompletableFuture<CitizenScreen.Running>();
    vertx.runOnContext(
        _ -> {
          var logbook = new Logbook();
          var world =
              new WholeScreen.World(
                  vertx,
                  VertxLoop.current(vertx, System::nanoTime),
                  Clock.systemUTC(),
                  logbook,
                  logbook);
          var offer =
              new CitizenScreen.Offer(
                  0, List.of(new ServiceOffer(CAF, "CAF", "Benefits", "Ayudas")), Optional.empty());
          var whole = WholeScreen.of(world, KioskSnapshot.allWell(Set.of(CAF)), offer);
          whole.calls().by(advisers);
          whole
              .screen()
              .start()
              .onSuccess(running::complete)
              .onFailure(running::completeExceptionally);
        });
    return running;
  }
}
