package fr.teleguichet.edge.screen;

import fr.teleguichet.edge.appointment.AppointmentService;
import fr.teleguichet.edge.call.CallService;
import fr.teleguichet.edge.call.ExternalMeetingRoom;
import fr.teleguichet.edge.configuration.Secret;
import fr.teleguichet.edge.configuration.ServiceOffer;
import fr.teleguichet.edge.document.ScanAndPrintService;
import fr.teleguichet.edge.erasure.BrowserErasure;
import fr.teleguichet.edge.erasure.ErasureVerdict;
import fr.teleguichet.edge.erasure.SessionErasureService;
import fr.teleguichet.edge.help.HelpService;
import fr.teleguichet.edge.kiosk.PageRenderListener;
import fr.teleguichet.edge.kiosk.RecordAppender;
import fr.teleguichet.edge.loop.EventStream;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.precall.PreCallTestService;
import fr.teleguichet.edge.presence.PresenceEvent;
import fr.teleguichet.edge.session.SessionService;
import fr.teleguichet.edge.speech.SpeechService;
import fr.teleguichet.hardware.opening.OpeningHours;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The citizen's screen as a part of the agent: the page that shows the session on the loopback
 * interface, network or not. Belongs to the loop.
 */
public final class CitizenScreen {

  private static final String LOOPBACK = "127.0.0.1";

  private final Surroundings world;
  private final Offer offer;
  private final SessionService session;
  private final TestPattern pattern;
  private PageRenderListener frames = PageRenderListener.UNWATCHED;
  private boolean isDark;
  private Runnable repaint = () -> {};
  private Runnable reload = () -> {};
  private final List<ExtraPage> annexes = new ArrayList<>();
  private Optional<CallService> calls = Optional.empty();
  private Optional<HelpService> help = Optional.empty();
  private Optional<AppointmentService> appointments = Optional.empty();
  private Optional<SpeechService> speech = Optional.empty();
  private Optional<ScanAndPrintService> documents = Optional.empty();
  private Supplier<ErasureVerdict> traces = () -> ErasureVerdict.CLEAN;
  private Optional<BrowserErasure> browser = Optional.empty();
  private Optional<PreCallTestService> callTest = Optional.empty();
  private Optional<BrowserPolicyFiles> browserFiles = Optional.empty();

  /**
   * What the screen takes from the world around it.
   *
   * @param presence who comes and goes: the page is bright or dark
   */
  public record Surroundings(
      Vertx vertx,
      Loop loop,
      Clock clock,
      EventStream<PresenceEvent> presence,
      RecordAppender records,
      UUID journal,
      KioskSnapshot glance) {}

  /**
   * What it offers and to whom.
   *
   * @param port on the loopback interface, 0 for any free one
   * @param services what citizens can choose
   * @param place when the place is open; unknown without any
   * @param recordsToken opens {@code POST /api/records}
   */
  public record Offer(
      int port,
      Supplier<List<ServiceOffer>> services,
      Optional<OpeningHours> place,
      Optional<Secret> recordsToken) {

    /** With services that are always the same, where nobody said when the place is open. */
    public Offer(int port, List<ServiceOffer> services, Optional<Secret> recordsToken) {
      this(port, () -> services, Optional.empty(), recordsToken);
    }
  }

  public CitizenScreen(
      Surroundings world, Offer offer, SessionService session, TestPattern pattern) {
    this.world = world;
    this.offer = offer;
    this.session = session;
    this.pattern = pattern;
    pattern.onChange(() -> repaint.run());
    world.presence.subscribe(this::sense);
  }

  /** Nobody seems to be there: the page darkens, unless somebody is served. */
  private void sense(PresenceEvent event) {
    switch (event) {
      case PresenceEvent.Wake _ -> shade(false);
      case PresenceEvent.Dim _ -> shade(true);
      case PresenceEvent.CertainAbsence _,
          PresenceEvent.Visit _,
          PresenceEvent.Passer _,
          PresenceEvent.Doubt _ -> {
        // The page stays as it is.
      }
    }
  }

  private void shade(boolean dark) {
    if (isDark != dark) {
      isDark = dark;
      repaint.run();
    }
  }

  /** Has the open pages load themselves again; the session is the agent's and goes on. */
  public void reload() {
    reload.run();
  }

  /** Tells somebody, from the start on, how the page draws. */
  public CitizenScreen watchedBy(PageRenderListener watch) {
    frames = watch;
    return this;
  }

  /** Serves another page as well, from the start on. */
  public CitizenScreen with(ExtraPage other) {
    annexes.add(other);
    return this;
  }

  /** Has the page take part in the session's calls. */
  public CitizenScreen with(CallService service) {
    calls = Optional.of(service);
    service.onPlace(() -> repaint.run());
    return this;
  }

  /** Has the page scan and print in a talk. */
  public CitizenScreen with(ScanAndPrintService service) {
    documents = Optional.of(service);
    return this;
  }

