package fr.teleguichet.fleet.kiosk;

import io.micronaut.http.sse.Event;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Sinks;

/**
 * The open status pages. Pages come and go on the server's threads; what they are told comes from
 * the live thread alone.
 */
@Singleton
final class StatusPageStreams {

  /** Events that wait for a slow reader; one more and it is sent away to load the page again. */
  static final int MAX_WAITING = 32;

  static final int MAX_CLIENTS = 500;

  private static final Logger LOG = LoggerFactory.getLogger(StatusPageStreams.class);
  private static final Duration BEAT = Duration.ofSeconds(10);
  private static final Duration RETRY = Duration.ofSeconds(2);

  private record Client(
      OpenStatusPage stream, Sinks.Many<Event<String>> sink, BlockingQueue<Event<String>> queue) {}

  private final StatusRowRenderer printer;
  private final JsonMapper json;
  private final Clock clock;
  private final String life;
  private final Set<Client> clients = ConcurrentHashMap.newKeySet();
  private Instant beatAt = Instant.EPOCH;

  StatusPageStreams(StatusRowRenderer printer, JsonMapper json, Clock clock) {
    this.printer = printer;
    this.json = json;
    this.clock = clock;
    this.life = Long.toString(clock.millis(), 36);
  }

  /** The mark of a revision, which says whose revision it is: a restart begins anew. */
  String mark(long revision) {
    return life + "-" + revision;
  }

  /** How many pages are open. */
  int size() {
    return clients.size();
  }

  /**
   * Opens a stream for a page.
   *
   * @param mark of the revision that the page shows
   * @return nothing when too many pages are open
   */
  Optional<Publisher<Event<String>>> open(StatusBroadcastRound.View view, String mark) {
    if (clients.size() >= MAX_CLIENTS) {
      return Optional.empty();
    }
    // One place more than are used, for the event that says goodbye.
    BlockingQueue<Event<String>> queue = new ArrayBlockingQueue<>(MAX_WAITING + 1);
    Sinks.Many<Event<String>> sink = Sinks.many().unicast().onBackpressureBuffer(queue);
    Client client =
        new Client(new OpenStatusPage(view, revision(mark), clock.instant()), sink, queue);
    clients.add(client);
    return Optional.of(sink.asFlux().doFinally(_ -> clients.remove(client)));
  }

  private long revision(String mark) {
    String digits = mark.startsWith(life + "-") ? mark.substring(life.length() + 1) : "";
    return digits.matches("[0-9]{1,18}") ? Long.parseLong(digits) : -1;
  }

  /** Tells every open page what is different for it. */
  void show(FleetSnapshot picture, Instant now) {
    boolean beat = !beatAt.plus(BEAT).isAfter(now);
    if (beat) {
      beatAt = now;
    }
    if (clients.isEmpty()) {
      return;
    }
    StatusBroadcastRound round = new StatusBroadcastRound(picture, printer, now);
    for (Client client : clients) {
      Optional<StatusStreamMessage> message = client.stream().next(round, now);
      if (message.isPresent()) {
        send(client, event("kiosks", text(message.get())).id(mark(picture.revision())));
      } else if (beat) {
        send(client, event("beat", Long.toString(now.getEpochSecond())));
      }
    }
  }

  private static Event<String> event(String name, String data) {
    return Event.of(data).name(name).retry(RETRY);
  }

  private String text(StatusStreamMessage message) {
    try {
      return new String(json.writeValueAsBytes(message), StandardCharsets.UTF_8);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private void send(Client client, Event<String> event) {
    boolean slow = client.queue().size() >= MAX_WAITING;
    Sinks.EmitResult result = client.sink().tryEmitNext(slow ? event("reload", "slow") : event);
    if (slow || result.isFailure()) {
      LOG.info("waiting={} a page reads too slowly and was sent away", client.queue().size());
      drop(client);
    }
  }

  private void drop(Client client) {
    clients.remove(client);
    Sinks.EmitResult _ = client.sink().tryEmitComplete();
  }

  /** Says goodbye to every page. */
  void close() {
    clients.forEach(this::drop);
  }
}
