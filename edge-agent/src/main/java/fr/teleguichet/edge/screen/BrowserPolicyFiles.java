package fr.teleguichet.edge.screen;

import fr.teleguichet.edge.configuration.ServiceOffer;
import fr.teleguichet.edge.kiosk.AgentContext;
import fr.teleguichet.edge.loop.Loop;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the kiosk's browser is told by files: which addresses it may open and by which way, and for
 * the page that waits for the agent where the agent is. Files that can't be written keep nobody
 * from being served: the browser then opens less. Belongs to the loop.
 */
public final class BrowserPolicyFiles {

  private static final Logger LOG = LoggerFactory.getLogger(BrowserPolicyFiles.class);

  /** Chromium reads its policies again some seconds after they have changed (measured: 3 to 5). */
  static final Duration LEARNING = Duration.ofSeconds(7);

  /** More video services than a fleet has. */
  static final int MAX_ROOMS = 20;

  private final Loop loop;
  private final Clock clock;
  private final BrowserPolicyFolders folder;
  private final Optional<String> telephone;
  private final Supplier<List<ServiceOffer>> services;

  /** The origins of rooms, and since when the browser was told. */
  private final Map<String, Duration> rooms = new LinkedHashMap<>();

  private Optional<BrowserPolicy> told = Optional.empty();
  private Optional<Integer> proxy = Optional.empty();
  private int port;

  /** One after the other; the thread is there for as long as something is written. */
  private Future<Void> last = Future.succeededFuture();

  /**
   * @param folder where the files are
   * @param telephone whom a citizen telephones while there is no agent
   * @param services those whose own pages may be shown
   */
  BrowserPolicyFiles(
      Loop loop,
      Clock clock,
      BrowserPolicyFolders folder,
      Optional<String> telephone,
      Supplier<List<ServiceOffer>> services) {
    this.loop = loop;
    this.clock = clock;
    this.folder = folder;
    this.telephone = telephone;
    this.services = services;
  }

  /** The files where systemd has made their folders for the agent; none on other machines. */
  public static Optional<BrowserPolicyFiles> of(
      AgentContext world, Optional<String> telephone, Supplier<List<ServiceOffer>> services) {
    Map<String, String> environment = world.machine().environment();
    String policies = environment.get("RUNTIME_DIRECTORY");
    String cache = environment.get("CACHE_DIRECTORY");
    return policies == null || cache == null
        ? Optional.empty()
        : Optional.of(
            new BrowserPolicyFiles(
                    world.loop(),
                    world.clock(),
                    new BrowserPolicyFolders(Path.of(policies), Path.of(cache)),
                    telephone,
                    services)
                .by(new BrowserForwardProxy(world.machine().vertx(), world.loop(), world.route())));
  }

  private BrowserPolicyFiles by(BrowserForwardProxy way) {
    way.follow(
        at -> {
          proxy = at;
          var _ = write();
        });
    return this;
  }

  /** The page is served at this port. */
  Future<Void> opened(int at) {
    loop.check();
    port = at;
    return refresh();
  }

  /** Other services may be offered than before. */
  Future<Void> refresh() {
    loop.check();
    services.get().stream()
        .flatMap(it -> it.service().fallback().stream())
        .forEach(link -> origin(link.value()).ifPresent(this::remember));
    return write();
  }

  /** A room of this origin is to be shown; completes once the browser may open it. */
  Future<Void> allow(String origin) {
    loop.check();
    remember(origin);
    Future<Void> written = write();
    Duration since = rooms.getOrDefault(origin, loop.uptime());
    Duration left = LEARNING.minus(loop.uptime().minus(since));
    if (!left.isPositive()) {
      return written;
    }
    Promise<Void> learnt = Promise.promise();
    var _ = loop.after(left, learnt::complete);
    return written.transform(_ -> learnt.future());
  }

  private void remember(String origin) {
    if (!rooms.containsKey(origin)) {
      if (rooms.size() == MAX_ROOMS) {
        rooms.remove(rooms.keySet().iterator().next());
      }
      rooms.put(origin, loop.uptime());
    }
  }

  private static Optional<String> origin(String link) {
    try {
      String authority = URI.create(link.replaceAll("\\{\\w+}", "x")).getRawAuthority();
      return Optional.ofNullable(authority).map(it -> "https://" + it);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private Future<Void> write() {
    var rules = new BrowserPolicy(port, new ArrayList<>(rooms.keySet()), proxy);
    if (port == 0 || told.equals(Optional.of(rules))) {
      return Future.succeededFuture();
    }
    if (told.isEmpty()) {
      // None of them was told, or none could be.
      rooms.replaceAll((_, _) -> loop.uptime());
    }
    told = Optional.of(rules);
    String settings = settings(rules);
    last = last.compose(_ -> write(rules, settings));
    return last;
  }

  private Future<Void> write(BrowserPolicy rules, String settings) {
    Loop.Worker worker = loop.worker("browser-files");
    return worker
        .run(() -> folder.write(rules.json(), settings))
        .onFailure(
            e -> {
              LOG.warn("The browser’s policies can't be written; it opens less.", e);
              // The next occasion writes them again.
              told = told.filter(it -> !it.equals(rules));
            })
        .transform(_ -> worker.close());
  }

  /** A script, since a page that is a file may read no other kind of file. */
  private String settings(BrowserPolicy rules) {
    var settings = new JsonObject().put("port", rules.port());
    telephone.ifPresent(it -> settings.put("telephone", it));
    if (rules.port() != BrowserPolicy.USUAL_PORT) {
      settings.put("notBefore", clock.instant().plus(LEARNING).toEpochMilli());
    }
    return "teleguichet(" + settings.encode() + ");\n";
  }
}
