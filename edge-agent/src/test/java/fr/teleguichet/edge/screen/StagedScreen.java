package fr.teleguichet.edge.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import fr.teleguichet.edge.call.AdviserPresence;
import fr.teleguichet.edge.call.CallEvent;
import fr.teleguichet.edge.call.FakeAdvisers;
import fr.teleguichet.edge.call.FakeManagerLine;
import fr.teleguichet.edge.call.IceConfiguration;
import fr.teleguichet.edge.configuration.SampleLogos;
import fr.teleguichet.edge.configuration.ServiceOffer;
import fr.teleguichet.edge.document.ScanAndPrintService;
import fr.teleguichet.edge.kiosk.Logbook;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.loop.VertxLoop;
import fr.teleguichet.edge.peripheral.print.SimulatedPrinter;
import fr.teleguichet.edge.peripheral.scan.SimulatedScanner;
import fr.teleguichet.edge.presence.PresenceEvent;
import fr.teleguichet.edge.session.CallerDetails;
import fr.teleguichet.edge.session.CitizenSession;
import fr.teleguichet.edge.session.SessionEvent;
import fr.teleguichet.edge.session.SessionLanguage;
import fr.teleguichet.edge.session.SessionTap;
import fr.teleguichet.edge.session.UpdateAbsence;
import fr.teleguichet.edge.speech.FakeSpeechEngine;
import fr.teleguichet.edge.speech.SpeechEngine;
import fr.teleguichet.edge.speech.SpeechService;
import fr.teleguichet.hardware.device.RemoteCommandType;
import fr.teleguichet.hardware.identity.Fingerprint;
import fr.teleguichet.hardware.identity.ShortCode;
import fr.teleguichet.hardware.journal.KioskRecord.Interview;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.notice.LegalNotices;
import fr.teleguichet.hardware.opening.OpeningHours;
import fr.teleguichet.hardware.opening.OpeningHoursParser;
import fr.teleguichet.hardware.serve.ServiceObstacle;
import fr.teleguichet.hardware.serve.ServiceReopening;
import fr.teleguichet.hardware.serve.ServiceVerdict;
import fr.teleguichet.hardware.service.FallbackLink;
import fr.teleguichet.hardware.service.PublicService;
import fr.teleguichet.hardware.service.ServiceMode;
import fr.teleguichet.hardware.service.TelephoneNumber;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The citizen's screen as the agent serves it, brought to any of its states. */
final class StagedScreen implements AutoCloseable {

  /** A Tuesday. */
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T09:00:00Z"), ZoneOffset.UTC);

  private static final Fingerprint KEY =
      Fingerprint.parse("0123456789abcdef".repeat(4)).orElseThrow();
  private static final UnitStatus WAITING =
      new UnitStatus(
          Optional.of(
              new UnitStatus.Code(
                  ShortCode.of(KEY).toString(),
                  KEY.grouped(),
                  Optional.of(URI.create("https://fleet.example.org/units")))),
          List.of());

  private static final OpeningHours HOURS =
      new OpeningHours(
          OpeningHoursParser.FRANCE,
          Map.of(
              DayOfWeek.MONDAY,
              List.of(
                  OpeningHoursParser.span("08:30-12:00"), OpeningHoursParser.span("13:30-17:05")),
              DayOfWeek.FRIDAY,
              List.of(OpeningHoursParser.span("09:00-12:00"))),
          Map.of());

  /** More than one screen holds, with names as long as they may be. */
  static final List<ServiceOffer> SERVICES =
      List.of(
          formerly(
              offer("carsat", "Retraite (Carsat)", "Pensions (Carsat)", "Jubilación (Carsat)"),
              "CRAM Midi-Pyrénées",
              "CRAV"),
          withLogo(withOtherWays(), 256, 85),
          withLogo(
              offer("cpam", "Assurance maladie (CPAM)", "Health insurance", "Seguro médico (CPAM)"),
              256,
              64),
          offer("france-travail", "France Travail", "Employment", "Empleo (France Travail)"),
          offer("mission-locale", "Mission locale", "Young people", "Jóvenes"),
          offer(
              "maison-justice",
              "Maison de la justice et du droit, conciliateur et médiateurs",
              "House of justice and law, conciliators and legal assistance.",
              "Casa de la justicia y del derecho, conciliadores y asistente"),
          offer("banque-de-france", "Banque de France", "Bank of France", "Banco de Francia"),
          byAppointment(
              offer("cci", "Chambre de commerce", "Chamber of commerce", "Cámara de comercio")));

  /** A loop on which nobody's patience ends, however slow the machine is. */
  private record Patient(Loop loop) implements Loop {
    @Override
    public void check() {
      loop.check();
    }

