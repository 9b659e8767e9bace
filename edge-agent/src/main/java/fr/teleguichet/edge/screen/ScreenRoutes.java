package fr.teleguichet.edge.screen;

import fr.teleguichet.edge.erasure.BrowserErasure;
import fr.teleguichet.edge.kiosk.PageRenderListener;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.precall.PreCallTestService;
import fr.teleguichet.edge.session.SessionEvent;
import fr.teleguichet.edge.session.SessionService;
import fr.teleguichet.edge.session.SessionTap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the server answers to. Belongs to the loop. */
final class ScreenRoutes {

  static final String NOTHING = "there is nothing here";

  private final Map<String, PageFile> files;
  private final SessionService session;
  private final SessionView view;
  private final ViewSequence number = new ViewSequence();
  private final PageStreams audience;
  private final Optional<TestRecordsRoute> door;
  private final PageRenderListener frames;
  private final List<ExtraPageRoutes> annexes;
  private final Optional<CallRoutes> call;
  private final Optional<HelpRoute> help;
  private final Optional<AppointmentRoute> appointments;
  private final Optional<SpeechRoute> speech;
  private final Optional<DocumentRoutes> documents;
  private final Optional<ErasureRoute> erasure;
  private final Optional<PreCallRoute> callTest;

  ScreenRoutes(
      Map<String, PageFile> files,
      SessionService session,
      SessionView view,
      Loop loop,
      Optional<TestRecordsRoute> door,
      PageRenderListener frames,
      List<ExtraPageRoutes> annexes,
      Optional<CallRoutes> call,
      Optional<HelpRoute> help,
      Optional<AppointmentRoute> appointments,
      Optional<SpeechRoute> speech,
      Optional<DocumentRoutes> documents,
      Optional<BrowserErasure> browser,
      Optional<PreCallTestService> callTest) {
    this.documents = documents;
    this.annexes = List.copyOf(annexes);
    this.call = call;
    this.help = help;
    this.appointments = appointments;
    this.speech = speech;
    this.files = Map.copyOf(files);
    this.session = session;
    this.view = view;
    this.erasure = browser.map(ErasureRoute::new);
    this.audience =
        new PageStreams(loop, () -> shown().encode(), () -> browser.flatMap(BrowserErasure::asked));
    browser.ifPresent(it -> it.on(audience));
    this.callTest = callTest.map(PreCallRoute::new);
    callTest.ifPresent(it -> it.on(audience));
    this.door = door;
    this.frames = frames;
    session.hasUnreached(view::isOutOfReach);
    session.subscribe(_ -> audience.tell());
  }

  /**
   * Answers a request.
   *
   * @param port the one that the server listens on
   */
  void handle(HttpServerRequest request, int port) {
    var gate = new PageRequestFilter(port);
    if (!gate.knowsHost(request)) {
      HttpReplySender.refuse(request, 421, "this server answers to 127.0.0.1 and localhost only");
    } else if (request.method().equals(HttpMethod.GET)) {
      get(request);
    } else if (request.method().equals(HttpMethod.POST)) {
      post(request, gate);
    } else {
      HttpReplySender.refuse(request, 405, "only GET and POST are answered");
    }
  }

  private JsonObject shown() {
    JsonObject shown = view.of(session);
    if (speech.filter(it -> it.canRead(shown)).isPresent()) {
      shown.put("speech", true);
    }
    return number.on(shown);
  }

  /** Something besides the session has changed that the pages show. */
  void refresh() {
    audience.tell();
  }

  /** The pages are to load themselves again. */
  void reload() {
    audience.reload();
  }

  private void get(HttpServerRequest request) {
    if (annexes.stream().anyMatch(it -> it.get(request))) {
      return;
    }
    if (call.isPresent() && CallRoutes.has(request.path())) {
      call.get().get(request);
      return;
    }
    switch (request.path()) {
      case "/here" -> HttpReplySender.here(request);
      case "/api/session" -> HttpReplySender.json(request, 200, shown());
      case "/api/technician" ->
          HttpReplySender.json(request, 200, view.technician().put("pages", technicianPages()));
      case "/accept.svg" ->
          view.acceptSvg()
              .ifPresentOrElse(
                  svg -> HttpReplySender.send(request, "image/svg+xml", Buffer.buffer(svg)),
                  () -> HttpReplySender.refuse(request, 404, NOTHING));
      case "/fallback.svg" ->
          fallback(request)
              .ifPresentOrElse(
                  svg -> HttpReplySender.send(request, "image/svg+xml", Buffer.buffer(svg)),
                  () -> HttpReplySender.refuse(request, 404, NOTHING));
      case "/api/session/events" -> audience.join(request);
      case SpeechRoute.PATH ->
          speech.ifPresentOrElse(
              it -> it.answer(request, view.of(session)),
              () -> HttpReplySender.refuse(request, 404, NOTHING));
      case String path when files.containsKey(path) -> {
        PageFile file = files.get(path);
        HttpReplySender.send(request, file.type(), file.content());
      }
      case String path when path.startsWith(ServiceLogoRoute.PREFIX) ->
          view.logo(path)
              .ifPresentOrElse(
                  logo -> ServiceLogoRoute.send(request, logo),
                  () -> HttpReplySender.refuse(request, 404, NOTHING));
      case null, default -> HttpReplySender.refuse(request, 404, NOTHING);
    }
  }

  /** Of the service that the page tells of, or of the one that did not answer. */
  private Optional<String> fallback(HttpServerRequest request) {
    @Nullable String service = request.getParam("service");
    return service == null ? view.fallbackSvg(session) : view.fallbackSvg(session, service);
  }

