package fr.teleguichet.edge.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import fr.teleguichet.edge.call.CallChannel.Reply;
import fr.teleguichet.edge.call.CallChannel.StreamEnd;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.loop.VertxLoop;
import fr.teleguichet.est.OutboundRoute;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a manager over mutual TLS that speaks as it should, and one that does not. */
@Timeout(120)
class HttpCallChannelTest {

  private static final Duration BRIEF = Duration.ofSeconds(2);

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final CountDownLatch testIsOver = new CountDownLatch(1);
  private final CompletableFuture<Loop> loop = new CompletableFuture<>();
  private final StubManager manager = start();

  private static StubManager start() {
    try {
      return StubManager.start();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @BeforeEach
  void open() {
    vertx.runOnContext(_ -> loop.complete(VertxLoop.current(vertx, System::nanoTime)));
  }

  @AfterEach
  void close() throws Exception {
    testIsOver.countDown();
    manager.close();
    vertx.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
  }

  @Test
  void whatTheManagerTellsIsHeardAndWhatItIsToldIsAnswered() throws Exception {
    CallChannel channel = channel(manager::kiosk);
    listen(channel);
    assertThat(next()).isEqualTo("opened");
    manager.tell("services", new JsonObject().put("services", 1));
    assertThat(next()).isEqualTo("services {\"services\":1}");

    Reply reply = post(channel, "/calls/v1/calls", "{\"id\":\"7\"}");
    assertThat(reply.status()).isEqualTo(201);
    assertThat(new JsonObject(reply.json()).getString("state")).isEqualTo("waiting");
    assertThat(manager.next(60_000).message().getString("id")).isEqualTo("7");
  }

  @Test
  void whoShowsNoCertificateIsNotHeardAndTheLoopIsFree() throws Exception {
    CallChannel channel =
        channel(
            () -> {
              try {
                return manager.stranger();
              } catch (Exception e) {
                throw new IOException(e);
              }
            });
    listen(channel);
    assertThat(next()).startsWith("ended Broken");
    assertThatThrownBy(() -> post(channel, "/calls/v1/calls", "{}"))
        .isInstanceOf(ExecutionException.class);
  }

  @Test
  void withoutTlsNobodyIsToldAnything() throws Exception {
    CallChannel channel =
        channel(
            () -> {
              throw new IOException("the unit has no key");
            });
    listen(channel);
    assertThat(next()).startsWith("ended Broken").contains("the unit has no key");
    assertThatThrownBy(() -> post(channel, "/calls/v1/calls", "{}"))
        .hasMessageContaining("the unit has no key");
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 405, 501})
  void aManagerWithoutCallsIsKnownAsOne(int status) throws Exception {
    manager.streams(exchange -> exchange.sendResponseHeaders(status, -1));
    listen(channel(manager::kiosk));
    assertThat(next()).isEqualTo("ended Unknown[]");
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 403, 409, 429, 500})
  void anotherStatusIsAFault(int status) throws Exception {
    manager.streams(
        exchange -> {
          exchange.getResponseHeaders().set("Location", manager.address() + "/elsewhere");
          exchange.sendResponseHeaders(status, -1);
        });
    CallChannel channel = channel(manager::kiosk);
    listen(channel);
    assertThat(next()).isEqualTo("ended Broken[why=the manager answered " + status + "]");
    manager.answers(exchange -> exchange.sendResponseHeaders(status, -1));
    assertThat(post(channel, "/calls/v1/calls", "{}").status()).isEqualTo(status);
  }

  @Test
  void whatIsNoStreamOfEventsIsNone() throws Exception {
    manager.streams(exchange -> send(exchange, "text/html", "data: x\n\n"));
    listen(channel(manager::kiosk));
    assertThat(next()).startsWith("ended Broken");
  }