    @Override
    public void enter(Runnable action) {
      loop.enter(action);
    }

    @Override
    public Timer after(Duration delay, Runnable action) {
      return () -> {};
    }

    @Override
    public Duration uptime() {
      return loop.uptime();
    }

    @Override
    public Worker worker(String name) {
      return loop.worker(name);
    }
  }

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private final Logbook logbook = new Logbook();
  private final AtomicLong skipped = new AtomicLong();
  private final FakeAdvisers ready = FakeAdvisers.answering();
  private final FakeAdvisers busy = FakeAdvisers.waiting();
  private final FakeManagerLine line = new FakeManagerLine();
  private final SimulatedScanner scanner = new SimulatedScanner();
  private final List<ServiceOffer> services;
  private final Optional<SpeechEngine> engine;
  private final int port;
  private final WholeScreen whole;
  private final CompletableFuture<ScanAndPrintService> documents = new CompletableFuture<>();
  private final CitizenScreen.Running page;
  private UnitStatus standing = UnitStatus.IN_SERVICE;
  private Set<ServiceObstacle> obstacles = Set.of();
  private Optional<RemoteCommandType> care = Optional.empty();
  private Optional<UpdateAbsence> away = Optional.empty();
  private LegalNotices notices = LegalNotices.UNSAID;

  StagedScreen() {
    this(Optional.of(new FakeSpeechEngine()));
  }

  /**
   * @param engine what reads aloud; nothing does without it
   */
  StagedScreen(Optional<SpeechEngine> engine) {
    this(engine, 0);
  }

  /**
   * At a port that another one had before.
   *
   * @param engine what reads aloud; nothing does without it
   */
  StagedScreen(Optional<SpeechEngine> engine, int port) {
    this(SERVICES, engine, port);
  }

  /** With other services. */
  StagedScreen(List<ServiceOffer> services) {
    this(services, Optional.of(new FakeSpeechEngine()), 0);
  }

  private StagedScreen(List<ServiceOffer> services, Optional<SpeechEngine> engine, int port) {
    this.services = services;
    this.engine = engine;
    this.port = port;
    var made = new CompletableFuture<WholeScreen>();
    var running = new CompletableFuture<CitizenScreen.Running>();
    vertx.runOnContext(
        _ -> {
          var it = make();
          made.complete(it);
          it.screen()
              .start()
              .onSuccess(up -> documents.join().listen(up::refresh))
              .onSuccess(running::complete)
              .onFailure(running::completeExceptionally);
        });
    page = running.orTimeout(60, TimeUnit.SECONDS).join();
    whole = made.join();
  }

  static ServiceOffer offer(String id, String french, String english, String spanish) {
    return new ServiceOffer(new ServiceCode(id), french, english, spanish, Optional.of(HOURS));
  }

  /** One that has a telephone and a page of its own. */
  private static ServiceOffer withOtherWays() {
    ServiceOffer caf =
        offer("caf", "Allocations familiales (CAF)", "Family benefits", "Ayudas familiares");
    PublicService plain = caf.service();
    return new ServiceOffer(
        new PublicService(
                plain.code(),
                plain.name(),
                plain.words(),
                plain.pictogram(),
                plain.mode(),
                plain.hours(),
                plain.needs(),
                Optional.of(new TelephoneNumber("3230")),
                Optional.of(new FallbackLink("https://visio.relais.example.org/caf/{room}")),
                plain.adapter())
            .formerly(List.of("Caisse d’allocations familiales de Tarn-Garonne")));
  }

  private static ServiceOffer byAppointment(ServiceOffer offer) {
    PublicService plain = offer.service();
    return new ServiceOffer(
        new PublicService(
            plain.code(),
            plain.name(),
            plain.words(),
            plain.pictogram(),
            ServiceMode.APPOINTMENT,
            plain.hours(),
            plain.needs(),
            plain.telephone(),
            plain.fallback(),
            plain.adapter()));
  }

  private static ServiceOffer formerly(ServiceOffer offer, String... names) {
    return new ServiceOffer(offer.service().formerly(List.of(names)));
  }

  private static ServiceOffer withLogo(ServiceOffer offer, int width, int height) {
    return new ServiceOffer(offer.service().with(Optional.of(SampleLogos.of(width, height))));
  }