  /** The pages behind the technician's, which not every kiosk has. */
  private JsonArray technicianPages() {
    return new JsonArray(
        files.keySet().stream().filter(it -> it.startsWith("/technician/")).sorted().toList());
  }

  private void post(HttpServerRequest request, PageRequestFilter gate) {
    for (ExtraPageRoutes annex : annexes) {
      if (annex.actsAt(request.path())) {
        fromOurPage(request, gate, () -> annexed(request, annex));
        return;
      }
    }
    if (call.isPresent() && CallRoutes.has(request.path())) {
      fromOurPage(request, gate, () -> call.get().post(request));
      return;
    }
    if (documents.isPresent() && DocumentRoutes.has(request.path())) {
      documents.get().post(request, gate);
      return;
    }
    switch (request.path()) {
      case "/api/session" -> fromOurPage(request, gate, message -> tap(request, message));
      case HelpRoute.PATH -> fromOurPage(request, gate, message -> help(request, message));
      case AppointmentRoute.PATH -> fromOurPage(request, gate, message -> code(request, message));
      case "/api/pattern" -> fromOurPage(request, gate, message -> corner(request, message));
      case ErasureRoute.PATH ->
          erasure.ifPresentOrElse(
              it -> fromOurPage(request, gate, message -> it.answer(request, message)),
              () -> HttpReplySender.refuse(request, 404, NOTHING));
      case PreCallRoute.PATH ->
          callTest.ifPresentOrElse(
              it -> fromOurPage(request, gate, message -> it.answer(request, message)),
              () -> HttpReplySender.refuse(request, 404, NOTHING));
      case "/api/frames" -> fromOurPage(request, gate, message -> drawn(request, message));
      case "/api/records" -> record(request, gate);
      case null, default -> HttpReplySender.refuse(request, 404, NOTHING);
    }
  }

  private static void annexed(HttpServerRequest request, ExtraPageRoutes annex) {
    if (annex.admits(request)) {
      annex.post(request);
    }
  }

  private static void fromOurPage(
      HttpServerRequest request, PageRequestFilter gate, Consumer<JsonObject> next) {
    fromOurPage(request, gate, () -> withBody(request, next));
  }

  private static void fromOurPage(
      HttpServerRequest request, PageRequestFilter gate, Runnable next) {
    if (gate.isFromOurPage(request)) {
      next.run();
    } else {
      HttpReplySender.refuse(request, 403, "only the kiosk’s own page may do this");
    }
  }

  private void tap(HttpServerRequest request, JsonObject message) {
    Optional<SessionTap> tap = SessionTapParser.parse(message);
    if (tap.isEmpty() || !(message.getValue("step") instanceof Integer seen)) {
      HttpReplySender.refuse(request, 400, "no tap: it needs step and tap");
      return;
    }
    boolean taken = session.take(new SessionEvent.Tapped(seen, tap.get()));
    boolean leadsNowhere =
        tap.get() instanceof SessionTap.Present || tap.get() instanceof SessionTap.About;
    boolean isWell = taken || leadsNowhere;
    HttpReplySender.json(request, isWell ? 200 : 409, shown());
  }

  private void help(HttpServerRequest request, JsonObject message) {
    help.ifPresentOrElse(
        it ->
            it.act(message)
                .ifPresentOrElse(
                    taken -> HttpReplySender.json(request, taken ? 200 : 409, shown()),
                    () ->
                        HttpReplySender.refuse(
                            request, 400, "no help: it needs wanted and language")),
        () -> HttpReplySender.refuse(request, 404, NOTHING));
  }

  private void code(HttpServerRequest request, JsonObject message) {
    appointments
        .flatMap(it -> it.act(message))
        .ifPresentOrElse(
            taken -> HttpReplySender.json(request, taken ? 200 : 409, shown()),
            () -> HttpReplySender.refuse(request, 400, "no code: it needs one of six digits"));
  }

  private void corner(HttpServerRequest request, JsonObject message) {
    boolean taken =
        message.getValue("corner") instanceof String corner && view.pattern().touch(corner);
    HttpReplySender.json(request, taken ? 200 : 409, shown());
  }

  private void drawn(HttpServerRequest request, JsonObject message) {
    Optional<PageRenderListener.Drawing> drawing = drawing(message);
    if (drawing.isPresent()) {
      boolean isJudged = frames.drawn(drawing.get());
      HttpReplySender.json(request, 200, new JsonObject().put("judged", isJudged));
    } else {
      HttpReplySender.refuse(request, 400, "no frames: it needs page, role, frames and visible");
    }
  }

  private static Optional<PageRenderListener.Drawing> drawing(JsonObject message) {
    if (message.getValue("page") instanceof String page
        && message.getValue("role") instanceof String word
        && message.getValue("frames") instanceof Number count
        && message.getValue("visible") instanceof Boolean visible) {
      try {
        return PageRenderListener.Role.ofWord(word)
            .map(role -> new PageRenderListener.Drawing(page, role, count.longValue(), visible));
      } catch (IllegalArgumentException _) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private void record(HttpServerRequest request, PageRequestFilter gate) {
    if (door.isEmpty()) {
      HttpReplySender.refuse(request, 404, NOTHING);
    } else if (gate.isFromProgram(request) && door.get().opensFor(request)) {
      withBody(request, message -> door.get().take(request, message));
    } else {
      HttpReplySender.refuse(request, 403, "show the token of screen.records-token as a bearer");
    }
  }

  private static void withBody(HttpServerRequest request, Consumer<JsonObject> next) {
    SmallJsonBody.read(request)
        .onSuccess(
            body ->
                body.ifPresentOrElse(
                    next,
                    () ->
                        HttpReplySender.refuse(
                            request, 400, "the body must be a JSON object of 8 KiB")))
        .onFailure(_ -> request.connection().close());
  }
}
