package fr.teleguichet.edge.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import fr.teleguichet.edge.appointment.AdmittedAppointment;
import fr.teleguichet.edge.configuration.ServiceOffer;
import fr.teleguichet.edge.erasure.BrowserErasure;
import fr.teleguichet.edge.erasure.SessionAdmissionAfterErasure;
import fr.teleguichet.edge.erasure.SessionErasureService;
import fr.teleguichet.edge.kiosk.Logbook;
import fr.teleguichet.edge.loop.EventStream;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.loop.VertxLoop;
import fr.teleguichet.edge.presence.PresenceEvent;
import fr.teleguichet.edge.session.SessionEvent;
import fr.teleguichet.edge.session.SessionService;
import fr.teleguichet.edge.session.SessionTap;
import fr.teleguichet.hardware.journal.ErasureFinding;
import fr.teleguichet.hardware.journal.ErasurePlace;
import fr.teleguichet.hardware.journal.KioskRecord.Erasure;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.serve.ServiceObstacle;
import fr.teleguichet.hardware.serve.ServiceVerdict;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.awaitility.Durations;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A real browser keeps nothing of the citizen before, and the agent knows it from the page. */
@Timeout(300)
@Tag("proof")
class ErasureIT {

  private static final ServiceCode CAF = new ServiceCode("caf");

  /** At every place that a page of this origin has. */
  private static final String PLANT =
      """
      async () => {
        localStorage.setItem("trace", "Mme Martin");
        sessionStorage.setItem("trace", "Mme Martin");
        document.cookie = "trace=Martin; max-age=9999; path=/";
        await (await caches.open("trace")).put("/trace", new Response("Mme Martin"));
        await new Promise((done) => {
          const wish = indexedDB.open("trace");
          wish.onsuccess = () => { wish.result.close(); done(); };
        });
        const folder = await navigator.storage.getDirectory();
        await folder.getFileHandle("trace", { create: true });
        window.trace = "Mme Martin";
      }
      """;

  private static final String FIND =
      """
      async () => {
        const folder = await navigator.storage.getDirectory();
        return [
          localStorage.length, Object.keys(sessionStorage).filter((it) => it !== "role").length,
          document.cookie.length, (await caches.keys()).length, (await indexedDB.databases()).length,
          (await folder.keys().next()).done ? 0 : 1, window.trace ? 1 : 0,
        ].join(" ");
      }
      """;

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private final List<String> complaints = new ArrayList<>();
  private final Logbook logbook = new Logbook();
  private final AtomicInteger restarts = new AtomicInteger();
  private volatile Set<ServiceObstacle> obstacles = Set.of();
  private final CompletableFuture<SessionService> sessions = new CompletableFuture<>();
  private Chromium chromium;
  private Page page;

  @BeforeEach
  void open() {
    var address = new CompletableFuture<String>();
    vertx.runOnContext(_ -> start(address));
    chromium = Chromium.start();
    page = chromium.page(1_440, complaints);
    page.navigate(address.orTimeout(60, TimeUnit.SECONDS).join() + "?kiosk");
    page.locator("main[data-state=idle] .start").waitFor();
  }

  private void start(CompletableFuture<String> address) {
    Loop loop = VertxLoop.current(vertx, System::nanoTime);
    Clock clock = Clock.systemUTC();
    var presence = new EventStream<PresenceEvent>(loop);
    var pattern = new TestPattern(loop);
    var glance =
        new KioskSnapshot(
            () -> UnitStatus.IN_SERVICE,
            () -> ServiceVerdict.of(obstacles, Set.of(CAF)),
            Optional::empty,
            Optional::empty);
    var offer =
        new CitizenScreen.Offer(
            0, List.of(new ServiceOffer(CAF, "CAF", "Benefits", "Ayudas")), Optional.empty());
    var erasure = new SessionErasureService(loop, clock, logbook, logbook);
    var browser = new BrowserErasure(UUID::randomUUID);
    browser.restartedBy(
        () -> {
          restarts.incrementAndGet();
          return Future.succeededFuture();
        });
    var session =
        new SessionService(
            new SessionService.Surroundings(
                loop,
                clock,
                presence,
                logbook,
                logbook,
                UUID::randomUUID,
                new SessionAdmissionAfterErasure(
                    new KioskSessionAdmission(
                        offer.services(), glance, pattern, new AdmittedAppointment()),
                    erasure)));
    sessions.complete(session);
    erasure
        .start(session, List.of(browser))
        .compose(
            _ ->
                new CitizenScreen(
                        new CitizenScreen.Surroundings(
                            vertx, loop, clock, presence, logbook, UUID.randomUUID(), glance),
                        offer,
                        session,
                        pattern)
                    .with(erasure, browser)
                    .start())
        .onSuccess(it -> address.complete(it.address().toString()))
        .onFailure(address::completeExceptionally);
  }

  @AfterEach
  void close() throws Exception {
    chromium.close();
    vertx.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    assertThat(complaints).isEmpty();
  }

  private void begin() {
    page.locator(".start").click();
    page.locator("main[data-state=home]").waitFor();
  }

  private List<Erasure> records() {
    var found = new CompletableFuture<List<Erasure>>();
    vertx.runOnContext(
        _ ->
            found.complete(
                logbook.records().stream()
                    .filter(Erasure.class::isInstance)
                    .map(Erasure.class::cast)
                    .toList()));
    return found.orTimeout(60, TimeUnit.SECONDS).join();
  }

  private Erasure erased(int number) {
    Awaitility.await().atMost(Durations.FIVE_MINUTES).until(() -> records().size() == number);
    return records().getLast();
  }

  @Test
  void whatThePageAndItsBrowserKeptIsGoneAndThePageSaysSo() {
    for (int citizen = 1; citizen <= 3; citizen++) {
      begin();
      page.evaluate(PLANT);
      assertThat(page.evaluate(FIND)).as("what is planted is found").isEqualTo("1 1 12 1 1 1 1");

      page.locator("#quit").click();

      assertThat(erased(citizen).places().get(ErasurePlace.BROWSER)).isEqualTo(ErasureFinding.GONE);
      page.locator("main[data-state=idle] .start").waitFor();
      assertThat(page.evaluate(FIND)).isEqualTo("0 0 0 0 0 0 0");
    }
    assertThat(restarts).as("the browser itself went on").hasValue(0);
  }

  /** A page that does not clear is found out by the one that looks. */
  @Test
  void whatIsStillThereIsFoundAndNobodyCanBegin() {
    page.addInitScript("Storage.prototype.clear = () => undefined;");
    page.reload();
    begin();
    page.evaluate(PLANT);
    obstacles = Set.of(ServiceObstacle.TRACES_LEFT);
    page.locator("#quit").click();

    assertThat(erased(1).places().get(ErasurePlace.BROWSER)).isEqualTo(ErasureFinding.LEFT);
    page.locator("main[data-state=idle] h1").getByText("La visio est en pause").waitFor();
    assertThat(page.locator("main .choice").count()).isZero();
    assertThat(restarts).hasPositiveValue();
    assertThat(admitsAnybody()).isFalse();
  }

  private boolean admitsAnybody() {
    SessionService session = sessions.join();
    var taken = new CompletableFuture<Boolean>();
    vertx.runOnContext(
        _ ->
            taken.complete(
                session.take(
                    new SessionEvent.Tapped(session.snapshot().step(), new SessionTap.Start()))));
    return taken.orTimeout(60, TimeUnit.SECONDS).join();
  }
}