  private WholeScreen make() {
    var world =
        new WholeScreen.World(
            vertx,
            new Patient(VertxLoop.current(vertx, () -> System.nanoTime() + skipped.get())),
            CLOCK,
            logbook,
            logbook);
    var glance =
        new KioskSnapshot(() -> standing, this::verdict, () -> care, () -> away)
            .with(() -> notices);
    var offer = new CitizenScreen.Offer(port, services, Optional.empty());
    WholeScreen it = WholeScreen.of(world, glance, offer);
    it.calls().by(ready);
    it.calls().by(busy);
    it.help().by(line);
    it.appointments().by(line);
    var printer = new SimulatedPrinter(50, 80);
    var papers =
        new ScanAndPrintService(
            world.loop(), it.session(), Optional.of(scanner), Optional.of(printer));
    documents.complete(papers);
    var _ = it.screen().with(papers);
    engine.map(voice -> new SpeechService(world.loop(), voice)).ifPresent(voice -> give(it, voice));
    return it;
  }

  private static void give(WholeScreen whole, SpeechService voice) {
    var _ = whole.screen().with(voice);
    var _ = voice.start();
  }

  private ServiceVerdict verdict() {
    SortedMap<ServiceCode, Set<ServiceObstacle>> all = new TreeMap<>();
    services.forEach(it -> all.put(it.id(), Set.of()));
    SortedMap<ServiceCode, ServiceReopening> opens = new TreeMap<>();
    close(
        all,
        opens,
        "cpam",
        new ServiceReopening(DayOfWeek.TUESDAY, LocalTime.of(14, 0), Optional.empty()));
    close(
        all,
        opens,
        "france-travail",
        new ServiceReopening(DayOfWeek.WEDNESDAY, LocalTime.of(8, 30), Optional.empty()));
    close(
        all,
        opens,
        "mission-locale",
        new ServiceReopening(
            DayOfWeek.TUESDAY, LocalTime.of(9, 0), Optional.of(MonthDay.of(12, 1))));
    all.put(new ServiceCode("maison-justice"), Set.of(ServiceObstacle.SERVICE_CLOSED));
    return new ServiceVerdict(obstacles, all, opens);
  }

  private static void close(
      SortedMap<ServiceCode, Set<ServiceObstacle>> services,
      SortedMap<ServiceCode, ServiceReopening> opens,
      String service,
      ServiceReopening opening) {
    services.put(new ServiceCode(service), Set.of(ServiceObstacle.SERVICE_CLOSED));
    opens.put(new ServiceCode(service), opening);
  }

  /** Where the page is. */
  URI address() {
    return page.address();
  }

  /** Brings the screen from wherever it is to this scene. */
  void set(Scene scene) {
    // While the sheet of the scene before is still on its way, the next one is refused.
    var forgotten = new CompletableFuture<Boolean>();
    onLoop(
        () -> {
          happen(new SessionEvent.Vacated());
          var _ = documents.join().forget().onComplete(_ -> forgotten.complete(true));
        });
    var _ = forgotten.orTimeout(60, TimeUnit.SECONDS).join();
    onLoop(
        () -> {
          logbook.empty();
          var _ = whole.help().withdraw();
          scanner.setFeederLoaded(false);
          expect();
          line.isThere(true);
          standing = UnitStatus.IN_SERVICE;
          obstacles = Set.of();
          ready.are(AdviserPresence.PRESENT);
          busy.are(AdviserPresence.ABSENT);
          care = Optional.empty();
          away = Optional.empty();
          notices = LegalNotices.UNSAID;
          whole.presence().publish(new PresenceEvent.Wake(Set.of()));
          scene.prepare(this);
        });
  }

  /** Opens the scene in a page, by touch where the page alone turns to it. */
  void open(Page page, Scene scene) {
    set(scene);
    page.context().clearPermissions();
    if (scene.hasCamera()) {
      page.context().grantPermissions(List.of("camera", "microphone"));
    }
    page.navigate(address() + (scene.isKiosksOwn() ? "?kiosk" : ""));
    page.locator("main[data-state]").waitFor();
    scene.cameFirst().ifPresent(it -> page.locator(it).waitFor());
    if (scene.papers() > 0) {
      page.locator(".papers-left").nth(scene.papers() - 1).waitFor();
    }
    scene.turnedToBy().ifPresent(it -> page.locator(it).click());
  }

  void hinder(ServiceObstacle first, ServiceObstacle... others) {
    obstacles = EnumSet.of(first, others);
  }

  void care(RemoteCommandType action) {
    care = Optional.of(action);
  }

  void away(UpdateAbsence absence) {
    away = Optional.of(absence);
  }

  void tell(LegalNotices told) {
    notices = told;
  }

  void unclaim() {
    standing = WAITING;
  }

  void darken() {
    whole.presence().publish(new PresenceEvent.Dim());
  }

  void fillDisk() {
    logbook.fill();
  }

  /** Interviews and attempts that were written down. */
  List<Interview> interviews() {
    var all = new ArrayList<Interview>();
    onLoop(
        () ->
            logbook.records().stream()
                .filter(Interview.class::isInstance)
                .map(Interview.class::cast)
                .forEach(all::add));
    return all;
  }

