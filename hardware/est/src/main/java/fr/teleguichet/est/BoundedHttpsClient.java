package fr.teleguichet.est;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A few HTTPS requests to one server, within limits of time and size. It waits for the network. */
final class BoundedHttpsClient implements AutoCloseable {

  private final HttpClient client;
  private final EstLimits limits;
  private final OutboundRoute route;

  /** The whole answer to a request. */
  static final class Response {
    private final HttpResponse<byte[]> answer;

    private Response(HttpResponse<byte[]> answer) {
      this.answer = answer;
    }

    int status() {
      return answer.statusCode();
    }

    Optional<String> header(String name) {
      return answer.headers().firstValue(name);
    }

    String text() {
      return new String(answer.body(), StandardCharsets.UTF_8);
    }
  }

  BoundedHttpsClient(TlsContextFactory tls, EstLimits limits, OutboundRoute route)
      throws EstException {
    this.limits = limits;
    this.route = route;
    this.client =
        route
            .lead(HttpClient.newBuilder())
            .sslContext(tls.context())
            .version(HttpClient.Version.HTTP_1_1)
            // A claim's secret must not follow wherever a server points.
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(limits.connecting())
            .build();
  }

  /** Sends a request and reads the whole answer. */
  Response send(HttpRequest request) throws EstException {
    var answer =
        client.sendAsync(
            route.lead(request), BodyHandlers.limiting(BodyHandlers.ofByteArray(), limits.bytes()));
    try {
      // The client's own time-out ends with the headers; this one counts to the body's last byte.
      return taken(answer.get(limits.answering().toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new EstException("the server did not answer in time", e);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new EstException("the question to the server was called off", e);
    } catch (ExecutionException e) {
      throw failed(request, e.getCause() == null ? e : e.getCause());
    }
  }

  private Response taken(HttpResponse<byte[]> answer) throws EstException {
    Optional<ProxyFault> fault = route.answered(answer.uri(), answer);
    if (fault.isPresent()) {
      throw new EstException(fault.get().sentence());
    }
    return new Response(answer);
  }

  private EstException failed(HttpRequest request, Throwable cause) {
    String sentence =
        route
            .failed(request.uri(), cause)
            .map(ProxyFault::sentence)
            .or(() -> TlsFailureText.sentence(cause))
            .orElseGet(
                () ->
                    cause instanceof IOException
                        ? "the server’s answer can’t be used: " + cause.getMessage()
                        : "the question to the server failed: " + cause);
    return new EstException(sentence, cause);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
