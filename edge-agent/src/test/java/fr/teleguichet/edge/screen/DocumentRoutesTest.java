package fr.teleguichet.edge.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fr.teleguichet.edge.call.FakeAdvisers;
import fr.teleguichet.edge.configuration.ServiceOffer;
import fr.teleguichet.edge.document.ScanAndPrintService;
import fr.teleguichet.edge.kiosk.Logbook;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.loop.VertxLoop;
import fr.teleguichet.edge.peripheral.net.DeviceHttpClient;
import fr.teleguichet.edge.peripheral.print.SimulatedPrinter;
import fr.teleguichet.edge.peripheral.scan.EsclScanner;
import fr.teleguichet.edge.peripheral.scan.ScanOutcome;
import fr.teleguichet.edge.peripheral.scan.ScanRequest;
import fr.teleguichet.edge.peripheral.scan.ScannedPage;
import fr.teleguichet.edge.peripheral.scan.Scanner;
import fr.teleguichet.edge.peripheral.scan.ScannerStatus;
import fr.teleguichet.edge.peripheral.scan.ScannerStatus.Activity;
import fr.teleguichet.edge.peripheral.scan.SimulatedScanner;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.serve.ServiceObstacle;
import fr.teleguichet.hardware.serve.ServiceVerdict;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.Durations;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the page asks of scanner and printer while somebody talks with an adviser. */
class DocumentRoutesTest {

