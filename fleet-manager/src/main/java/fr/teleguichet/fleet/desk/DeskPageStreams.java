package fr.teleguichet.fleet.desk;

import fr.teleguichet.fleet.appointment.AppointmentScope;
import fr.teleguichet.fleet.appointment.AppointmentText;
import fr.teleguichet.fleet.appointment.AppointmentViewModels;
import fr.teleguichet.fleet.call.Adviser;
import fr.teleguichet.fleet.call.CallJson;
import fr.teleguichet.fleet.call.CallRegistry;
import fr.teleguichet.fleet.call.CallService;
import fr.teleguichet.fleet.call.DeskCallListener;
import fr.teleguichet.fleet.call.VideoCall;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
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
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jdbi.v3.core.JdbiException;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;

/** The open windows of desks. Whoever has one open is there. */
@Singleton
final class DeskPageStreams implements DeskCallListener {
  private static final Logger LOG = LoggerFactory.getLogger(DeskPageStreams.class);

  static final int MAX_WINDOWS = 500;
  private static final int MAX_WAITING = 256;

  /**
   * @param id known to its page and to nobody else
   * @param call the one that it was told of last
   */
  private record Window(
      UUID id,
      Adviser adviser,
      LocalizedText text,
      EventStream stream,
      AtomicReference<Optional<UUID>> call) {

    Window(Adviser adviser, LocalizedText text) {
      this(
          UUID.randomUUID(),
          adviser,
          text,
          new EventStream(MAX_WAITING),
          new AtomicReference<>(Optional.empty()));
    }
  }

  private final CallRegistry registry;
  private final DeskViewModelFactory queue;
  private final AppointmentText appointments;
  private final TemplateRenderer templates;
  private final JsonMapper json;
  private final CallService calls;
  private final DeskHeartbeatMonitor heartbeats;
  private final Set<Window> windows = ConcurrentHashMap.newKeySet();
  private final AtomicLong turns;
  private final AtomicLong silences = new AtomicLong();
  private long told = -1; // belongs to the thread of tellAll

  DeskPageStreams(
      CallRegistry registry,
      CallService calls,
      DeskViewModelFactory queue,
      AppointmentText appointments,
      TemplateRenderer templates,
      JsonMapper json,
      Clock clock) {
    this.registry = registry;
    this.calls = calls;
    this.heartbeats = new DeskHeartbeatMonitor(clock);
    this.queue = queue;
    this.appointments = appointments;
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
    Window window = new Window(adviser, text);
    // There is nobody before somebody reads: who left before that is never told as gone.
    return Optional.of(
        Flux.from(window.stream().events(() -> closed(window))).doOnSubscribe(_ -> opened(window)));
  }

  private void opened(Window window) {
    windows.add(window);
    registry.enter(window.adviser());
    beat(window);
  }

  private void closed(Window window) {
    if (windows.remove(window)) {
      heartbeats.forget(window.id());
      registry.leave(window.adviser().account());
    }
  }

  private Stream<Window> of(long account) {
    return windows.stream().filter(window -> window.adviser().account() == account);
  }

  @Override
  public void changed(VideoCall before, VideoCall now) {
    if (!now.state().isOpen()) {
      before.state().adviser().ifPresent(heartbeats::end);
    }
    before.state().adviser().or(() -> now.state().adviser()).stream()
        .flatMap(this::of)
        .forEach(window -> tellCall(window, now));
    // Who changed the call before or after may tell of it in another order.
    tellSoon();
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
    heartbeats.take(account, call, turn);
    tellSoon();
    String data = moved(call, turn);
    of(account).forEach(window -> window.stream().tell("moved", data));
    return turn;
  }

  private String moved(UUID call, long turn) {
    return CallJson.write(
        json,
        Map.of(
            "id", JsonNode.createStringNode(call.toString()),
            "turn", JsonNode.createNumberNode(turn)));
  }

