package fr.teleguichet.fleet.care;

import io.micronaut.http.sse.Event;
import io.micronaut.json.JsonMapper;
import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.JdbiException;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Sinks;

/**
 * The open pages on which wishes can be seen to move. The database is asked twice a second for what
 * open pages show, once for all that show the same, so that it is all one which manager a kiosk's
 * answer came to.
 */
@Singleton
final class CareStreams {

  static final int MOST_CLIENTS = 200;

  private static final Logger LOG = LoggerFactory.getLogger(CareStreams.class);
  private static final int MOST_WAITING = 8;
  private static final Duration BEAT = Duration.ofSeconds(10);
  private static final Duration RETRY = Duration.ofSeconds(2);

  /** What a page is told: the part anew, and in a sentence what changed. */
  @Serdeable
  record Message(String html, String said) {}

  private static final class Client {
    private final CareView.Wanted wanted;
    private final Sinks.Many<Event<String>> sink;
    private final BlockingQueue<Event<String>> queue;
    private String told = ""; // belongs to the thread that shows

    Client(CareView.Wanted wanted, BlockingQueue<Event<String>> queue) {
      this.wanted = wanted;
      this.queue = queue;
      this.sink = Sinks.many().unicast().onBackpressureBuffer(queue);
    }
  }

  private final CareView view;
  private final JsonMapper json;
  private final Clock clock;
  private final Set<Client> clients = ConcurrentHashMap.newKeySet();
  private Instant beatAt = Instant.EPOCH;

  CareStreams(CareView view, JsonMapper json, Clock clock) {
    this.view = view;
    this.json = json;
    this.clock = clock;
  }

  /** Opens a stream; nothing when too many pages are open. */
  Optional<Publisher<Event<String>>> open(CareView.Wanted wanted) {
    if (clients.size() >= MOST_CLIENTS) {
      return Optional.empty();
    }
    Client client = new Client(wanted, new ArrayBlockingQueue<>(MOST_WAITING + 1));
    clients.add(client);
    return Optional.of(client.sink.asFlux().doFinally(_ -> clients.remove(client)));
  }

  @Scheduled(fixedDelay = "500ms", initialDelay = "500ms")
  void show() {
    if (clients.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    boolean beat = !beatAt.plus(BEAT).isAfter(now);
    beatAt = beat ? now : beatAt;
    try {
      Map<CareView.Wanted, String> parts = new HashMap<>();
      for (Client client : clients) {
        show(client, parts.computeIfAbsent(client.wanted, view::html), beat);
      }
    } catch (JdbiException failure) {
      LOG.debug("cause=\"{}\" open pages wait for the database", failure.getMessage());
    }
  }

  private void show(Client client, String html, boolean beat) {
    if (!html.equals(client.told)) {
      client.told = html;
      send(client, event("care", text(new Message(html, view.said(client.wanted)))));
    } else if (beat) {
      send(client, event("beat", "now"));
    }
  }

  private static Event<String> event(String name, String data) {
    return Event.of(data).name(name).retry(RETRY);
  }

  private String text(Message message) {
    try {
      return new String(json.writeValueAsBytes(message), StandardCharsets.UTF_8);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private void send(Client client, Event<String> event) {
    boolean slow = client.queue.size() >= MOST_WAITING;
    Sinks.EmitResult result = client.sink.tryEmitNext(event);
    if (slow || result.isFailure()) {
      drop(client); // it opens a stream anew, and is told everything again
    }
  }

  private void drop(Client client) {
    clients.remove(client);
    Sinks.EmitResult _ = client.sink.tryEmitComplete();
  }

  @PreDestroy
  void close() {
    clients.forEach(this::drop);
  }
}
