package fr.teleguichet.fleet.video;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Asks servers of others, while an adviser waits: an answer that is late or too large is none, and
 * nobody is sent elsewhere.
 */
class VideoHttpClient {

  static final Duration PATIENCE = Duration.ofSeconds(3);

  /** A room is told in a few hundred bytes. */
  static final int MAX_ANSWER = 64 * 1024;

  /** What a server answered. */
  record Answer(int status, String body) {}

  private final HttpClient client;
  private final Duration patience;

  VideoHttpClient(Duration patience) {
    this.patience = patience;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(patience)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  Answer get(URI uri) throws IOException {
    return send(HttpRequest.newBuilder(uri).GET().build());
  }

  /** The status with which a page is answered; what it says is nobody's business here. */
  int status(URI page) throws IOException {
    return exchange(HttpRequest.newBuilder(page).GET().build(), BodyHandlers.discarding())
        .statusCode();
  }

  /**
   * Posts JSON.
   *
   * @param token that shows who asks; empty for none
   */
  Answer postJson(URI uri, byte[] json, String token) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .POST(BodyPublishers.ofByteArray(json));
    if (!token.isEmpty()) {
      request = request.header("Authorization", "Bearer " + token);
    }
    return send(request.build());
  }

  private Answer send(HttpRequest request) throws IOException {
    HttpResponse<String> response =
        exchange(request, BodyHandlers.limiting(BodyHandlers.ofString(), MAX_ANSWER));
    return new Answer(response.statusCode(), response.body());
  }

  private <T extends @Nullable Object> HttpResponse<T> exchange(
      HttpRequest request, HttpResponse.BodyHandler<T> reader) throws IOException {
    CompletableFuture<HttpResponse<T>> exchange = client.sendAsync(request, reader);
    try {
      return exchange.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      boolean _ = exchange.cancel(true);
      throw new IOException("no answer within " + patience.toSeconds() + " s", late);
    } catch (ExecutionException failure) {
      throw new IOException("no answer that can be used: " + failure.getCause(), failure);
    } catch (InterruptedException stopped) {
      boolean _ = exchange.cancel(true);
      Thread.currentThread().interrupt();
      throw new IOException("the program stops", stopped);
    }
  }
}
