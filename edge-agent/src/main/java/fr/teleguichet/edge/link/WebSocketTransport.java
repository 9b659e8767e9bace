package fr.teleguichet.edge.link;

import fr.teleguichet.edge.loop.BlockingWait;
import fr.teleguichet.est.OutboundRoute;
import fr.teleguichet.est.ProxyFault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * MQTT in the binary messages of a WebSocket (MQTT 5.0, section 6), for networks that let nothing
 * but HTTPS through. The WebSocket is the Java platform's: Paho's own knows no proxy, and takes
 * frames of any length that a server names.
 */
@BlockingWait
final class WebSocketTransport implements MqttTransport {

  /** The name of the protocol within (MQTT 5.0, section 6.0). */
  private static final String PROTOCOL = "mqtt";

  private final URI server;
  private final Duration within;
  private final OutboundRoute route;
  private final HttpClient client;
  private final WebSocketInputStream input = new WebSocketInputStream();
  private final FirstWriteGate gate = new FirstWriteGate();
  private volatile @Nullable WebSocket socket;

  /** A WebSocket that is not connected yet. */
  WebSocketTransport(URI server, Duration within, OutboundRoute route, Optional<SSLContext> tls) {
    this.server = server;
    this.within = within;
    this.route = route;
    HttpClient.Builder builder =
        route.lead(HttpClient.newBuilder()).version(HttpClient.Version.HTTP_1_1);
    tls.ifPresent(builder::sslContext);
    this.client = builder.connectTimeout(within).build();
  }

  @Override
  public void start() throws IOException {
    socket =
        waited(
            route
                .lead(client.newWebSocketBuilder(), server)
                .connectTimeout(within)
                .subprotocols(PROTOCOL)
                .buildAsync(server, input));
  }

  /** What becomes of it within the time for all, or why not. */
  private <T> T waited(CompletableFuture<T> asked) throws IOException {
    try {
      return asked.get(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IOException("the server did not answer in time", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("given up").initCause(e);
    } catch (ExecutionException e) {
      throw failed(e.getCause() == null ? e : e.getCause());
    }
  }

  private IOException failed(Throwable cause) {
    if (cause instanceof WebSocketHandshakeException refused && refused.getResponse() != null) {
      int status = refused.getResponse().statusCode();
      return new IOException(
          route
              .answered(server, refused.getResponse())
              .map(ProxyFault::sentence)
              .orElse("the server has no MQTT at this address (HTTP " + status + ")"),
          cause);
    }
    return route
        .failed(server, cause)
        .map(fault -> new IOException(fault.sentence(), cause))
        .orElseGet(() -> new IOException("the WebSocket failed", cause));
  }

  @Override
  public InputStream getInputStream() {
    return gate.guard(input);
  }

  @Override
  public OutputStream getOutputStream() {
    return gate.opener(new Output());
  }

  /** Cuts the connection, made or not; whoever reads finds its end. */
  @Override
  public void stop() {
    WebSocket open = socket;
    if (open != null) {
      open.abort();
    }
    input.end("the connection was given up");
    client.shutdownNow();
  }

  @Override
  public boolean keepSilent() {
    return gate.shut();
  }

  @Override
  public void releaseReader() {
    gate.open();
  }

  @Override
  public String getServerURI() {
    return server.toString();
  }

  /** Collects what Paho writes and sends it as one message when Paho flushes. */
  private final class Output extends OutputStream {

    private final ByteArrayOutputStream packet = new ByteArrayOutputStream();

    @Override
    public void write(int value) {
      packet.write(value);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      packet.write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
      WebSocket open = socket;
      if (open == null) {
        throw new IOException("the WebSocket is not connected");
      }
      if (packet.size() > 0) {
        byte[] message = packet.toByteArray();
        packet.reset();
        WebSocket _ = waited(open.sendBinary(ByteBuffer.wrap(message), /* last= */ true));
      }
    }
  }
}
