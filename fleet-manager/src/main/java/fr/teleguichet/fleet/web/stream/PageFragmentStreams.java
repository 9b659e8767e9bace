package fr.teleguichet.fleet.web.stream;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.http.sse.Event;
import io.micronaut.json.JsonMapper;
import io.micronaut.serde.annotation.Serdeable;
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
import java.util.function.Function;
import java.util.function.Predicate;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Sinks;

/**
 * The open pages of which a part can be seen to change. Whoever owns it calls {@link #show} now and
 * then; what open pages show is then asked for, once for all that show the same.
 *
 * @param <W> what an open page shows
 */
public final class PageFragmentStreams<W> implements AutoCloseable {

  /** So many pages may be open. */
  public static final int MAX_CLIENTS = 200;

  private static final int MAX_WAITING = 8;
  private static final Duration BEAT = Duration.ofSeconds(10);
  private static final Duration RETRY = Duration.ofSeconds(2);

  /** What a page is told: the part anew, and in a sentence what changed. */
  @Serdeable
  record Message(String html, String said) {}

  private static final class Client<W> {
    private final W wanted;
    private final Sinks.Many<Event<String>> sink;
    private final BlockingQueue<Event<String>> queue;
    private String told = ""; // belongs to the thread that shows
    private boolean asked; // belongs to the thread that shows

    Client(W wanted, BlockingQueue<Event<String>> queue) {
      this.wanted = wanted;
      this.queue = queue;
      this.sink = Sinks.many().unicast().onBackpressureBuffer(queue);
    }
  }

  private final String name;
  private final Function<W, String> html;
  private final Function<W, String> said;
  private final JsonMapper json;
  private final Clock clock;
  private final Set<Client<W>> clients = ConcurrentHashMap.newKeySet();
  private Instant beatAt = Instant.EPOCH; // belongs to the thread that shows

  /**
   * Streams of one kind of part.
   *
   * @param name the part and the event
   * @param html fills the part
   * @param said what changed, in one sentence for who can't see it move
   */
  public PageFragmentStreams(
      String name,
      Function<W, String> html,
      Function<W, String> said,
      JsonMapper json,
      Clock clock) {
    this.name = name;
    this.html = html;
    this.said = said;
    this.json = json;
    this.clock = clock;
  }

  /** The answer where no stream was opened. */
  public static HttpStatusException tooMany() {
    return new HttpStatusException(
        HttpStatus.SERVICE_UNAVAILABLE, "too many pages are open; try again later");
  }

  /** Opens a stream; nothing when too many pages are open. */
  public Optional<Publisher<Event<String>>> open(W wanted) {
    if (clients.size() >= MAX_CLIENTS) {
      return Optional.empty();
    }
    Client<W> client = new Client<>(wanted, new ArrayBlockingQueue<>(MAX_WAITING + 1));
    clients.add(client);
    return Optional.of(client.sink.asFlux().doFinally(_ -> clients.remove(client)));
  }

  /** Whether any page is open. */
  public boolean isWatched() {
    return !clients.isEmpty();
  }

  /** Tells open pages what changed. */
  public void show() {
    show(_ -> true);
  }

  /**
   * The same where it is known which may have changed.
   *
   * @param mayHaveChanged what is asked for again; a page that was just opened always is
   */
  public void show(Predicate<W> mayHaveChanged) {
    if (clients.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    boolean beat = !beatAt.plus(BEAT).isAfter(now);
    beatAt = beat ? now : beatAt;
    Map<W, String> parts = new HashMap<>();
    for (Client<W> client : clients) {
      boolean asks = !client.asked || mayHaveChanged.test(client.wanted);
      show(client, asks ? parts.computeIfAbsent(client.wanted, html) : client.told, beat);
      client.asked = true;
    }
  }

  private void show(Client<W> client, String part, boolean beat) {
    if (!part.equals(client.told)) {
      client.told = part;
      send(client, event(name, text(new Message(part, said.apply(client.wanted)))));
    } else if (beat) {
      send(client, event("beat", "now"));
    }
  }

  private static Event<String> event(String kind, String data) {
    return Event.of(data).name(kind).retry(RETRY);
  }

  private String text(Message message) {
    try {
      return new String(json.writeValueAsBytes(message), StandardCharsets.UTF_8);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private void send(Client<W> client, Event<String> event) {
    boolean slow = client.queue.size() >= MAX_WAITING;
    Sinks.EmitResult result = client.sink.tryEmitNext(event);
    if (slow || result.isFailure()) {
      drop(client); // it opens a stream anew, and is told everything again
    }
  }

  private void drop(Client<W> client) {
    clients.remove(client);
    Sinks.EmitResult _ = client.sink.tryEmitComplete();
  }

  @Override
  public void close() {
    clients.forEach(this::drop);
  }
}
