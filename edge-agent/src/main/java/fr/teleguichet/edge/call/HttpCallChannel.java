package fr.teleguichet.edge.call;

import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.est.OutboundRoute;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Over HTTPS with the kiosk's certificate; nothing of it waits on the loop. */
public final class HttpCallChannel implements CallChannel {

  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final int MAX_ANSWER = 64 * 1024;

  private final Loop loop;
  private final URI manager;
  private final Duration patience;
  private final OutboundRoute route;
  private final Future<HttpClient> client;
  private @Nullable HttpClient opened;
  private boolean isClosed;

  /** Where TLS comes from: from files, so it waits. */
  @FunctionalInterface
  public interface Tls {
    SSLContext open() throws IOException;
  }

  /**
   * A channel that makes no connection yet.
   *
   * @param route the way to the manager
   */
  public HttpCallChannel(Loop loop, URI manager, OutboundRoute route, Tls tls) {
    this(loop, manager, route, tls, ANSWER);
  }

  HttpCallChannel(Loop loop, URI manager, OutboundRoute route, Tls tls, Duration patience) {
    this.loop = loop;
    this.manager = manager;
    this.patience = patience;
    this.route = route;
    Loop.Worker worker = loop.worker("call-tls");
    this.client =
        worker
            .run(() -> connect(route, tls))
            .onSuccess(this::keep)
            .eventually(() -> worker.close());
  }

  private static HttpClient connect(OutboundRoute route, Tls tls) throws IOException {
    return route
        .lead(HttpClient.newBuilder())
        .version(HttpClient.Version.HTTP_1_1)
        // Nobody but the manager is told anything of a citizen's call.
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(CONNECT)
        .sslContext(tls.open())
        .build();
  }

  private void keep(HttpClient made) {
    opened = made;
    if (isClosed) {
      made.shutdownNow();
    }
  }

  @Override
  public Stream events(Listener listener) {
    loop.check();
    var reader = new CallStreamReader(loop, listener);
    client
        .onSuccess(
            http -> {
              HttpRequest request =
                  request("/calls/v1/events").header("Accept", "text/event-stream").GET().build();
              reader.follow(http.sendAsync(route.lead(request), reader));
            })
        .onFailure(e -> reader.end(new StreamEnd.Broken(String.valueOf(e.getMessage()))));
    return reader;
  }

  @Override
  public Future<Reply> post(String path, String json) {
    loop.check();
    return client.compose(http -> send(http, path, json));
  }

  private Future<Reply> send(HttpClient http, String path, String json) {
    HttpRequest request =
        request(path)
            .timeout(patience)
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build();
    Promise<Reply> reply = Promise.promise();
    var exchange =
        http.sendAsync(
            route.lead(request), BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_ANSWER));
    // The client's own time-out ends with the headers; this one counts to the last byte.
    var _ =
        exchange
            .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
            .whenComplete(
                (answer, failure) ->
                    loop.enter(
                        () -> {
                          if (failure == null) {
                            reply.complete(reply(answer));
                          } else {
                            var _ = exchange.cancel(true);
                            reply.fail(failure);
                          }
                        }));
    return reply.future();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(manager.resolve(path));
  }

  private static Reply reply(HttpResponse<byte[]> answer) {
    Optional<Duration> later =
        answer
            .headers()
            .firstValue("Retry-After")
            .filter(it -> it.matches("\\d{1,2}"))
            .map(it -> Duration.ofSeconds(Long.parseLong(it)));
    return new Reply(answer.statusCode(), new String(answer.body(), StandardCharsets.UTF_8), later);
  }

  @Override
  public void close() {
    loop.check();
    isClosed = true;
    if (opened != null) {
      opened.shutdownNow();
    }
  }
}