  @Test
  void aStreamThatClosesInTheMiddleIsOver() throws Exception {
    manager.streams(
        exchange -> send(exchange, "text/event-stream", "event: call\ndata: 1\n\nevent: ca"));
    listen(channel(manager::kiosk));
    assertThat(next()).isEqualTo("opened");
    assertThat(next()).isEqualTo("call 1");
    assertThat(next()).startsWith("ended Broken");
  }

  /** It must not fill the memory of a kiosk. */
  @Test
  void anEventWithoutAnEndIsCutOff() throws Exception {
    manager.streams(
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
          exchange.sendResponseHeaders(200, 0);
          byte[] piece = "x".repeat(8_000).getBytes(StandardCharsets.UTF_8);
          for (int i = 0; i < 100_000; i++) {
            exchange.getResponseBody().write(piece);
          }
        });
    listen(channel(manager::kiosk));
    assertThat(next()).isEqualTo("opened");
    assertThat(next()).startsWith("ended Broken").contains("larger than");
  }

  @Test
  void anAnswerThatIsTooLargeIsNone() throws Exception {
    manager.answers(exchange -> send(exchange, "application/json", "x".repeat(70_000)));
    assertThatThrownBy(() -> post(channel(manager::kiosk), "/calls/v1/calls", "{}"))
        .isInstanceOf(ExecutionException.class);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anAnswerThatDoesNotComeIsNotWaitedFor(boolean hasHeaders) throws Exception {
    manager.answers(
        exchange -> {
          if (hasHeaders) {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
          }
          await(testIsOver);
        });
    assertThatThrownBy(() -> post(channel(manager::kiosk), "/calls/v1/calls", "{}"))
        .isInstanceOf(ExecutionException.class);
  }

  @Test
  void aChannelThatIsClosedTellsNothingMore() throws Exception {
    CallChannel channel = channel(manager::kiosk);
    CallChannel.Stream stream = listen(channel);
    assertThat(next()).isEqualTo("opened");
    var _ =
        onLoop(
            () -> {
              stream.close();
              channel.close();
              return true;
            });
    manager.tell("services", new JsonObject());
    assertThatThrownBy(() -> post(channel, "/calls/v1/calls", "{}"))
        .isInstanceOf(ExecutionException.class);
    assertThat(heard).isEmpty();
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      assertThat(latch.await(100, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static void send(HttpExchange exchange, String type, String text) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(200, 0);
    exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
    exchange.close();
  }

  private CallChannel channel(HttpCallChannel.Tls tls) {
    return onLoop(
        () ->
            new HttpCallChannel(
                loop.join(), manager.address(), OutboundRoute.direct(), tls, BRIEF));
  }

  private CallChannel.Stream listen(CallChannel channel) {
    return onLoop(() -> channel.events(new Ears()));
  }

  private Reply post(CallChannel channel, String path, String json) throws Exception {
    Future<Reply> reply = onLoop(() -> channel.post(path, json));
    return reply.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
  }

  private String next() throws InterruptedException {
    String next = heard.poll(60, TimeUnit.SECONDS);
    assertThat(next).as("something within a minute").isNotNull();
    return next;
  }

  private <T> T onLoop(Supplier<T> question) {
    var answer = new CompletableFuture<T>();
    loop.join()
        .enter(
            () -> {
              try {
                answer.complete(question.get());
              } catch (RuntimeException e) {
                answer.completeExceptionally(e);
              }
            });
    return answer.orTimeout(60, TimeUnit.SECONDS).join();
  }

  /** Writes down what it is told, and that it is told on the loop. */
  private final class Ears implements CallChannel.Listener {
    @Override
    public void opened() {
      loop.join().check();
      heard.add("opened");
    }

    @Override
    public void heard() {
      loop.join().check();
    }

    @Override
    public void event(String name, String data) {
      loop.join().check();
      heard.add(name + " " + data);
    }

    @Override
    public void ended(StreamEnd how) {
      loop.join().check();
      heard.add("ended " + how);
    }
  }
}