  /** Has the page erase what it holds when a session is over, and say so. */
  public CitizenScreen with(SessionErasureService service, BrowserErasure erasure) {
    traces = service::verdict;
    browser = Optional.of(erasure);
    service.listen(() -> repaint.run());
    return this;
  }

  /** Has the page try before opening hours whether a call would hold. */
  public CitizenScreen with(PreCallTestService service) {
    callTest = Optional.of(service);
    return this;
  }

  /** Has the browser told which pages it may open. */
  public CitizenScreen with(BrowserPolicyFiles files) {
    browserFiles = Optional.of(files);
    return this;
  }

  /** Has the page ask for help. */
  public CitizenScreen with(HelpService service) {
    help = Optional.of(service);
    service.onChange(() -> repaint.run());
    return this;
  }

  /** Has the page remind of appointments and take their codes. */
  public CitizenScreen with(AppointmentService service) {
    appointments = Optional.of(service);
    service.onChange(() -> repaint.run());
    return this;
  }

  /** Has the page read aloud, from the start on, while the engine can. */
  public CitizenScreen with(SpeechService service) {
    speech = Optional.of(service);
    service.onChange(() -> repaint.run());
    return this;
  }

  /** The word of the session's state, such as {@code idle} or {@code interview}. */
  public String session() {
    return view().of(session).getString("state");
  }

  /** Opens the page. */
  public Future<Running> start() {
    Loop.Worker worker = world.loop.worker("screen-files");
    return worker
        .run(this::files)
        .compose(files -> worker.close().map(files))
        .compose(this::listen);
  }

  private Map<String, PageFile> files() {
    // Read here, so that the loop never waits for the program's jar.
    var _ = PageTexts.all();
    Map<String, PageFile> files = new TreeMap<>(PageFile.all());
    annexes.forEach(it -> files.putAll(it.files()));
    return files;
  }

  private SessionView view() {
    return new SessionView(
        offer.services,
        offer.place,
        world.glance,
        () -> isDark,
        world.clock,
        pattern,
        calls,
        help,
        appointments,
        traces,
        documents);
  }

  /**
   * The open page.
   *
   * @param address where
   */
  public record Running(URI address, HttpServer server, Runnable refresher) {

    /** Shows how the unit stands now. */
    public void refresh() {
      refresher.run();
    }

    /** Closes the page. */
    public Future<Void> stop() {
      return server.close();
    }
  }

  private Future<Running> listen(Map<String, PageFile> files) {
    HttpServer server = world.vertx.createHttpServer(options());
    var routes =
        new ScreenRoutes(
            files,
            session,
            view(),
            world.loop,
            door(),
            frames,
            annexes.stream().map(it -> new ExtraPageRoutes(it, world.loop)).toList(),
            calls.map(it -> new CallRoutes(it, world.loop, this::roomShown)),
            help.map(HelpRoute::new),
            appointments.map(AppointmentRoute::new),
            speech.map(SpeechRoute::new),
            documents.map(it -> new DocumentRoutes(it, world.loop)),
            browser,
            callTest);
    repaint = routes::refresh;
    reload = routes::reload;
    return server
        .requestHandler(request -> routes.handle(request, server.actualPort()))
        .listen(offer.port, LOOPBACK)
        .compose(it -> told(it, routes::refresh));
  }

  private Future<Void> roomShown(ExternalMeetingRoom room) {
    browser.ifPresent(BrowserErasure::hadRoom);
    return browserFiles.map(it -> it.allow(room.origin())).orElseGet(Future::succeededFuture);
  }

  /** The browser is told where the page is, and again when other services may be shown in it. */
  private Future<Running> told(HttpServer server, Runnable refresher) {
    Runnable refreshAll =
        () -> {
          refresher.run();
          browserFiles.ifPresent(
              it -> {
                var _ = it.refresh();
              });
        };
    var running = new Running(address(server), server, refreshAll);
    return browserFiles
        .map(it -> it.opened(server.actualPort()).map(running))
        .orElseGet(() -> Future.succeededFuture(running));
  }

  private static URI address(HttpServer server) {
    return URI.create("http://127.0.0.1:" + server.actualPort() + "/");
  }

  private Optional<TestRecordsRoute> door() {
    return offer.recordsToken.map(
        token -> new TestRecordsRoute(token, world.records, world.journal, world.clock));
  }

  private static HttpServerOptions options() {
    return new HttpServerOptions()
        .setMaxInitialLineLength(1024)
        .setMaxHeaderSize(8 * 1024)
        // Whoever does not read is found out soon, and fills no megabytes of the system's memory.
        .setSendBufferSize(64 * 1024)
        .setIdleTimeout(60)
        .setIdleTimeoutUnit(TimeUnit.SECONDS)
        .setHttp2ClearTextEnabled(false);
  }
}
