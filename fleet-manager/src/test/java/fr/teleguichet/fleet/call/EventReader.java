package fr.teleguichet.fleet.call;

import static org.awaitility.Awaitility.await;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** An open stream of server-sent events, and all that came. */
public class EventReader implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** An event of the stream; a comment has no name. */
  public record Told(String event, String data) {}

  private final InputStream stream;
  private final List<Told> told = new CopyOnWriteArrayList<>();
  private volatile boolean over;

  /** Opens the stream that this request asks for. */
  public EventReader(HttpClient http, HttpRequest request) throws IOException {
    try {
      HttpResponse<InputStream> answer =
          http.send(request, HttpResponse.BodyHandlers.ofInputStream());
      this.stream = answer.body();
      if (answer.statusCode() != 200) {
        throw new AssertionError(
            answer.statusCode() + " " + new String(stream.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    Thread _ = Thread.ofVirtual().name("event-reader").start(this::read);
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
  public final boolean isOver() {
    return over;
  }

  /** Everything that came so far. */
  public final List<Told> told() {
    return List.copyOf(told);
  }

  /** Waits for an event of this name in which this stands, and gives its data. */
  @CanIgnoreReturnValue
  public final String awaitEvent(String event, String part) {
    Predicate<Told> isIt = it -> it.event().equals(event) && it.data().contains(part);
    await().atMost(PATIENCE).until(() -> told.stream().anyMatch(isIt));
    return told.stream().filter(isIt).toList().getLast().data();
  }

  /** Waits until this stands in the latest event of this name: it may have stood in an earlier. */
  public final void awaitLatest(String event, String part) {
    await().atMost(PATIENCE).until(() -> latest(event).contains(part));
  }

  private String latest(String event) {
    return told.stream()
        .filter(it -> it.event().equals(event))
        .map(Told::data)
        .reduce("", (_, later) -> later);
  }

  @Override
  public void close() {
    try {
      stream.close();
    } catch (IOException _) {
      // It is over either way.
    }
  }
}