  /**
   * A window of this adviser lives, and has this talk where it has one.
   *
   * @return whether others were told that it is left, and the kiosk with them
   */
  boolean hear(long account, UUID id, Optional<DeskHeartbeatMonitor.Talk> talk) {
    Optional<Window> window = of(account).filter(it -> it.id().equals(id)).findFirst();
    if (window.isEmpty()) {
      return false; // its stream is closed: it gets another id with the next one
    }
    DeskHeartbeatMonitor.Heard heard =
        heartbeats.hear(account, id, talk.filter(it -> isOwn(account, it)));
    switch (heard) {
      case NOTHING -> {}
      case RETURNED -> tellSoon();
      case MOVED ->
          talk.ifPresent(
              it -> window.get().stream().tell("moved", moved(it.call(), it.turn() + 1)));
    }
    return heard == DeskHeartbeatMonitor.Heard.RETURNED;
  }

  /** The page that has the talk is being closed or loaded again. */
  void leave(long account, DeskHeartbeatMonitor.Talk talk) {
    if (isOwn(account, talk)) {
      heartbeats.leave(account, talk);
    }
  }

  private boolean isOwn(long account, DeskHeartbeatMonitor.Talk talk) {
    return registry.find(talk.call()).filter(it -> it.isWith(account)).isPresent();
  }

  /** Who became silent is not there any more, and no talk is left with a desk that is dead. */
  @Scheduled(fixedDelay = "1s", initialDelay = "1s")
  void watch() {
    DeskHeartbeatMonitor.Silent silent = heartbeats.sweep();
    for (DeskHeartbeatMonitor.Left left : silent.talks()) {
      tellSoon();
      LOG.atInfo().addKeyValue("call", left.call()).log("The desk of a talk is silent.");
      if (left.hasRoom()) {
        registry.find(left.call()).ifPresent(calls::leftRoom);
      }
    }
    windows.stream()
        .filter(window -> silent.windows().contains(window.id()))
        .forEach(
            window -> {
              // What still waits for a dead connection keeps its end from being told.
              closed(window);
              window.stream().close();
            });
  }

  private void tellCall(Window window, VideoCall call) {
    window.call().set(Optional.of(call.id()));
    Map<String, JsonNode> members = new LinkedHashMap<>(CallJson.call(call, Optional.empty()));
    queue
        .pendingTransfer(call, window.text())
        .ifPresent(it -> members.put("transfer", JsonNode.createStringNode(it)));
    members.put(
        "deserted",
        JsonNode.createBooleanNode(heartbeats.isLeft(window.adviser().account(), call.id())));
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

  /** Somebody's talk is left, or is not any more, or has become something else. */
  private void tellSoon() {
    long _ = silences.incrementAndGet();
  }

  /** Tells every window what is news for it. */
  @Scheduled(fixedDelay = "300ms", initialDelay = "300ms")
  void tellAll() {
    long version = registry.version() + silences.get(); // both only grow
    if (version == told) {
      return;
    }
    try {
      for (Window window : windows) {
        tellQueue(window);
        registry
            .of(window.adviser().account())
            .or(() -> window.call().get().flatMap(registry::find))
            .ifPresent(call -> tellCall(window, call));
      }
      told = version;
    } catch (JdbiException failure) {
      LOG.debug("cause=\"{}\" desks wait for the database", failure.getMessage());
    }
  }

  /** The desk lies open all day, and over the night: appointments are booked, and days pass. */
  @Scheduled(fixedDelay = "30s", initialDelay = "5s")
  void tellToday() {
    try {
      for (Window window : windows) {
        AppointmentViewModels.Today today =
            appointments.today(
                new AppointmentScope(
                    window.adviser().scope(), Optional.of(window.adviser().services())),
                window.text());
        String html =
            templates.fill("appointment/today", Map.of("text", window.text(), "today", today));
        window.stream()
            .tellNews(
                "today", CallJson.write(json, Map.of("html", JsonNode.createStringNode(html))));
      }
    } catch (JdbiException failure) {
      LOG.debug("cause=\"{}\" desks wait for the database", failure.getMessage());
    }
  }

  /** The page answers each, which wakes it also where its own clock is slowed down. */
  @Scheduled(fixedDelay = "4s", initialDelay = "4s")
  void beat() {
    windows.forEach(DeskPageStreams::beat);
  }

  private static void beat(Window window) {
    window.stream().tell("beat", window.id().toString());
  }

  @PreDestroy
  void close() {
    windows.forEach(window -> window.stream().close());
  }
}
