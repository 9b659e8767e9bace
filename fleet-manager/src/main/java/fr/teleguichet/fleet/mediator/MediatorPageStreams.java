package fr.teleguichet.fleet.mediator;

import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.call.CallJson;
import fr.teleguichet.fleet.help.HelpService;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import fr.teleguichet.fleet.web.stream.EventStream;
import io.micronaut.http.sse.Event;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.JdbiException;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;

/** The open pages of mediators: who wants help, and how the kiosks are. */
@Singleton
final class MediatorPageStreams {
  private static final Logger LOG = LoggerFactory.getLogger(MediatorPageStreams.class);

  static final int MAX_WINDOWS = 500;
  private static final int MAX_WAITING = 64;

  private record Window(Scope scope, LocalizedText text, EventStream stream) {}

  private final HelpService help;
  private final MediatorOverviewReader overview;
  private final TemplateRenderer templates;
  private final JsonMapper json;
  private final Set<Window> windows = ConcurrentHashMap.newKeySet();
  private long toldHelp = -1; // belongs to the thread of tellHelp
  private long toldKiosks = -1; // belongs to the thread of tellKiosks

  MediatorPageStreams(
      HelpService help,
      MediatorOverviewReader overview,
      TemplateRenderer templates,
      JsonMapper json) {
    this.help = help;
    this.overview = overview;
    this.templates = templates;
    this.json = json;
  }

  /** Opens a window; nothing when too many are open. */
  Optional<Publisher<Event<String>>> open(Scope scope, LocalizedText text) {
    if (windows.size() >= MAX_WINDOWS) {
      return Optional.empty();
    }
    Window window = new Window(scope, text, new EventStream(MAX_WAITING));
    return Optional.of(
        Flux.from(window.stream().events(() -> windows.remove(window)))
            .doOnSubscribe(_ -> opened(window)));
  }

  private void opened(Window window) {
    windows.add(window);
    tellHelp(window);
    tellKiosks(window);
  }

  @Scheduled(fixedDelay = "300ms", initialDelay = "300ms")
  void tellHelp() {
    long version = help.version();
    if (version != toldHelp) {
      windows.forEach(this::tellHelp);
      toldHelp = version;
    }
  }

  @Scheduled(fixedDelay = "1s", initialDelay = "1s")
  void tellKiosks() {
    long revision = overview.revision();
    if (revision != toldKiosks) {
      windows.forEach(this::tellKiosks);
      toldKiosks = revision;
    }
  }

  /** The page lies open all day, and over the night: appointments are booked, and days pass. */
  @Scheduled(fixedDelay = "30s", initialDelay = "5s")
  void tellToday() {
    try {
      for (Window window : windows) {
        JsonNode html =
            html(
                window,
                "appointment/today",
                "today",
                overview.today(window.scope(), window.text()));
        window.stream().tellNews("today", CallJson.write(json, Map.of("html", html)));
      }
    } catch (JdbiException failure) {
      LOG.debug("cause=\"{}\" mediators wait for the database", failure.getMessage());
    }
  }

  private void tellHelp(Window window) {
    MediatorViewModels.Help waiting = overview.help(window.scope());
    Map<String, JsonNode> members = new LinkedHashMap<>();
    members.put("waiting", JsonNode.createNumberNode(waiting.unanswered()));
    members.put("html", html(window, "mediator/help", "help", waiting));
    window.stream().tellNews("help", CallJson.write(json, members));
  }

  private void tellKiosks(Window window) {
    JsonNode html = html(window, "mediator/kiosks", "kiosks", overview.kiosks(window.scope()));
    window.stream().tellNews("kiosks", CallJson.write(json, Map.of("html", html)));
  }

  private JsonNode html(Window window, String template, String name, Object model) {
    return JsonNode.createStringNode(
        templates.fill(template, Map.of("text", window.text(), name, model)));
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
