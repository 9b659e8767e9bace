package fr.teleguichet.fleet.call;

import static org.awaitility.Awaitility.await;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import fr.teleguichet.fleet.pki.device.DeviceClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** A kiosk's side of calls: its open stream, and what it sends. */
public final class KioskLine implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** An event of the stream; a comment has no name. */
  public record Told(String event, String data) {}

  private final DeviceClient client;
  private final HttpClient http;
  private final InputStream stream;
  private final List<Told> told = new CopyOnWriteArrayList<>();
  private volatile boolean over;

  private KioskLine(DeviceClient client) throws IOException {
    this.client = client;
    this.http = HttpClient.newBuilder().sslContext(client.tls()).build();
    try {
      HttpResponse<InputStream> answer =
          http.send(
              client.request("/calls/v1/events").timeout(PATIENCE).build(),
              HttpResponse.BodyHandlers.ofInputStream());
      if (answer.statusCode() != 200) {
        throw new AssertionError(
            answer.statusCode()
                + " "
                + new String(answer.body().readAllBytes(), StandardCharsets.UTF_8));
      }
      this.stream = answer.body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    Thread _ = Thread.ofVirtual().name("kiosk-line").start(this::read);
  }

  /** Opens the stream of whoever this client shows to be. */
  public static KioskLine open(DeviceClient client) throws IOException {
    return new KioskLine(client);
  }

  private void read() {
    String event = "";
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.startsWith(":")) {
          told.add(new Told("", line));
        } else if (line.startsWith("event:")) {
          event = line.substring("event:".length()).strip();
        } else if (line.startsWith("data:")) {
          told.add(new Told(event, line.substring("data:".length()).strip()));
        }
      }
    } catch (IOException _) {
      // The other side, or this one, has closed it.
    }
    over = true;
  }

  /** Whether the stream has ended. */
  public boolean isOver() {
    return over;
  }

  /** Everything that came so far. */
  public List<Told> told() {
    return List.copyOf(told);
  }

  /** Waits for an event of this name in which this stands, and gives its data. */
  @CanIgnoreReturnValue
  public String awaitEvent(String event, String part) {
    Predicate<Told> isIt = it -> it.event().equals(event) && it.data().contains(part);
    await().atMost(PATIENCE).until(() -> told.stream().anyMatch(isIt));
    return told.stream().filter(isIt).toList().getLast().data();
  }

  /** Posts JSON below the path of calls. */
  public HttpResponse<String> post(String path, String body) throws IOException {
    return client.send(
        client
            .request("/calls/v1/calls" + path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  @Override
  public void close() {
    http.shutdownNow();
    try {
      stream.close();
    } catch (IOException _) {
      // It is over either way.
    }
  }
}