  /** Advisers are there, and do not answer. */
  void letWait() {
    ready.are(AdviserPresence.ABSENT);
    busy.are(AdviserPresence.PRESENT);
  }

  /** No adviser is there. */
  void sendHome() {
    ready.are(AdviserPresence.ABSENT);
  }

  /** Who would know which advisers are there is away. */
  void loseManager() {
    ready.are(AdviserPresence.UNREACHABLE);
    busy.are(AdviserPresence.UNREACHABLE);
  }

  /** Has the page told of what changed. */
  void repaint() {
    onLoop(page::refresh);
  }

  /** It is back, and the page is told. */
  void findManager() {
    onLoop(
        () -> {
          ready.are(AdviserPresence.PRESENT);
          page.refresh();
        });
  }

  /** Somebody asks for help, and this becomes of it. */
  void help(String state, String outcome) {
    line.isThere(!state.isEmpty());
    var _ = whole.help().ask(SessionLanguage.FRENCH);
    if (!state.isEmpty()) {
      line.answer(state, outcome);
    }
  }

  /** The mediator is asked to come, whatever the screen shows. */
  void callForHelp() {
    onLoop(() -> help("asked", ""));
  }

  /** Somebody is expected with this service in ten minutes; nobody without one. */
  void expect(String... services) {
    JsonArray appointments = new JsonArray();
    for (String service : services) {
      appointments.add(
          new JsonObject()
              .put("service", service)
              .put("start", CLOCK.instant().plus(Duration.ofMinutes(10)).toString())
              .put("end", CLOCK.instant().plus(Duration.ofMinutes(40)).toString()));
    }
    line.tell("appointments", new JsonObject().put("appointments", appointments));
    whole.appointments().forget();
  }

  /** Somebody types a code, and this is the manager's answer. */
  void code(JsonObject answer) {
    assertThat(whole.appointments().enter("123456")).isTrue();
    line.posted().getLast().reply(200, answer);
  }

  /** The manager's answer to the code that was typed on the page. */
  String answerCode(JsonObject answer) {
    var typed = new CompletableFuture<String>();
    onLoop(
        () -> {
          FakeManagerLine.Posted last = line.posted().getLast();
          typed.complete(last.message().getString("code", ""));
          last.reply(200, answer);
        });
    return typed.join();
  }

  void choose() {
    tap(new SessionTap.Start());
    tap(new SessionTap.Choose(new ServiceCode("caf")));
  }

  void agree() {
    choose();
    tap(new SessionTap.Agree(new CallerDetails("fr", false)));
  }

  /** Camera and sound are tried where the advisers who are there would see and hear the citizen. */
  void talk() {
    agree();
    tap(new SessionTap.Ready());
  }

  /** The adviser whom a citizen waits for answers, by a line that carries nothing. */
  void answer() {
    onLoop(this::accept);
  }

  /** The same, on the loop. */
  void accept() {
    pickUp();
    busy.asked().getLast().happens(new CallEvent.Connected());
  }

  /** The adviser answers; neither has seen or heard the other yet. */
  void pickUp() {
    FakeAdvisers.Asked call = busy.asked().getLast();
    call.happens(new CallEvent.Accepted(new IceConfiguration(List.of(), false)));
    call.happens(new CallEvent.Answered());
  }

  /** What the kiosk told of whom it asked an adviser for. */
  CallerDetails caller() {
    return busy.asked().getLast().request().caller();
  }

  /** A sheet comes out of the printer, and one lies in the scanner's feeder. */
  void leavePapers() {
    scanner.setFeederLoaded(true);
    var _ = documents.join().print("%PDF-1.7".getBytes(StandardCharsets.US_ASCII));
  }

  void ask() {
    talk();
    passMinutes(2);
    tap(new SessionTap.End());
  }

  /** Time goes on, as the agent's own clock sees it. */
  void passMinutes(int minutes) {
    skipped.addAndGet(Duration.ofMinutes(minutes).toNanos());
  }

  void tap(SessionTap tap) {
    happen(new SessionEvent.Tapped(whole.session().snapshot().step(), tap));
  }

  /** In which state the session is. */
  CitizenSession state() {
    var state = new CompletableFuture<CitizenSession>();
    onLoop(() -> state.complete(whole.session().snapshot().state()));
    return state.join();
  }

  void happen(SessionEvent event) {
    var _ = whole.session().take(event);
  }

  void onLoop(Runnable action) {
    var done = new CompletableFuture<Boolean>();
    vertx.runOnContext(
        _ -> {
          action.run();
          done.complete(true);
        });
    var _ = done.orTimeout(60, TimeUnit.SECONDS).join();
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
  }
}
