package fr.teleguichet.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Makes one kiosk record without end, and remembers what it accepted: each record bears a mark of
 * its own, so that it can be told from every other one.
 */
final class Producer implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long PAUSE_NANOS = 15_000_000;

  private final AgentProcess agent;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
  private final Map<Long, Integer> accepted = new ConcurrentHashMap<>();
  private final Thread thread;
  private volatile boolean stopped;

  Producer(AgentProcess agent) {
    this.agent = agent;
    this.thread = Thread.ofVirtual().name("producer-" + agent.id()).start(this::run);
  }

  String kiosk() {
    return agent.id();
  }

  /** The marks of the accepted records by their numbers. */
  Map<Long, Integer> accepted() {
    return accepted;
  }

  private void run() {
    int mark = 0;
    while (!stopped) {
      mark++;
      produce(mark);
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private void produce(int mark) {
    try {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(agent.screen().resolve("/api/records"))
                  .timeout(Duration.ofMinutes(1))
                  .header("Authorization", "Bearer " + TestFleet.TOKEN)
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofString(body(mark)))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() / 100 == 2) {
        JsonNode receipt = JSON.readTree(answer.body());
        accepted.put(receipt.get("number").asLong(), mark);
      }
    } catch (IOException | DemoException _) {
      // Killed before it answered: whether it accepted the record is not known, so nothing is
      // expected of it.
    } catch (InterruptedException _) {
      stopped = true;
    }
  }

  private static String body(int mark) {
    return """
    {"type":"interview","occurred":"2026-11-24T10:00:00Z",
     "body":{"service":"carsat","seconds":%d,"outcome":"held"}}
    """
        .formatted(mark % 40_000);
  }

  /** What was asked for last is answered, or given up, before this returns. */
  @Override
  public void close() {
    stopped = true;
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  static int markOf(int mark) {
    return mark % 40_000;
  }
}
