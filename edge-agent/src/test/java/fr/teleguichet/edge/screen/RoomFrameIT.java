package fr.teleguichet.edge.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import fr.teleguichet.edge.call.ExternalMeetingRoom;
import fr.teleguichet.est.TestAuthority;
import fr.teleguichet.hardware.peer.HeadlessChromium;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The frame around another service's room, before a real server of that service: what of its first
 * page the browser follows, and what it says of one that it may not, no played answer shows.
 */
@Timeout(300)
@Tag("proof")
class RoomFrameIT {

  private static final String ROOM = "https://meet.example.org/r1";
  private static final String ELSEWHERE = "https://login.example.com/";

  /** The kiosk's page, as far as a room's frame speaks to it. */
  private static final String KIOSK =
      """
      <!doctype html><title>x</title><script>
      window.told = [];
      addEventListener("message", ({ data }) => window.told.push(data.room));
      </script><iframe src="/api/call/room"></iframe>
      """;

  /** How the room's server is just now. */
  private enum Standing {
    HANGING_UP,
    THERE,
    LEADING_ELSEWHERE
  }

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile Standing standing = Standing.THERE;
  private HttpsServer service;
  private HttpServer kiosk;
  private Chromium chromium;
  private Page page;

  @BeforeEach
  void start() throws Exception {
    TestAuthority authority = TestAuthority.make("service");
    service = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    TestAuthority.Pair own = authority.server("meet.example.org", TestAuthority.recent());
    service.setHttpsConfigurator(new HttpsConfigurator(authority.tls(own)));
    service.setExecutor(threads);
    service.createContext("/", this::answer);
    service.start();
    Map<String, PageFile> files = PageFile.all();
    kiosk =
        vertx
            .createHttpServer()
            .requestHandler(request -> serve(request, files))
            .listen(0, "127.0.0.1")
            .await(60, TimeUnit.SECONDS);
    List<String> flags = new ArrayList<>(HeadlessChromium.FLAGS);
    flags.add("--host-resolver-rules=MAP *:443 127.0.0.1:" + service.getAddress().getPort());
    flags.add("--ignore-certificate-errors");
    chromium = new Chromium(HeadlessChromium.program(), flags);
    page = chromium.page(1_440, new ArrayList<>());
  }

  @AfterEach
  void close() throws Exception {
    chromium.close();
    vertx.close().await(60, TimeUnit.SECONDS);
    service.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked.add(
        "https://" + exchange.getRequestHeaders().getFirst("Host") + exchange.getRequestURI());
    boolean isFirstPage = exchange.getRequestURI().getPath().equals("/");
    if (standing == Standing.HANGING_UP) {
      exchange.close();
    } else if (isFirstPage && standing == Standing.LEADING_ELSEWHERE) {
      exchange.getResponseHeaders().set("Location", ELSEWHERE);
      exchange.sendResponseHeaders(302, -1);
      exchange.close();
    } else {
      byte[] content = "<!doctype html><title>x</title>Salle".getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/html");
      exchange.sendResponseHeaders(200, content.length);
      exchange.getResponseBody().write(content);
      exchange.close();
    }
  }

  private static void serve(HttpServerRequest request, Map<String, PageFile> files) {
    PageFile file = files.get(request.path());
    if ("/api/call/room".equals(request.path())) {
      ExternalRoomPageReply.send(request, new ExternalMeetingRoom("room-link", URI.create(ROOM)));
    } else if ("/".equals(request.path()) || file == null) {
      var _ = request.response().putHeader("Content-Type", "text/html").end(KIOSK);
    } else {
      HttpReplySender.send(request, file.type(), Buffer.buffer().appendBuffer(file.content()));
    }
  }

  private void open(Standing now) {
    standing = now;
    page.navigate("http://127.0.0.1:" + kiosk.actualPort() + "/");
  }

  private void awaitTheRoom() {
    page.waitForFunction("() => window.told.includes('in')");
    page.waitForCondition(() -> room().isPresent());
    assertThat(room().orElseThrow().locator("body").textContent()).isEqualTo("Salle");
  }

  private Optional<Frame> room() {
    return page.frames().stream().filter(it -> it.url().equals(ROOM)).findFirst();
  }

  @Test
  void aServerThatIsThereIsAskedAndItsRoomIsLoaded() {
    open(Standing.THERE);
    awaitTheRoom();
    assertThat(asked).contains("https://meet.example.org/", ROOM);
  }

  /** Services that rent rooms by a name of one's own lead from its first page to theirs. */
  @Test
  void aServerWhoseFirstPageLeadsToAnotherHostHasAnswered() {
    open(Standing.LEADING_ELSEWHERE);
    awaitTheRoom();
    assertThat(asked).as("nobody follows there").doesNotContain(ELSEWHERE);
  }

  /** The browser's own words of a server that it does not reach are loaded as any page is. */
  @Test
  void nobodyIsInARoomWhoseServerHangsUpUntilItAnswersAndLeadsElsewhere() {
    open(Standing.HANGING_UP);
    page.waitForCondition(() -> asked.size() > 2);
    assertThat(page.evaluate("() => window.told.length")).isEqualTo(0);
    assertThat(asked).doesNotContain(ROOM);

    standing = Standing.LEADING_ELSEWHERE;
    awaitTheRoom();
    assertThat(asked).doesNotContain(ELSEWHERE);
  }
}
