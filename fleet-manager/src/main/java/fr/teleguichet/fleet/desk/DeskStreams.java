package fr.teleguichet.fleet.desk;

import fr.teleguichet.fleet.call.Adviser;
import fr.teleguichet.fleet.call.CallJson;
import fr.teleguichet.fleet.call.CallRegistry;
import fr.teleguichet.fleet.call.DeskCallListener;
import fr.teleguichet.fleet.call.VideoCall;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.Templates;
import fr.teleguichet.fleet.web.stream.EventStream;
import io.micronaut.http.sse.Event;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jdbi.v3.core.JdbiException;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;

/** The open windows of desks. Whoever has one open is there. */
@Singleton
final class DeskStreams implements DeskCallListener {
  private static final Logger LOG = LoggerFactory.getLogger(DeskStreams.class);

  static final int MAX_WINDOWS = 500;
  private static final int MAX_WAITING = 256;

  private record Window(Adviser adviser, LocalizedText text, EventStream stream) {}

  private final CallRegistry registry;
  private final DeskViewModelFactory queue;
  private final Templates templates;
  private final JsonMapper json;
  private final Set<Window> windows = ConcurrentHashMap.newKeySet();
  private final AtomicLong turns;
  private long told = -1; // belongs to the thread of tellAll

  DeskStreams(
      CallRegistry registry,
      DeskViewModelFactory queue,
      Templates templates,
      JsonMapper json,
      Clock clock) {
    this.registry = registry;
    this.queue = queue;
    this.templates = templates;
    this.json = json;
    // Higher than whatever windows remember of the manager before.
    this.turns = new AtomicLong(clock.millis());
  }

  /** Opens a window; nothing when too many are open. */
  Optional<Publisher<Event<String>>> open(Adviser adviser, LocalizedText text) {
    if (windows.size() >= MAX_WINDOWS) {
      return Optional.empty();
    }
    Window window = new Window(adviser, text, new EventStream(MAX_WAITING));
    // There is nobody before somebody reads: who left before that is never told as gone.
    return Optional.of(
        Flux.from(window.stream().events(() -> closed(window))).doOnSubscribe(_ -> opened(window)));
  }

  private void opened(Window window) {
    windows.add(window);
    registry.enter(window.adviser());
  }

  private void closed(Window window) {
    if (windows.remove(window)) {
      registry.leave(window.adviser().account());
    }
  }

  private Stream<Window> of(long account) {
    return windows.stream().filter(window -> window.adviser().account() == account);
  }

  @Override
  public void changed(VideoCall before, VideoCall now) {
    before.state().adviser().or(() -> now.state().adviser()).stream()
        .flatMap(this::of)
        .forEach(window -> tellCall(window, now));
  }

  @Override
  public void signalled(VideoCall call, JsonNode signal) {
    String data = CallJson.write(json, CallJson.signal(call.id(), signal));
    call.state().adviser().stream()
        .flatMap(this::of)
        .forEach(window -> window.stream().tell("signal", data));
  }

  /**
   * A window takes the talk, and those that had it before are told, perhaps of another computer.
   *
   * @return higher with each window that takes one, for windows to know who was last
   */
  long take(long account, UUID call) {
    long turn = turns.incrementAndGet();
    String data =
        CallJson.write(
            json,
            Map.of(
                "id", JsonNode.createStringNode(call.toString()),
                "turn", JsonNode.createNumberNode(turn)));
    of(account).forEach(window -> window.stream().tell("moved", data));
    return turn;
  }

  private void tellCall(Window window, VideoCall call) {
    Map<String, JsonNode> members = new LinkedHashMap<>(CallJson.call(call, Optional.empty()));
    queue
        .pendingTransfer(call, window.text())
        .ifPresent(it -> members.put("transfer", JsonNode.createStringNode(it)));
    members.put(
        "html",
        JsonNode.createStringNode(
            templates.fill(
                "desk/talk",
                Map.of("text", window.text(), "call", queue.row(call, window.text())))));
    window.stream().tellNews("call", CallJson.write(json, members));
  }

  private void tellQueue(Window window) {
    DeskViewModels.Queue waiting = queue.queue(window.adviser(), window.text());
    Map<String, JsonNode> members = new LinkedHashMap<>();
    members.put("waiting", JsonNode.createNumberNode(waiting.waiting().size()));
    members.put(
        "paused",
        registry
            .paused(window.adviser().account())
            .map(JsonNode::createBooleanNode)
            .orElseGet(JsonNode::nullNode));
    members.put(
        "html",
        JsonNode.createStringNode(
            templates.fill("desk/queue", Map.of("text", window.text(), "queue", waiting))));
    window.stream().tellNews("queue", CallJson.write(json, members));
  }

  /** Tells every window what is news for it. */
  @Scheduled(fixedDelay = "300ms", initialDelay = "300ms")
  void tellAll() {
    long version = registry.version();
    if (version == told) {
      return;
    }
    try {
      for (Window window : windows) {
        tellQueue(window);
        registry.of(window.adviser().account()).ifPresent(call -> tellCall(window, call));
      }
      told = version;
    } catch (JdbiException failure) {
      LOG.debug("cause=\"{}\" desks wait for the database", failure.getMessage());
    }
  }

  @Scheduled(fixedDelay = "10s", initialDelay = "10s")
  void beat() {
    windows.forEach(window -> window.stream().tell("beat", "now"));
  }

  @PreDestroy
  void close() {
    windows.forEach(window -> window.stream().close());
  }
}
