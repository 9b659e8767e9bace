package fr.teleguichet.edge.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.ElementHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import fr.teleguichet.edge.call.HttpCallChannel;
import fr.teleguichet.edge.call.StubManager;
import fr.teleguichet.edge.call.VideoCallClient;
import fr.teleguichet.edge.configuration.ServiceOffer;
import fr.teleguichet.edge.document.ScanAndPrintService;
import fr.teleguichet.edge.kiosk.Logbook;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.loop.VertxLoop;
import fr.teleguichet.edge.peripheral.print.SimulatedPrinter;
import fr.teleguichet.edge.peripheral.scan.SimulatedScanner;
import fr.teleguichet.edge.session.SessionService;
import fr.teleguichet.est.OutboundRoute;
import fr.teleguichet.hardware.journal.KioskRecord;
import fr.teleguichet.hardware.journal.KioskRecord.Interview;
import fr.teleguichet.hardware.journal.KioskRecord.Outcome;
import fr.teleguichet.hardware.journal.KioskRecord.Survey;
import fr.teleguichet.hardware.journal.KioskRecord.Visit;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.journal.SessionStep;
import fr.teleguichet.hardware.peer.AccessibilityFaults;
import fr.teleguichet.hardware.serve.ServiceObstacle;
import fr.teleguichet.hardware.serve.ServiceVerdict;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The kiosk's page and an adviser's, two real browsers' pages with played cameras, in one call. */
@Timeout(300)
@Tag("proof")
class DirectCallIT {

  @RegisterExtension static final ClassChromium KIOSKS = new ClassChromium(Chromium::withCamera);

  @RegisterExtension static final ClassChromium DESKS = new ClassChromium(Chromium::withCamera);

