package fr.teleguichet.edge.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.teleguichet.edge.configuration.Secret;
import fr.teleguichet.edge.configuration.ServiceOffer;
import fr.teleguichet.edge.kiosk.Logbook;
import fr.teleguichet.edge.loop.VertxLoop;
import fr.teleguichet.edge.presence.PresenceEvent;
import fr.teleguichet.edge.session.SessionEvent;
import fr.teleguichet.hardware.journal.KioskRecord;
import fr.teleguichet.hardware.journal.ServiceCode;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page's server over real HTTP on a free port of the loopback. */
class CitizenScreenTest {

  private static final String TOKEN = "0123456789abcdef0123";
  private static final UUID JOURNAL = UUID.fromString("00000000-0000-4000-8000-000000000046");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T09:00:00Z"), ZoneOffset.UTC);

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private final HttpClient client = HttpClient.newHttpClient();
  private final Logbook logbook = new Logbook();
  private final AtomicReference<WholeScreen> opened = new AtomicReference<>();
  private URI page = URI.create("http://replaced.before.each/");

  @BeforeEach
  void open() {
    page = open(Optional.of(new Secret(TOKEN))).address();
  }

  @AfterEach
  void close() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
  }

  @Test
  void thePageComesWithAStrictPolicyAndNothingFromElsewhere() throws Exception {
    HttpResponse<String> answer = get("");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'")
        .doesNotContain("unsafe");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.body()).contains("<html lang=\"fr\">");
    for (String file :
        List.of(
            "",
            "kiosk.css",
            "kiosk.js",
            "screens.js",
            "texts-ar.json",
            "welcome.js",
            "call.css",
            "call.js",
            "call-panel.js",
            "call-views.js",
            "call-writing.js",
            "touch-keyboard.js",
            "turning.js",
            "keyboard-layouts.js",
            "writing.css",
            "icon.svg")) {
      HttpResponse<String> part = get(file);
      assertThat(part.statusCode()).as(file).isEqualTo(200);
      assertThat(part.body().replace("http://www.w3.org/2000/svg", ""))
          .as(file)
          .doesNotContain("http:")
          .doesNotContain("https:")
          .doesNotContain("style=")
          .doesNotContain("onclick");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"nothing", "../kiosk.css", "%2e%2e/journal.db", "kiosk.js/", "api", "api/records"})
  void whatIsNotOnTheListIsNotFound(String path) throws Exception {
    assertThat(get(path).statusCode()).isEqualTo(404);
  }

  @Test
  void aTapFromThePageMovesTheSessionOn() throws Exception {
    HttpResponse<String> answer = tap("{\"step\": 0, \"tap\": \"start\"}");

    assertThat(answer.statusCode()).isEqualTo(200);
    var view = new JsonObject(answer.body());
    assertThat(view.remove("view")).isInstanceOf(Integer.class);
    assertThat(view)
        .isEqualTo(
            new JsonObject(
                """
                {"state": "home", "step": 1, "writing": "written",
                 "help": {"state": "none", "telephone": "05 65 00 00 00"},
                 "code": {"result": "none"},
                 "services": [{"id": "caf", "fr": "CAF", "en": "Benefits", "es": "Ayudas",
                   "pt": "CAF", "ar": "CAF", "pictogram": "information", "mode": "walk-in",
                   "open": true, "availability": {"kind": "now", "fr": "disponible maintenant",
                     "en": "available now", "es": "disponible ahora", "pt": "disponível agora",
                     "ar": "متاحة الآن"}}]}
                """));
    assertThat(new JsonObject(get("api/session").body()).getString("state")).isEqualTo("home");
  }

  @Test
  void whatIsSaidLaterHasTheHigherNumber() throws Exception {
    long before = new JsonObject(get("api/session").body()).getLong("view");
    var tapped = new JsonObject(tap("{\"step\": 0, \"tap\": \"start\"}").body());
    assertThat(tapped.getLong("view")).isGreaterThan(before);
    assertThat(new JsonObject(get("api/session").body()).getLong("view"))
        .isGreaterThan(tapped.getLong("view"));
  }

  @Test
  void thatSomebodyIsThereIsHeardAndChangesNothing() throws Exception {
    var _ = tap("{\"step\": 0, \"tap\": \"start\"}");
    for (int seen : List.of(1, 0)) {
      HttpResponse<String> answer = tap("{\"step\": %d, \"tap\": \"present\"}".formatted(seen));
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(new JsonObject(answer.body()).getInteger("step")).isEqualTo(1);
    }
  }

  @Test
  void aTapThatIsLateIsToldWhereTheSessionIs() throws Exception {
    var _ = tap("{\"step\": 0, \"tap\": \"start\"}");
    HttpResponse<String> late = tap("{\"step\": 0, \"tap\": \"start\"}");
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(new JsonObject(late.body()).getInteger("step")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "nonsense",
        "{}",
        "{\"tap\": \"end\"}",
        "{\"step\": \"0\", \"tap\": \"end\"}",
        "{\"step\": 0, \"tap\": 5}",
        "{\"step\": 0, \"tap\": \"choose\", \"service\": \"CAF !\"}",
        "{\"step\": 0, \"tap\": \"satisfaction\", \"answer\": \"thrilled\"}",
        "{\"step\": 99999999999, \"tap\": \"end\"}"
      })
  void whatIsNoTapIsRefused(String body) throws Exception {
    assertThat(tap(body).statusCode()).isEqualTo(400);
  }

  @Test
  void whatIsNestedTooDeepIsAnsweredAndTheAgentGoesOn() throws Exception {
    String deep = "{\"a\":" + "[".repeat(8_000);
    assertThat(tap(deep).statusCode()).isEqualTo(400);
    assertThat(record(deep).statusCode()).isEqualTo(400);
    assertThat(get("api/session").statusCode()).isEqualTo(200);
  }

  @Test
  void otherPagesAndProgramsCanNotTouchTheSession() throws Exception {
    String body = "{\"step\": 0, \"tap\": \"start\"}";
    assertThat(send(post("api/session", body)).statusCode()).isEqualTo(403);
    assertThat(send(post("api/session", body).header("Origin", "http://evil.example")).statusCode())
        .isEqualTo(403);
    assertThat(send(post("api/session", body).header("Origin", "null")).statusCode())
        .isEqualTo(403);
    assertThat(
            send(post("api/session", body)
                    .header("Origin", origin())
                    .header("Sec-Fetch-Site", "cross-site"))
                .statusCode())
        .isEqualTo(403);
    assertThat(
            send(HttpRequest.newBuilder(page.resolve("/api/session"))
                    .header("Origin", origin())
                    .header("Content-Type", "text/plain")
                    .POST(HttpRequest.BodyPublishers.ofString(body)))
                .statusCode())
        .isEqualTo(403);
    assertThat(new JsonObject(get("api/session").body()).getString("state")).isEqualTo("idle");
  }

  @Test
  void onlyThePageItselfMaySayThatItDraws() throws Exception {
    String body = "{\"page\": \"p1\", \"role\": \"kiosk\", \"frames\": 3, \"visible\": true}";
    assertThat(send(post("api/frames", body).header("Origin", origin())).statusCode())
        .isEqualTo(200);
    assertThat(send(post("api/frames", body)).statusCode()).isEqualTo(403);
    for (String wrong :
        List.of(
            "{}",
            body.replace("3", "-1"),
            body.replace("kiosk", "king"),
            body.replace("p1", "p".repeat(41)),
            "[3]")) {
      assertThat(send(post("api/frames", wrong).header("Origin", origin())).statusCode())
          .isEqualTo(400);
    }
  }

  /** A name that an attacker's DNS leads to the loopback must not reach the page. */
  @Test
  void aForeignHostNameIsTurnedAway() throws Exception {
    assertThat(raw("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n")).startsWith("HTTP/1.1 421");
    assertThat(raw("GET / HTTP/1.1\r\nHost: localhost:" + page.getPort() + "\r\n\r\n"))
        .startsWith("HTTP/1.1 200");
  }

  @Test
  void otherMethodsAreNotAnswered() throws Exception {
    assertThat(raw("DELETE / HTTP/1.1\r\nHost: localhost:" + page.getPort() + "\r\n\r\n"))
        .startsWith("HTTP/1.1 405");
  }

  @Test
  void aLargeBodyIsRefusedBeforeItIsAllRead() throws Exception {
    assertThat(tap("{\"tap\": \"" + "x".repeat(100_000) + "\"}").statusCode()).isEqualTo(400);
  }

  /** The page is dark while nobody is there, and any sensor may brighten it. */
  @Test
  void whoComesFindsABrightPage() throws Exception {
    onLoop(it -> it.presence().publish(new PresenceEvent.Dim()));
    assertThat(new JsonObject(get("api/session").body()).getBoolean("dark")).isTrue();

    onLoop(it -> it.presence().publish(new PresenceEvent.Wake(Set.of())));
    assertThat(new JsonObject(get("api/session").body()).getBoolean("dark")).isFalse();
  }

  @Test
  void theCallButtonBeginsASession() throws Exception {
    happens(new SessionEvent.CallPressed());
    assertThat(new JsonObject(get("api/session").body()).getString("state")).isEqualTo("home");

    onLoop(it -> it.presence().publish(new PresenceEvent.CertainAbsence()));
    assertThat(new JsonObject(get("api/session").body()).getString("state")).isEqualTo("idle");
  }

  private void happens(SessionEvent event) throws Exception {
    onLoop(
        whole -> {
          var _ = whole.session().take(event);
        });
  }

  private void onLoop(Consumer<WholeScreen> action) throws Exception {
    var done = new CompletableFuture<Boolean>();
    // The loop of the screen is the first one, and the only one here.
    vertx.runOnContext(
        _ -> {
          action.accept(opened.get());
          done.complete(true);
        });
    assertThat(done.get(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void openPagesHearOfEachChange() throws Exception {
    HttpResponse<InputStream> stream =
        client.send(
            HttpRequest.newBuilder(page.resolve("/api/session/events")).build(),
            BodyHandlers.ofInputStream());
    try (var lines =
        new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
      assertThat(stream.headers().firstValue("Content-Type")).contains("text/event-stream");
      assertThat(lines.readLine()).startsWith("data: {\"state\":\"idle\"");
      var _ = tap("{\"step\": 0, \"tap\": \"start\"}");
      assertThat(lines.readLine()).isEmpty();
      assertThat(lines.readLine()).startsWith("data: {\"state\":\"home\"");
    }
  }

  @Test
  void openPagesAreToldToLoadThemselvesAgain() throws Exception {
    HttpResponse<InputStream> stream =
        client.send(
            HttpRequest.newBuilder(page.resolve("/api/session/events")).build(),
            BodyHandlers.ofInputStream());
    try (var lines =
        new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
      assertThat(lines.readLine()).startsWith("data: {");
      assertThat(lines.readLine()).isEmpty();
      onLoop(it -> it.screen().reload());
      assertThat(lines.readLine()).isEqualTo("event: reload");
    }
  }

  @Test
  void morePagesThanAKioskHasAreTurnedAway() throws Exception {
    for (int i = 0; i < PageStreams.MAX_SIZE; i++) {
      var _ =
          client.send(
              HttpRequest.newBuilder(page.resolve("/api/session/events")).build(),
              BodyHandlers.ofInputStream());
    }
    assertThat(get("api/session/events").statusCode()).isEqualTo(503);
  }

  /** What waits for them would fill the memory until the agent died of it. */
  @Test
  void pagesThatDoNotReadAreDroppedAndWhoReadsHearsOn() throws Exception {
    List<Socket> deaf = new ArrayList<>();
    for (int i = 1; i < PageStreams.MAX_SIZE; i++) {
      deaf.add(deafPage("/api/session/events"));
    }
    var heard = new Semaphore(0);
    Thread reader = reading("api/session/events", heard);
    awaitCount(heard, 1);

    // Never ahead of the reader: on a slow machine it would be one that does not read, too.
    for (int i = 0; i < 5_000; i++) {
      onLoop(it -> it.presence().publish(new PresenceEvent.Dim()));
      onLoop(it -> it.presence().publish(new PresenceEvent.Wake(Set.of())));
      awaitCount(heard, 2);
    }

    for (Socket page : deaf) {
      assertThat(isClosed(page)).isTrue();
    }
    var again = new Semaphore(0);
    Thread second = reading("api/session/events", again);
    awaitCount(again, 1);
    reader.interrupt();
    second.interrupt();
  }

  private Socket deafPage(String path) throws IOException {
    var socket = new Socket();
    socket.setReceiveBufferSize(4096);
    socket.setSoTimeout(5_000);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), page.getPort()));
    String ask = "GET " + path + " HTTP/1.1\r\nHost: localhost:" + page.getPort() + "\r\n\r\n";
    socket.getOutputStream().write(ask.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static boolean isClosed(Socket page) throws IOException {
    try (page) {
      page.getInputStream().transferTo(OutputStream.nullOutputStream());
      return true;
    } catch (SocketTimeoutException _) {
      return false;
    } catch (SocketException _) {
      return true;
    }
  }

  private static void awaitCount(Semaphore heard, int further) throws InterruptedException {
    assertThat(heard.tryAcquire(further, 5, TimeUnit.MINUTES)).isTrue();
  }

  /** Counts what it is told. */
  private Thread reading(String path, Semaphore heard) {
    return Thread.ofVirtual()
        .start(
            () -> {
              try (Stream<String> lines =
                  client
                      .send(
                          HttpRequest.newBuilder(URI.create(page + path)).build(),
                          BodyHandlers.ofLines())
                      .body()) {
                lines.filter(line -> line.startsWith("data: ")).forEach(_ -> heard.release());
              } catch (IOException | InterruptedException | UncheckedIOException _) {
                // The server has gone, or the test is over.
              }
            });
  }

  @Test
  void aRecordIsAnsweredWithItsNumberOnceItIsWritten() throws Exception {
    HttpResponse<String> answer =
        record(
            """
            {"type": "interview", "occurred": "2026-11-24T08:00:00Z",
             "body": {"service": "caf", "seconds": 300, "outcome": "held"}}\
            """);

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(new JsonObject(answer.body()))
        .isEqualTo(new JsonObject().put("journal", JOURNAL.toString()).put("number", 1));
    assertThat(logbook.records())
        .containsExactly(
            new KioskRecord.Interview(
                new ServiceCode("caf"),
                Instant.parse("2026-11-24T08:00:00Z"),
                java.time.Duration.ofMinutes(5),
                KioskRecord.Outcome.HELD));
  }

  @Test
  void aSurveyWithoutATimeIsOfThisWeek() throws Exception {
    assertThat(
            record(
                    "{\"type\": \"survey\", \"body\": {\"service\": \"caf\", \"satisfaction\":"
                        + " \"satisfied\"}}")
                .statusCode())
        .isEqualTo(201);
    assertThat(logbook.records().getFirst().occurred())
        .isEqualTo(Instant.parse("2026-11-23T00:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"type\": \"love-letter\", \"body\": {}}",
        "{\"type\": \"interview\", \"body\": {\"service\": \"caf\"}}",
        "{\"type\": \"interview\", \"occurred\": \"soon\", \"body\": {}}",
        "{\"type\": \"interview\", \"body\": 5}",
        "{\"type\": 5}"
      })
  void whatIsNoRecordIsRefusedAndNotWritten(String body) throws Exception {
    assertThat(record(body).statusCode()).isEqualTo(400);
    assertThat(logbook.records()).isEmpty();
  }

  @Test
  void aFullJournalSaysSo() throws Exception {
    logbook.fill();
    HttpResponse<String> answer =
        record("{\"type\": \"presence\", \"body\": {\"passers\": 3, \"visits\": 1}}");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("the journal is full");
  }

  @Test
  void recordsNeedTheTokenAndComeFromNoPage() throws Exception {
    String body = "{\"type\": \"presence\", \"body\": {\"passers\": 3, \"visits\": 1}}";
    assertThat(send(post("api/records", body)).statusCode()).isEqualTo(403);
    assertThat(
            send(post("api/records", body).header("Authorization", "Bearer " + TOKEN + "x"))
                .statusCode())
        .isEqualTo(403);
    assertThat(
            send(post("api/records", body)
                    .header("Authorization", "Bearer " + TOKEN)
                    .header("Origin", origin()))
                .statusCode())
        .isEqualTo(403);
    assertThat(logbook.records()).isEmpty();
  }

  /** Whoever tests the screen must not begin a citizen's session by touching it. */
  @Test
  void aTechniciansPatternTakesTouchesAndNoSessionBeginsMeanwhile() throws Exception {
    var touched = new CopyOnWriteArrayList<TestPattern.Corner>();
    onLoop(it -> it.pattern().show(touched::add));

    assertThat(get("api/session").body()).contains("\"state\":\"pattern\"");
    assertThat(tap("{\"step\": 0, \"tap\": \"start\"}").statusCode()).isEqualTo(409);
    happens(new SessionEvent.CallPressed());
    HttpRequest.Builder corner =
        post("api/pattern", "{\"corner\": \"top left\"}").header("Origin", origin());
    assertThat(send(corner).statusCode()).isEqualTo(200);
    assertThat(send(corner).statusCode()).isEqualTo(200);
    assertThat(
            send(post("api/pattern", "{\"corner\": \"middle\"}").header("Origin", origin()))
                .statusCode())
        .isEqualTo(409);
    assertThat(send(post("api/pattern", "{\"corner\": \"top left\"}")).statusCode()).isEqualTo(403);
    assertThat(touched).containsExactly(TestPattern.Corner.TOP_LEFT);
    assertThat(get("api/session").body())
        .contains("{\"corner\":\"top left\",\"touched\":true}")
        .contains("{\"corner\":\"top right\",\"touched\":false}");

    onLoop(it -> it.pattern().hide());
    assertThat(get("api/session").body()).contains("\"state\":\"idle\"");
    assertThat(send(corner).statusCode()).isEqualTo(409);
  }

  @Test
  void withoutATokenTheDoorIsNotThere() throws Exception {
    page = open(Optional.empty()).address();
    assertThat(record("{\"type\": \"presence\", \"body\": {}}").statusCode()).isEqualTo(404);
  }

  @Test
  void thePortIsOnTheLoopbackOnlyAndATakenOneIsAFailure() throws IOException {
    assertThat(page.getHost()).isEqualTo("127.0.0.1");
    // Another of this machine's addresses, as a network's is.
    assertThatThrownBy(() -> new Socket("127.0.0.2", page.getPort()).close())
        .isInstanceOf(ConnectException.class);
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var failed = started(taken.getLocalPort(), Optional.empty());
      assertThat(failed)
          .failsWithin(java.time.Duration.ofSeconds(10))
          .withThrowableThat()
          .havingCause()
          .isInstanceOf(java.net.BindException.class);
    }
  }

  private CitizenScreen.Running open(Optional<Secret> token) {
    return started(0, token).orTimeout(60, TimeUnit.SECONDS).join();
  }

  private CompletableFuture<CitizenScreen.Running> started(int port, Optional<Secret> token) {
    var running = new CompletableFuture<CitizenScreen.Running>();
    vertx.runOnContext(
        _ -> {
          var world =
              new WholeScreen.World(
                  vertx, VertxLoop.current(vertx, System::nanoTime), CLOCK, logbook, logbook);
          var offer =
              new CitizenScreen.Offer(
                  port,
                  List.of(new ServiceOffer(new ServiceCode("caf"), "CAF", "Benefits", "Ayudas")),
                  token);
          KioskSnapshot glance = KioskSnapshot.allWell(Set.of(new ServiceCode("caf")));
          var whole = WholeScreen.of(world, glance, offer, JOURNAL);
          whole
              .screen()
              .start()
              .onSuccess(
                  it -> {
                    opened.set(whole);
                    running.complete(it);
                  })
              .onFailure(running::completeExceptionally);
        });
    return running;
  }

  private String origin() {
    return "http://127.0.0.1:" + page.getPort();
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(HttpRequest.newBuilder(URI.create(page + path)));
  }

  private HttpResponse<String> tap(String body) throws Exception {
    return send(post("api/session", body).header("Origin", origin()));
  }

  private HttpResponse<String> record(String body) throws Exception {
    return send(post("api/records", body).header("Authorization", "Bearer " + TOKEN));
  }

  private HttpRequest.Builder post(String path, String body) {
    return HttpRequest.newBuilder(page.resolve("/" + path))
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private String raw(String request) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), page.getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      var in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      return String.valueOf(in.readLine());
    }
  }
}