  private static final ServiceCode CAF = new ServiceCode("caf");
  private static final String PDF = "application/pdf";
  private static final String PAPER = "%PDF-1.7 a paper";

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private final HttpClient client = HttpClient.newHttpClient();
  private final SimulatedScanner scanner = new SimulatedScanner();
  private final CompletableFuture<ScanAndPrintService> documents = new CompletableFuture<>();
  private final CountDownLatch scanning = new CountDownLatch(1);
  private final CountDownLatch scanned = new CountDownLatch(1);
  private volatile Set<ServiceObstacle> obstacles = Set.of();
  private volatile boolean isSlow;
  private volatile Optional<Scanner> instead = Optional.empty();
  private final SimulatedPrinter printer = new SimulatedPrinter(50, 80);
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
  void whatLiesOnTheGlassComesToThePage() throws Exception {
    talk();

    HttpResponse<byte[]> scanned = scan();

    assertThat(scanned.headers().firstValue("Content-Type")).contains("image/jpeg");
    assertThat(scanned.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(scanned.body()).startsWith(0xff, 0xd8).hasSizeGreaterThan(100);
  }

  @Test
  void whatTheAdviserSentIsPrinted() throws Exception {
    talk();

    assertThat(print(PDF, PAPER)).isEqualTo("{\"sheets\":1}");

    assertThat(printer.printed()).isEqualTo(1);
  }

  @Test
  void withoutATalkNothingIsScannedOrPrinted() throws Exception {
    assertThat(text(scan())).isEqualTo("{\"refused\":\"no-talk\"}");
    assertThat(print(PDF, PAPER)).isEqualTo("{\"refused\":\"no-talk\"}");
    talk();
    tap("{\"step\": %d, \"tap\": \"end\"}");

    assertThat(text(scan())).isEqualTo("{\"refused\":\"no-talk\"}");
    assertThat(print(PDF, PAPER)).isEqualTo("{\"refused\":\"no-talk\"}");
    assertThat(printer.printed()).isZero();
  }

  /** Whoever leaves is told of the paper that the scanner sees, and no more once it is taken. */
  @Test
  void aPaperInTheFeederIsToldAtTheEndUntilItIsTaken() throws Exception {
    scanner.setFeederLoaded(true);
    talk();
    assertThat(view().containsKey("papers")).as("while they talk").isFalse();
    tap("{\"step\": %d, \"tap\": \"end\"}");

    Awaitility.await()
        .atMost(Durations.FIVE_MINUTES)
        .until(() -> List.of("feeder").equals(papers()));

    tap("{\"step\": %d, \"tap\": \"close\"}");
    forget();
    scanner.setFeederLoaded(false);
    talk();
    tap("{\"step\": %d, \"tap\": \"end\"}");
    assertThat(papers()).as("the next one left none").isEmpty();
  }

  @Test
  void whereAScannedPaperMayLieIsToldAtTheEnd() throws Exception {
    talk();
    scanner.setFeederLoaded(true);
    assertThat(scan().statusCode()).isEqualTo(200);
    tap("{\"step\": %d, \"tap\": \"end\"}");
    assertThat(papers()).as("where the feeder lays it out").containsExactly("feeder");
    tap("{\"step\": %d, \"tap\": \"close\"}");
    forget();

    talk();
    assertThat(scan().statusCode()).isEqualTo(200);
    assertThat(print(PDF, PAPER)).isEqualTo("{\"sheets\":1}");
    tap("{\"step\": %d, \"tap\": \"end\"}");
    assertThat(papers()).containsExactly("scanner", "printer");
  }

  /** A paper of the person before must not come to the next one, however long it took. */
  @Test
  void aScanThatOutlivesItsTalkIsNobodys() throws Exception {
    talk();
    isSlow = true;
    CompletableFuture<HttpResponse<byte[]>> late =
        client.sendAsync(
            request("/api/documents/scan", "application/json", "{}"), BodyHandlers.ofByteArray());
    assertThat(scanning.await(60, TimeUnit.SECONDS)).isTrue();
    tap("{\"step\": %d, \"tap\": \"end\"}");
    tap("{\"step\": %d, \"tap\": \"close\"}");
    talk();
    assertThat(text(scan())).isEqualTo("{\"refused\":\"busy\"}");
    scanned.countDown();

    assertThat(text(late.get(60, TimeUnit.SECONDS))).isEqualTo("{\"refused\":\"no-talk\"}");
  }

  @Test
  void devicesThatDoNotWorkAreTold() throws Exception {
    talk();
    scanner.setActivity(Activity.PROCESSING);
    assertThat(text(scan())).isEqualTo("{\"refused\":\"busy\"}");
    scanner.setPlugged(false);
    assertThat(text(scan())).isEqualTo("{\"refused\":\"device\"}");
    printer.setJammed(true);
    assertThat(print(PDF, PAPER)).isEqualTo("{\"refused\":\"device\"}");
    printer.setPlugged(false);
    assertThat(print(PDF, PAPER)).isEqualTo("{\"refused\":\"device\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "%PDF", "%PDF-", "%!PS-Adobe-3.0", " %PDF-1.7"})
  void whatIsNoPdfIsNotPrinted(String content) throws Exception {
    talk();

    assertThat(print(PDF, content)).isEqualTo("{\"refused\":\"unfit\"}");
    assertThat(printer.printed()).isZero();
  }

  @Test
  void fourMebibytesArePrintedAndNotOneByteMore() throws Exception {
    talk();
    String largest = "%PDF-" + "x".repeat(ScanAndPrintService.MAX_PRINT_SIZE - 5);

    assertThat(print(PDF, largest)).isEqualTo("{\"sheets\":1}");
    assertThat(print(PDF, largest + "x")).isEqualTo("{\"refused\":\"unfit\"}");
    assertThat(print(PDF, largest.repeat(3))).isEqualTo("{\"refused\":\"unfit\"}");
  }

  /** Papers that wait side by side would be more than the agent's memory. */
  @Test
  void whileOnePaperComesInNoOtherIsKept() throws Exception {
    talk();
    try (var slow = new Socket(page.getHost(), page.getPort())) {
      slow.getOutputStream().write(head("print", PDF, 1_000).getBytes(StandardCharsets.US_ASCII));
      slow.getOutputStream().write("%PDF-".getBytes(StandardCharsets.US_ASCII));
      Awaitility.await()
          .atMost(Durations.FIVE_MINUTES)
          .until(() -> print(PDF, PAPER).equals("{\"refused\":\"busy\"}"));
      assertThat(text(scan())).isEqualTo("{\"refused\":\"busy\"}");
    }
    Awaitility.await()
        .atMost(Durations.FIVE_MINUTES)
        .until(() -> print(PDF, PAPER).equals("{\"sheets\":1}"));
  }

  /** A page that asks again and again and reads nothing would fill the memory with pages. */
  @Test
  void aScannedPageThatNobodyReadsIsTheOnlyOne() throws Exception {
    try (var http = new DeviceHttpClient();
        var large = new LargePages()) {
      instead = Optional.of(new EsclScanner("127.0.0.1", large.port(), http, _ -> {}));
      talk();
      try (var deaf = new Socket(page.getHost(), page.getPort())) {
        deaf.getOutputStream()
            .write(
                (head("scan", "application/json", 2) + "{}").getBytes(StandardCharsets.US_ASCII));
        assertThat(large.fetched.await(60, TimeUnit.SECONDS)).isTrue();
        for (int again = 0; again < 40; again++) {
          assertThat(text(scan())).isEqualTo("{\"refused\":\"busy\"}");
        }
      }
      Awaitility.await().atMost(Durations.FIVE_MINUTES).until(() -> scan().body().length > 1_000);
    }
  }

  private String head(String path, String type, int length) {
    return "POST /api/documents/%s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nOrigin: http://127.0.0.1:%d\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
        .formatted(path, page.getPort(), page.getPort(), type, length);
  }

  /** A scanner whose pages are as large as they may be. */
  private static final class LargePages implements AutoCloseable {
    private final HttpServer server;
    private final CountDownLatch fetched = new CountDownLatch(1);

    LargePages() throws IOException {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/", this::answer);
      server.start();
    }

    int port() {
      return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
      try (exchange) {
        exchange.getRequestBody().readAllBytes();
        switch (exchange.getRequestMethod()) {
          case "POST" -> {
            exchange.getResponseHeaders().add("Location", "/eSCL/ScanJobs/7");
            exchange.sendResponseHeaders(201, -1);
          }
          case "GET" -> {
            exchange.sendResponseHeaders(200, ScannedPage.MAX_SIZE);
            exchange.getResponseBody().write(new byte[ScannedPage.MAX_SIZE]);
          }
          default -> {
            exchange.sendResponseHeaders(200, -1);
            fetched.countDown();
          }
        }
      }
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }

  @Test
  void aTalkHasThirtyPapersAndTheNextOneHasAsMany() throws Exception {
    talk();
    for (int paper = 0; paper < 30; paper++) {
      assertThat(print(PDF, PAPER)).isEqualTo("{\"sheets\":1}");
    }

    assertThat(print(PDF, PAPER)).isEqualTo("{\"refused\":\"too-many\"}");
    assertThat(text(scan())).isEqualTo("{\"refused\":\"too-many\"}");

    tap("{\"step\": %d, \"tap\": \"end\"}");
    tap("{\"step\": %d, \"tap\": \"close\"}");
    talk();
    assertThat(print(PDF, PAPER)).isEqualTo("{\"sheets\":1}");
  }

  @Test
  void onlyThePageItselfAsks() throws Exception {
    talk();
    for (String path : List.of("scan", "print")) {
      HttpRequest foreign =
          HttpRequest.newBuilder(page.resolve("/api/documents/" + path))
              .header("Content-Type", path.equals("scan") ? "application/json" : PDF)
              .header("Origin", "http://elsewhere.example")
              .POST(BodyPublishers.ofString(PAPER))
              .build();
      assertThat(client.send(foreign, BodyHandlers.ofString()).statusCode()).isEqualTo(403);
    }
    assertThat(post("print", "text/plain", PAPER).statusCode()).as("as a form").isEqualTo(403);
    assertThat(printer.printed()).isZero();
  }

  /** What hinders a talk does not end the one that is held, nor its papers. */
  @Test
  void inATalkThePageKnowsWhatWorksAndWhyNot() throws Exception {
    assertThat(view().containsKey("documents")).as("nobody talks").isFalse();
    talk();
    assertThat(documentsOnPage()).isEqualTo("{\"scan\":true,\"print\":true,\"why\":{}}");

    obstacles = Set.of(ServiceObstacle.NETWORK_POOR, ServiceObstacle.PRINTER_OUT_OF_PAPER);
    assertThat(documentsOnPage())
        .isEqualTo("{\"scan\":true,\"print\":false,\"why\":{\"print\":\"printer-out-of-paper\"}}");
  }

  private String documentsOnPage() throws Exception {
    return view().getJsonObject("documents").encode();
  }

  /** The scanner, which waits for the test once it is slow. */
  private Scanner slowScanner() {
    return new Scanner() {
      @Override
      public ScannerStatus status() throws IOException {
        return scanner.status();
      }

      @Override
      public ScanOutcome scan(ScanRequest request) throws IOException, InterruptedException {
        scanning.countDown();
        if (isSlow && !scanned.await(60, TimeUnit.SECONDS)) {
          return new ScanOutcome.Failed("timed-out");
        }
        return instead.isPresent() ? instead.get().scan(request) : scanner.scan(request);
      }

      @Override
      public boolean discard() throws IOException {
        return scanner.discard();
      }
    };
  }

  private void talk() throws Exception {
    tap("{\"step\": %d, \"tap\": \"start\"}");
    tap("{\"step\": %d, \"tap\": \"choose\", \"service\": \"caf\"}");
    tap("{\"step\": %d, \"tap\": \"agree\"}");
    step = view().getInteger("step");
  }

  private JsonObject view() throws Exception {
    return new JsonObject(
        client
            .send(
                HttpRequest.newBuilder(page.resolve("/api/session")).build(),
                BodyHandlers.ofString())
            .body());
  }

  /** Where the page says that papers may lie. */
  private List<String> papers() throws Exception {
    return view().getJsonArray("papers", new JsonArray()).stream().map(String::valueOf).toList();
  }

  /** As after each session. */
  private void forget() throws Exception {
    var done = new CompletableFuture<Void>();
    vertx.runOnContext(_ -> documents.join().forget().onSuccess(done::complete));
    done.get(60, TimeUnit.SECONDS);
  }

  private void tap(String message) throws Exception {
    HttpResponse<String> answer =
        client.send(
            request("/api/session", "application/json", message.formatted(step)),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    step = new JsonObject(answer.body()).getInteger("step");
  }

  private HttpResponse<byte[]> scan() throws Exception {
    return post("scan", "application/json", "{}");
  }

  private String print(String type, String content) throws Exception {
    return text(post("print", type, content));
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  private HttpResponse<byte[]> post(String path, String type, String body) throws Exception {
    return client.send(request("/api/documents/" + path, type, body), BodyHandlers.ofByteArray());
  }

  private HttpRequest request(String path, String type, String body) {
    return HttpRequest.newBuilder(page.resolve(path))
        .header("Content-Type", type)
        .header("Origin", "http://127.0.0.1:" + page.getPort())
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  private CompletableFuture<CitizenScreen.Running> started() {
    var running = new CompletableFuture<CitizenScreen.Running>();
    vertx.runOnContext(
        _ -> {
          Loop loop = VertxLoop.current(vertx, System::nanoTime);
          var logbook = new Logbook();
          var world = new WholeScreen.World(vertx, loop, Clock.systemUTC(), logbook, logbook);
          var offer =
              new CitizenScreen.Offer(
                  0, List.of(new ServiceOffer(CAF, "CAF", "Benefits", "Ayudas")), Optional.empty());
          var glance =
              new KioskSnapshot(
                  () -> UnitStatus.IN_SERVICE,
                  () -> ServiceVerdict.of(obstacles, Set.of(CAF)),
                  Optional::empty);
          var it = WholeScreen.of(world, glance, offer);
          it.calls().by(FakeAdvisers.answering());
          documents.complete(
              new ScanAndPrintService(
                  loop, it.session(), Optional.of(slowScanner()), Optional.of(printer)));
          it.screen()
              .with(documents.join())
              .start()
              .onSuccess(running::complete)
              .onFailure(running::completeExceptionally);
        });
    return running;
  }
}