  private static final ServiceCode CAF = new ServiceCode("caf");
  private static final ServiceCode CARSAT = new ServiceCode("carsat");
  private static final Locator.WaitForOptions HIDDEN =
      new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN);
  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private final List<String> complaints = new ArrayList<>();
  private final Logbook logbook = new Logbook();
  private final AtomicLong skipped = new AtomicLong();
  private final StubManager manager = start();
  private final CompletableFuture<SessionService> session = new CompletableFuture<>();
  private final CompletableFuture<CitizenScreen.Running> screen = new CompletableFuture<>();
  private volatile Set<ServiceObstacle> obstacles = Set.of();
  private String call = "";
  private String last = "";

  private static StubManager start() {
    try {
      return StubManager.start();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @AfterEach
  void close() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    manager.close();
  }

  @Test
  void twoPeopleSeeHearAndReadEachOtherAndOneInterviewIsWrittenDown() throws Exception {
    String address = open();
    try (Chromium kiosks = KIOSKS.lend();
        Chromium desks = DESKS.lend()) {
      Page kiosk = kiosks.page(1_440, complaints);
      kiosk.navigate(address + "?kiosk");
      // Any page of this machine will do, as long as it may use a camera.
      Page adviser = desks.page(1_440, complaints);
      adviser.navigate(address + "technician");
      adviser.evaluate(script());

      agree(kiosk);
      tellCall("answered");
      kiosk.locator("main[data-state=connecting]").waitFor();
      // The adviser's page is not there yet and misses it: the kiosk's says it again.
      assertThat(manager.next(60_000).message().getString("kind")).isEqualTo("ready");
      pump(kiosk, adviser, () -> kiosk.locator("main[data-state=interview]").isVisible());
      pump(kiosk, adviser, () -> frames(adviser) > 20 && packets(adviser) > 20);
      pump(kiosk, adviser, () -> remoteFrames(kiosk) > 20);
      assertThat(onLoop(() -> session.join().isOccupied())).as("the lock on updates").isTrue();

      accessible(kiosk);

      // Real-time text, beside the voice: shown when the adviser writes.
      assertThat(kiosk.locator(".call-writing").isVisible()).isFalse();
      adviser.evaluate("() => adviser.text.send('Bonjuo\\b\\bour')");
      kiosk.locator(".call-log").getByText("Bonjour").waitFor();
      accessible(kiosk);
      kiosk.locator(".call-reply").fill("oui");
      pump(kiosk, adviser, () -> adviser.evaluate("() => adviser.written").equals("oui"));

      onlyWhatWorksIsOffered(kiosk, adviser);
      papersGoBothWays(kiosk, adviser);
      aPageIsShownLargeAndGoesByItself(kiosk, adviser);

      // A page that is loaded again has a camera and a connection again.
      kiosk.reload();
      pump(kiosk, adviser, () -> adviser.evaluate("() => adviser.number").equals(2));
      pump(kiosk, adviser, () -> remoteFrames(kiosk) > 5);
      assertThat(kiosk.locator(".call-shown").isVisible()).as("a page of before").isFalse();

      skipped.addAndGet(Duration.ofMinutes(3).toNanos());
      kiosk.locator("main[data-state=interview] .main-choice").click();
      kiosk.locator("main[data-state=asking] .faces .choice").first().click();
      kiosk.locator("main").getByText("Recommanderiez-vous").waitFor();
      kiosk.locator("#quit").click();
      kiosk.locator("main[data-state=thanks]").waitFor();
      assertThat(kiosk.locator(".papers-left").allTextContents())
          .satisfiesExactly(
              it -> assertThat(it).contains("couvercle du scanner"),
              it -> assertThat(it).contains("bac de l’imprimante"));
      accessible(kiosk);
      assertThat(kiosk.locator("video").count()).as("nothing of it stays on the page").isZero();
      pump(kiosk, adviser, () -> last.equals("end"));
    }
    theRecordsTellTheTruth();
    assertThat(complaints).isEmpty();
  }

  private static final String WRITTEN = "() => adviser.written";

  /** Who does not hear or speak has no keyboard either: a finger or four keys are enough. */
  @Test
  void whoHasNoKeyboardWritesBackByTouchAndByFourKeys() throws Exception {
    String address = open();
    try (Chromium kiosks = KIOSKS.lend();
        Chromium desks = DESKS.lend()) {
      Page kiosk = kiosks.touchPage(1_440, complaints);
      kiosk.navigate(address + "?kiosk");
      Page adviser = desks.page(1_440, complaints);
      adviser.navigate(address + "technician");
      adviser.evaluate(script());
      agree(kiosk);
      tellCall("answered");
      pump(kiosk, adviser, () -> kiosk.locator("main[data-state=interview]").isVisible());
      pump(kiosk, adviser, () -> remoteFrames(kiosk) > 5);

      byTouch(kiosk, adviser);
      byFourKeys(kiosk, adviser);
      inArabic(kiosk, adviser);
      adviser.evaluate(
          "() => adviser.text.send('Votre numéro d’allocataire, s’il vous plaît\u202f?')");
      kiosk.locator(".call-log").getByText("allocataire").waitFor();
      thePictureStays(kiosk, adviser);

      ElementHandle reply = kiosk.locator(".call-reply").elementHandle();
      kiosk.locator("main[data-state=interview] .main-choice").tap();
      kiosk.locator("main[data-state=too-short]").waitFor();
      assertThat(reply.evaluate("it => it.value")).as("nothing of it is left").isEqualTo("");
      assertThat(kiosk.locator("textarea").count()).isZero();
    }
    assertThat(complaints).isEmpty();
  }

  private void byTouch(Page kiosk, Page adviser) throws InterruptedException {
    kiosk.locator("[data-opens=sentences]").tap();
    kiosk.locator(".ready-sentences").getByText("Pouvez-vous répéter").tap();
    arrives(kiosk, adviser, "Pouvez-vous répéter\u00a0?\u2028");
    // A finger on the field wants letters.
    kiosk.locator(".call-reply").tap();
    for (String key : List.of("⇧", "J", "’", "a", "i", "Espace", "ç", "a", "z", "Effacer")) {
      kiosk.locator(".letters").getByText(key, new Locator.GetByTextOptions().setExact(true)).tap();
    }
    arrives(kiosk, adviser, "J’ai çaz\b");
    assertThat(kiosk.locator(".call-reply").inputValue())
        .isEqualTo("Pouvez-vous répéter\u00a0?\nJ’ai ça");
    kiosk.locator("[data-opens=letters]").tap();
    assertThat(kiosk.locator(".call-board").isVisible()).isFalse();
  }

  /** The adviser of a French service need not read Arabic. */
  private void inArabic(Page kiosk, Page adviser) throws InterruptedException {
    kiosk.locator("#language").tap();
    kiosk.locator("[data-language=ar]").tap();
    kiosk.locator("[data-opens=sentences]").tap();
    kiosk.locator(".ready-sentences button").first().tap();
    arrives(kiosk, adviser, "\u2028نعم (Oui)\u2028");
    kiosk.locator("#language").tap();
    kiosk.locator("[data-language=fr]").tap();
    kiosk.locator("[data-opens=letters]").tap();
  }

  private void arrives(Page kiosk, Page adviser, String text) throws InterruptedException {
    pump(kiosk, adviser, () -> adviser.evaluate(WRITTEN).equals(text));
    adviser.evaluate("() => (adviser.written = '')");
  }

  /** From the first control of the screen: a sentence, and two letters of two rows. */
  private void byFourKeys(Page kiosk, Page adviser) throws InterruptedException {
    kiosk.locator("main").focus();
    press(kiosk, "ArrowDown", "Enter", "ArrowDown", "Enter");
    arrives(kiosk, adviser, "\u2028Non\u2028");
    press(kiosk, "Escape");
    assertThat(kiosk.locator(".call-board").isVisible()).isFalse();
    press(kiosk, "ArrowDown", "Enter");
    press(kiosk, "ArrowDown", "ArrowDown", "Enter");
    for (int i = 0; i < 5; i++) {
      press(kiosk, "ArrowDown");
    }
    press(kiosk, "Enter", "Escape", "ArrowUp", "ArrowUp", "Enter");
    for (int i = 0; i < 8; i++) {
      press(kiosk, "Tab");
    }
    press(kiosk, "Enter");
    arrives(kiosk, adviser, "no");
  }

  private static void press(Page kiosk, String... keys) {
    for (String key : keys) {
      kiosk.keyboard().press(key);
    }
  }

  /** With what the adviser wrote, and with a page that the adviser shows. */
  private void thePictureStays(Page kiosk, Page adviser) throws InterruptedException {
    fitsAndIsAccessible(kiosk, "letters");
    kiosk.locator("[data-opens=sentences]").click();
    fitsAndIsAccessible(kiosk, "sentences");
    adviser.evaluate("() => adviser.addPage()");
    pump(
        kiosk,
        adviser,
        () ->
            adviser.evaluate("() => adviser.second?.currentDirection === 'sendonly'").equals(true));
    adviser.evaluate("() => adviser.show()");
    kiosk.locator(".call-shown").waitFor();
    pump(kiosk, adviser, () -> pageFrames(kiosk) > 5);
    fitsAndIsAccessible(kiosk, "page-and-sentences");
    kiosk.locator("[data-opens=letters]").click();
    fitsAndIsAccessible(kiosk, "page-and-letters");
  }

  /** The adviser is told of it, and told again. */
  private void onlyWhatWorksIsOffered(Page kiosk, Page adviser) throws InterruptedException {
    obstacles = Set.of(ServiceObstacle.PRINTER_OUT_OF_PAPER);
    refresh();
    String isOff =
        "() => !adviser.said.print && adviser.said.why?.print === 'printer-out-of-paper'";
    pump(kiosk, adviser, () -> adviser.evaluate(isOff).equals(true));
    assertThat(adviser.evaluate("() => adviser.said.scan")).isEqualTo(true);
    obstacles = Set.of();
    refresh();
    pump(kiosk, adviser, () -> adviser.evaluate("() => adviser.said.print === true").equals(true));
  }

  private void papersGoBothWays(Page kiosk, Page adviser) throws InterruptedException {
    Locator paper = kiosk.locator(".call-paper");
    Locator yes = paper.locator(".choice");
    adviser.evaluate("() => adviser.papers.send(JSON.stringify({kind: 'scan', id: 1}))");
    yes.waitFor();
    accessible(kiosk);
    yes.click();
    paper.locator("canvas").waitFor();
    accessible(kiosk);
    yes.click();
    pump(kiosk, adviser, () -> adviser.evaluate("() => adviser.pageIsWhole()").equals(true));
    paper.getByText("Reprenez l’original").waitFor();
    yes.click();
    paper.waitFor(HIDDEN);

    // The citizen wants none.
    adviser.evaluate("() => adviser.papers.send(JSON.stringify({kind: 'scan', id: 2}))");
    paper.locator(".quiet").click();
    pump(
        kiosk,
        adviser,
        () -> adviser.evaluate("() => adviser.said.why === 'citizen'").equals(true));

    adviser.evaluate("() => adviser.print(3, '%PDF-1.7 a paper')");
    yes.waitFor();
    accessible(kiosk);
    yes.click();
    pump(
        kiosk,
        adviser,
        () -> adviser.evaluate("() => adviser.said.kind === 'printed'").equals(true));
    paper.getByText("prenez-le").waitFor();
    yes.click();

    adviser.evaluate("() => adviser.print(4, 'MZ no paper')");
    yes.click();
    paper.getByText("Cela n’a pas fonctionné").waitFor();
    accessible(kiosk);
    paper.locator(".quiet").click();
    pump(
        kiosk,
        adviser,
        () -> adviser.evaluate("() => adviser.said.kind === 'failed'").equals(true));

    // What no adviser's page sends changes nothing.
    for (String hostile :
        List.of("{", "7", "null", "{'kind':'print','id':5,'size':99999999}", "{'kind':'scan'}")) {
      adviser.evaluate("text => adviser.papers.send(text)", hostile.replace('\'', '"'));
    }
    pump(kiosk, adviser, () -> adviser.evaluate("() => adviser.said.why === 'unfit'").equals(true));
    assertThat(paper.isVisible()).isFalse();
  }

  private void aPageIsShownLargeAndGoesByItself(Page kiosk, Page adviser)
      throws InterruptedException {
    pump(kiosk, adviser, () -> adviser.evaluate("() => adviser.isAble").equals(true));
    adviser.evaluate("() => adviser.addPage()");
    pump(
        kiosk,
        adviser,
        () ->
            adviser.evaluate("() => adviser.second.currentDirection === 'sendonly'").equals(true));
    Locator shown = kiosk.locator(".call-shown");
    assertThat(shown.isVisible()).as("an empty second video").isFalse();
    assertThat(kiosk.locator(".call-remote").isVisible()).isTrue();
    // What no adviser's page sends changes nothing.
    adviser.evaluate("() => ['{', 'null', '{}', '7'].forEach((it) => adviser.page.send(it))");

    adviser.evaluate("() => adviser.show()");
    shown.waitFor();
    kiosk.locator(".call-lines").getByText("Le conseiller vous montre une page.").waitFor();
    pump(kiosk, adviser, () -> pageFrames(kiosk) > 5);
    assertThat(width(shown)).isGreaterThan(3 * width(kiosk.locator(".call-remote")));
    fitsAndIsAccessible(kiosk, "page");

    adviser.evaluate("() => adviser.offer(true)");
    pump(
        kiosk,
        adviser,
        () -> adviser.evaluate("() => adviser.peer.signalingState === 'stable'").equals(true));
    int before = pageFrames(kiosk);
    pump(kiosk, adviser, () -> pageFrames(kiosk) > before + 5);

    adviser.evaluate("() => adviser.hide()");
    shown.waitFor(HIDDEN);
    assertThat(kiosk.locator(".call-lines").textContent()).isEmpty();
    int remote = remoteFrames(kiosk);
    pump(kiosk, adviser, () -> remoteFrames(kiosk) > remote + 5);
    adviser.evaluate("() => adviser.show()");
    shown.waitFor();
  }

  /**
   * What of a talk is covered by something else: of the adviser's picture, which is to be large
   * enough to see a face, and of what the two write.
   */
  private static final String COVERED =
      """
      () => {
        const found = [];
        const look = (name, places) => {
          const it = document.querySelector(name);
          const box = it.getBoundingClientRect();
          if (box.width === 0) return box;
          const isFree = (at) => document.elementFromPoint(box.left + at * box.width, box.top + at * box.height) === it;
          if (!places.every(isFree)) found.push(name);
          return box;
        };
        const face = look(".call-remote", [0.1, 0.3, 0.5, 0.6]);
        if (face.width < 150 || face.height < 80) found.push(`a face of ${face.width} × ${face.height}`);
        for (const it of [".call-writing h2", ".call-writing label"]) look(it, [0.1]);
        for (const it of [".call-log", ".call-reply"]) look(it, [0.1, 0.9]);
        return found;
      }
      """;

  /** Lying and standing, at each size of its words. */
  private static void fitsAndIsAccessible(Page kiosk, String name) {
    for (int[] screen : new int[][] {{1_920, 1_080}, {1_080, 1_920}}) {
      kiosk.setViewportSize(screen[0], screen[1]);
      for (int size = 0; size < 3; size++) {
        if (Boolean.getBoolean("screen.pictures")) {
          String file = "%s-%s-%s.png".formatted(screen[0], name, size);
          kiosk.screenshot(
              new Page.ScreenshotOptions().setPath(Path.of("target", "screens", file)));
        }
        assertThat(PageLayout.faults(kiosk, PageLayout.finest()))
            .as("%s %s, size %s", name, screen[0], size)
            .isEmpty();
        assertThat(kiosk.evaluate(COVERED))
            .as("%s %s, size %s", name, screen[0], size)
            .isEqualTo(List.of());
        accessible(kiosk);
        kiosk.locator("#size").click();
      }
    }
    kiosk.setViewportSize(1_440, 1_000);
  }

  private static double width(Locator part) {
    return part.boundingBox().width;
  }

  private static int pageFrames(Page kiosk) {
    return ((Number)
            kiosk.evaluate(
                "() => document.querySelector('.call-shown').getVideoPlaybackQuality()"
                    + ".totalVideoFrames"))
        .intValue();
  }

  private void theRecordsTellTheTruth() {
    List<KioskRecord> records = onLoop(() -> List.copyOf(logbook.records()));
    assertThat(records)
        .filteredOn(Interview.class::isInstance)
        .singleElement()
        .satisfies(
            record -> {
              var interview = (Interview) record;
              assertThat(interview.outcome()).isEqualTo(Outcome.HELD);
              assertThat(interview.service()).isEqualTo(CAF);
              assertThat(interview.length()).isGreaterThanOrEqualTo(Duration.ofMinutes(3));
              assertThat(interview.waited()).isPresent();
            });
    assertThat(records).filteredOn(Survey.class::isInstance).hasSize(1);
    assertThat(records.stream().filter(Visit.class::isInstance).map(it -> ((Visit) it).step()))
        .containsExactly(
            SessionStep.TOUCHED,
            SessionStep.CHOSE,
            SessionStep.AGREED,
            SessionStep.ANSWERED,
            SessionStep.CONNECTED,
            SessionStep.FINISHED);
  }

  @Test
  void whoeverOnlyLooksOnTakesNoPartAndWhoTappedDoes() throws Exception {
    String address = open();
    try (Chromium kiosks = KIOSKS.lend()) {
      List<String> asked = new ArrayList<>();
      Page watching = kiosks.page(1_440, complaints);
      watching.onRequest(request -> asked.add("watching " + request.url()));
      watching.navigate(address + "?watching");
      Page kiosk = kiosks.page(1_440, complaints);
      kiosk.onRequest(request -> asked.add("kiosk " + request.url()));
      kiosk.navigate(address);
      agree(kiosk);
      kiosk.waitForCondition(() -> asked.contains("kiosk " + address + "api/call/events"));
      watching.locator("main[data-state=waiting]").waitFor();
      kiosk.locator("main .quiet").click();
      kiosk.locator("main[data-state=home]").waitFor();
      watching.locator("main[data-state=home]").waitFor();
      assertThat(asked).noneMatch(it -> it.startsWith("watching ") && it.contains("/api/call/"));
    }
    assertThat(complaints).isEmpty();
  }

  @Test
  void whoIsPassedOnIsAskedAndGoesOnWithTheNextAdviserInTheSameSession() throws Exception {
    String address = open();
    try (Chromium kiosks = KIOSKS.lend();
        Chromium desks = DESKS.lend()) {
      Page kiosk = kiosks.page(1_440, complaints);
      kiosk.navigate(address + "?kiosk");
      Page adviser = desks.page(1_440, complaints);
      adviser.navigate(address + "technician");
      adviser.evaluate(script());
      agree(kiosk);
      tellCall("answered");
      pump(kiosk, adviser, () -> kiosk.locator("main[data-state=interview]").isVisible());
      pump(kiosk, adviser, () -> remoteFrames(kiosk) > 5);
      adviser.evaluate("() => adviser.text.send('Bonjour')");
      kiosk.locator(".call-log").getByText("Bonjour").waitFor();
      String first = call;

      propose();
      kiosk.locator("main[data-state=transfer]").getByText("Retraite").waitFor();
      fitsAndIsAccessible(kiosk, "transfer");
      int talking = remoteFrames(kiosk);
      pump(kiosk, adviser, () -> remoteFrames(kiosk) > talking + 5);
      kiosk.locator("main[data-state=transfer] .choice:not(.main-choice)").click();
      kiosk.locator("main[data-state=interview]").waitFor();
      assertThat(kiosk.locator(".call-log").textContent()).isEqualTo("Bonjour");

      skipped.addAndGet(Duration.ofMinutes(2).toNanos());
      propose();
      kiosk.locator("main[data-state=transfer] .main-choice").click();
      kiosk.locator("main[data-state=waiting]").getByText("Retraite").waitFor();
      JsonObject asked = untilAsked();
      call = asked.getString("id");
      assertThat(asked.getString("service")).isEqualTo("carsat");
      assertThat(asked.getString("transferOf")).isEqualTo(first);
      assertThat(asked.getString("language")).isEqualTo("fr");

      Page next = desks.page(1_440, complaints);
      next.navigate(address + "technician");
      next.evaluate(script());
      tellCall("answered");
      pump(kiosk, next, () -> kiosk.locator("main[data-state=interview]").isVisible());
      pump(kiosk, next, () -> remoteFrames(kiosk) > 5 && frames(next) > 5);
      assertThat(kiosk.locator(".call-writing").isVisible())
          .as("what the first adviser wrote")
          .isFalse();
      skipped.addAndGet(Duration.ofMinutes(3).toNanos());
      kiosk.locator("main[data-state=interview] .main-choice").click();
      kiosk.locator("main[data-state=asking]").waitFor();
    }
    assertThat(onLoop(() -> List.copyOf(logbook.records())))
        .filteredOn(Interview.class::isInstance)
        .extracting(it -> ((Interview) it).service().value() + " " + ((Interview) it).outcome())
        .containsExactly("caf HELD", "carsat HELD");
    assertThat(complaints).isEmpty();
  }

  private void propose() {
    manager.tell("transfer", new JsonObject().put("id", call).put("service", "carsat"));
  }

  /** What the kiosk asks for next; signals of the call before may come first. */
  private JsonObject untilAsked() throws InterruptedException {
    for (int i = 0; i < 200; i++) {
      StubManager.Told told = manager.next(60_000);
      if (told.what().equals("calls")) {
        return told.message();
      }
    }
    throw new AssertionError("nothing was asked for");
  }

  private void agree(Page kiosk) throws InterruptedException {
    manager.tell(
        "services",
        new JsonObject()
            .put(
                "services",
                JsonArray.of(
                    new JsonObject().put("service", "caf").put("advisers", 1).put("free", 1),
                    new JsonObject().put("service", "carsat").put("advisers", 1))));
    kiosk.locator("main[data-state=idle] .main-choice").click();
    kiosk.locator("main[data-state=home] [data-service=caf]").click();
    kiosk.locator("main[data-state=agreement] .main-choice").waitFor();
    accessible(kiosk);
    kiosk.locator("main[data-state=agreement] .main-choice").click();
    kiosk.locator("main[data-state=checking] .mirror video").waitFor();
    accessible(kiosk);
    kiosk.locator("main[data-state=checking] .main-choice").click();
    kiosk.locator("main[data-state=waiting]").waitFor();
    accessible(kiosk);
    StubManager.Told asked = manager.next(60_000);
    assertThat(asked.what()).isEqualTo("calls");
    assertThat(asked.message().getString("service")).isEqualTo("caf");
    call = asked.message().getString("id");
  }

  /** Nobody of the service is there any more: the citizen is told so, and whom else to ask. */
  @Test
  void whereTheManagerHasNobodyTheScreenSaysSo() throws Exception {
    String address = open();
    try (Chromium kiosks = KIOSKS.lend()) {
      Page kiosk = kiosks.page(1_440, complaints);
      kiosk.navigate(address + "?kiosk");
      agree(kiosk);
      manager.tell(
          "call",
          new JsonObject().put("id", call).put("state", "ended").put("outcome", "unanswered"));
      kiosk.locator("main[data-state=no-answer]").waitFor();
      assertThat(kiosk.locator("main").textContent())
          .contains("Personne n’a pu répondre")
          .contains("CAF")
          .contains("Adressez-vous à l’accueil");
      accessible(kiosk);
      kiosk.locator("main .main-choice").click();
      kiosk.locator("main[data-state=home]").waitFor();
    }
    assertThat(onLoop(() -> List.copyOf(logbook.records())))
        .filteredOn(Interview.class::isInstance)
        .extracting(record -> ((Interview) record).outcome())
        .containsExactly(Outcome.UNANSWERED);
    assertThat(complaints).isEmpty();
  }

  private static void accessible(Page page) {
    assertThat(AccessibilityFaults.of(page))
        .as("screen %s", page.locator("main h1").textContent())
        .isEmpty();
  }

  private void tellCall(String state) {
    manager.tell("call", new JsonObject().put("id", call).put("state", state));
  }

  /** Carries signals to and fro until it is so. */
  private void pump(Page kiosk, Page adviser, BooleanSupplier goal) throws InterruptedException {
    for (int i = 0; i < 1_000 && !goal.getAsBoolean(); i++) {
      StubManager.Told told = manager.next(50);
      last = told.what().isEmpty() ? last : told.what();
      if (told.what().equals("signals")) {
        adviser.evaluate("signal => adviser.take(signal)", told.message().getMap());
      }
      Object out = adviser.evaluate("() => JSON.stringify(adviser.out.splice(0))");
      for (Object signal : new JsonArray((String) out)) {
        manager.tell("signal", new JsonObject().put("id", call).put("signal", signal));
      }
    }
    assertThat(goal.getAsBoolean()).as("state %s", kiosk.locator("main").textContent()).isTrue();
  }

  private static int frames(Page adviser) {
    return ((Number) adviser.evaluate("async () => (await adviser.look()).frames")).intValue();
  }

  private static int packets(Page adviser) {
    return ((Number) adviser.evaluate("async () => (await adviser.look()).packets")).intValue();
  }

  private static int remoteFrames(Page kiosk) {
    return ((Number)
            kiosk.evaluate(
                "() => document.querySelector('.call-remote')?.getVideoPlaybackQuality()"
                    + ".totalVideoFrames ?? 0"))
        .intValue();
  }

  private static String script() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(DirectCallIT.class.getResourceAsStream("adviser.js"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private <T> T onLoop(Supplier<T> question) {
    var answer = new CompletableFuture<T>();
    vertx.runOnContext(_ -> answer.complete(question.get()));
    return answer.orTimeout(60, TimeUnit.SECONDS).join();
  }

  private void refresh() {
    vertx.runOnContext(_ -> screen.join().refresh());
  }

  private String open() {
    vertx.runOnContext(
        _ -> {
          Loop loop = VertxLoop.current(vertx, () -> System.nanoTime() + skipped.get());
          var world = new WholeScreen.World(vertx, loop, Clock.systemUTC(), logbook, logbook);
          var offer =
              new CitizenScreen.Offer(
                  0,
                  List.of(
                      new ServiceOffer(CAF, "CAF", "Benefits", "Ayudas"),
                      new ServiceOffer(CARSAT, "Retraite", "Pensions", "Jubilación")),
                  Optional.empty());
          var glance =
              new KioskSnapshot(
                  () -> UnitStatus.IN_SERVICE,
                  () -> ServiceVerdict.of(obstacles, Set.of(CAF, CARSAT)),
                  Optional::empty);
          var it = WholeScreen.of(world, glance, offer);
          session.complete(it.session());
          var _ =
              it.screen()
                  .with(
                      new ScanAndPrintService(
                          loop,
                          it.session(),
                          Optional.of(new SimulatedScanner()),
                          Optional.of(new SimulatedPrinter(50, 80))));
          var client =
              new VideoCallClient(
                  loop,
                  new Random(7),
                  () ->
                      Optional.of(
                          new HttpCallChannel(
                              loop, manager.address(), OutboundRoute.direct(), manager::kiosk)));
          it.calls().by(client);
          client.renew();
          it.screen().start().onSuccess(screen::complete).onFailure(screen::completeExceptionally);
        });
    return screen.orTimeout(60, TimeUnit.SECONDS).join().address().toString();
  }
}
