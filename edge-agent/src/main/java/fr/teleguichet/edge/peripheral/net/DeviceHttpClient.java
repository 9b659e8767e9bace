package fr.teleguichet.edge.peripheral.net;

import fr.teleguichet.edge.loop.BlockingWait;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP client for devices: no redirects, no cookies, answers within bytes and time. It is made
 * for the first request, on the thread that may wait for it: the platform’s client takes 50 ms to
 * be made, in which the loop would stand still.
 */
@BlockingWait
public final class DeviceHttpClient implements AutoCloseable {

  /** The message of the exception when nothing listens there. */
  public static final String UNREACHABLE = "unreachable";

  private static final Duration CONNECT = Duration.ofSeconds(3);

  private @Nullable HttpClient client;
  private boolean isClosed;

  /**
   * The device's answer, whatever its status.
   *
   * @param most the largest body in bytes
   * @param deadline for the whole exchange
   * @throws IOException when there is none within these limits; its message is a short reason
   */
  public HttpResponse<byte[]> send(HttpRequest request, long most, Duration deadline)
      throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client().sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), most));
    try {
      return answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      throw new IOException("not-responding");
    } catch (ExecutionException e) {
      throw new IOException(reason(e.getCause()), e);
    } finally {
      var _ = answer.cancel(true);
    }
  }

  private static String reason(@Nullable Throwable e) {
    return switch (e) {
      case ConnectException _ -> UNREACHABLE;
      case HttpTimeoutException _ -> "not-responding";
      case null, default -> "answer-unreadable";
    };
  }

  private synchronized HttpClient client() throws IOException {
    if (isClosed) {
      throw new IOException(UNREACHABLE);
    }
    if (client == null) {
      client =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .followRedirects(HttpClient.Redirect.NEVER)
              .connectTimeout(CONNECT)
              .sslContext(TrustNothingSslContext.context())
              .build();
    }
    return client;
  }

  @Override
  public synchronized void close() {
    isClosed = true;
    if (client != null) {
      client.shutdownNow();
    }
  }
}
