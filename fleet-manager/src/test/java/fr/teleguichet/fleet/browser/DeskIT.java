package fr.teleguichet.fleet.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitUntilState;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.call.KioskLine;
import fr.teleguichet.fleet.desk.TestAdviser;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.update.UpdateBench;
import fr.teleguichet.hardware.peer.AccessibilityFaults;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An adviser at the desk talks with a kiosk, each in a real browser with a camera of its own. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class DeskIT {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final String COUNT_SIGNALS =
      """
      window.signals = 0;
      const listen = EventSource.prototype.addEventListener;
      EventSource.prototype.addEventListener = function (name, hear) {
        listen.call(this, name, (event) => {
          if (name === "signal") window.signals++;
          hear(event);
        });
      };
      """;

  private static final String KEEP_STREAMS =
      """
      window.streams = [];
      window.EventSource = class extends EventSource {
        constructor(...of) {
          super(...of);
          window.streams.push(this);
        }
      };
      """;

  private static final String LOSE_STREAM =
      """
      () => {
        const stream = window.streams.at(-1);
        stream.close();
        stream.dispatchEvent(new Event("error"));
      }
      """;

  /** What the stream tells meanwhile is heard before the reply is read. */
  private static final String READ_LATE =
      """
      const read = Response.prototype.json;
      Response.prototype.json = async function () {
        await new Promise((resolve) => setTimeout(resolve, 2_000));
        window.isAnswerRead ||= this.url.endsWith("/answer");
        return read.call(this);
      };
      """;

  private static final String REFUSE_NEXT_SHARING =
      """
      () => {
        const devices = navigator.mediaDevices;
        const real = devices.getDisplayMedia.bind(devices);
        devices.getDisplayMedia = async () => {
          devices.getDisplayMedia = real;
          throw new DOMException("Permission denied", "NotAllowedError");
        };
      }
      """;

  /** Of lines that are whole, or bad in one thing each. */
  private static final String VERDICTS =
      """
      async () => {
        const at = document.querySelector("script[src$='desk.js']").src;
        const { verdict } = await import(at.replace("desk.js", "relay-line.js"));
        const good = { isReached: true, rate: 390, loss: 0, trip: 40 };
        return [
          good,
          { ...good, rate: 200 },
          { ...good, loss: 0.03 },
          { ...good, trip: 300 },
          { ...good, rate: 60 },
          { ...good, loss: 0.1 },
          { ...good, trip: 900 },
          { isReached: false },
        ].map(verdict);
      }
      """;

  private static final String FORM =
      "<!DOCTYPE html><html lang=fr><title>"
          + Chromium.SHOWN
          + "</title><h1 id=a></h1><script>setInterval(() => a.textContent = Date.now(),"
          + " 100)</script>";

  private final List<String> barriers = new ArrayList<>();

  private static Chromium.Window window(
      Chromium chromium, TestPages.Running pages, TestAdviser adviser, String language) {
    Chromium.Window window = chromium.window(1_024, language, pages.uri("").toString());
    window
        .context()
        .addCookies(
            List.of(
                new Cookie("teleguichet", adviser.session())
                    .setUrl(pages.uri("").toString())
                    .setHttpOnly(true)));
    window.page().setDefaultTimeout((double) PATIENCE.toMillis());
    return window;
  }

  private static String ask(KioskLine line) throws IOException {
    String id = UUID.randomUUID().toString();
    String wish =
        "{\"id\":\"" + id + "\",\"service\":\"caf\",\"language\":\"ar\",\"accompanied\":true}";
    Assertions.assertThat(line.post("", wish).statusCode()).isEqualTo(201);
    return id;
  }

  private static void until(KioskPage kiosk, BooleanSupplier done) {
    Instant end = Instant.now().plus(PATIENCE);
    while (!done.getAsBoolean()) {
      Assertions.assertThat(Instant.now()).isBefore(end);
      kiosk.turn();
    }
  }

  private static int seen(Page desk) {
    return ((Number)
            desk.evaluate(
                "() => document.getElementById('desk-remote').getVideoPlaybackQuality()"
                    + ".totalVideoFrames"))
        .intValue();
  }

  private void look(Page page, String where) {
    for (int width : new int[] {1_024, 360}) {
      page.setViewportSize(width, 800);
      if ((boolean)
          page.evaluate(
              "() => document.documentElement.scrollWidth"
                  + " > document.documentElement.clientWidth")) {
        barriers.add(where + " is wider than " + width);
      }
    }
    page.setViewportSize(1_024, 800);
    AccessibilityFaults.of(page).forEach(it -> barriers.add(where + " " + it));
  }

  private void exchangePapers(Page desk, KioskPage kiosk) {
    desk.locator("#desk-scan").click();
    assertThat(desk.locator("#desk-paper"))
        .hasText(
            "Le document est arrivé\u00a0: il est plus bas, dans «\u00a0Documents reçus\u00a0».");
    assertThat(desk.locator("#desk-pages canvas")).hasAttribute("aria-label", "Document 1");
    assertThat(desk.locator("#desk-pages a")).hasAttribute("download", "document-1.jpg");
    look(desk, "papers");
    onlyWhatWorksIsOffered(desk, kiosk);
    pagesThatAreNoneAreNotTaken(desk, kiosk);
    kiosk.refuseScans();
    desk.locator("#desk-scan").click();
    assertThat(desk.locator("#desk-paper")).hasText("La personne ne le souhaite pas.");

    byte[] pdf = Arrays.copyOf("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII), 300_000);
    desk.locator("#desk-file").setInputFiles(new FilePayload("a.pdf", "application/pdf", pdf));
    assertThat(desk.locator("#desk-paper")).hasText("Le document est imprimé.");
    Assertions.assertThat(kiosk.printed()).isEqualTo(pdf.length);
    for (byte[] unfit : List.of(new byte[10], Arrays.copyOf(pdf, 4 * 1024 * 1024 + 1))) {
      desk.locator("#desk-file").setInputFiles(new FilePayload("a.pdf", "application/pdf", unfit));
      assertThat(desk.locator("#desk-paper")).hasText("Choisissez un fichier PDF de 4 Mo au plus.");
      desk.locator("#desk-file").setInputFiles(new FilePayload("b.pdf", "application/pdf", pdf));
      assertThat(desk.locator("#desk-paper")).hasText("Le document est imprimé.");
    }
    whatWasAskedIsLostWithTheKiosksPage(desk, kiosk);
  }

  /** A page that would run in the adviser's browser, fill its memory, or is not what it says. */
  private void pagesThatAreNoneAreNotTaken(Page desk, KioskPage kiosk) {
    for (String hostile :
        List.of(
            "{\"type\":\"text/html\",\"size\":10}",
            "{\"type\":\"toString\",\"size\":10}",
            "{\"type\":\"image/jpeg\",\"size\":8388609}",
            "{\"type\":\"image/jpeg\",\"size\":9}")) {
      kiosk.showsInstead(hostile);
      desk.locator("#desk-scan").click();
      assertThat(desk.locator("#desk-scan")).isEnabled();
      assertThat(desk.locator("#desk-paper")).containsText("Cela n’a pas fonctionné à la borne");
    }
    kiosk.showsInstead("null");
    desk.locator("#desk-scan").click();
    assertThat(desk.locator("#desk-pages a")).hasCount(2);
    assertThat(desk.locator("#desk-pages a").last()).hasAttribute("download", "document-2.jpg");
  }

  private void whatWasAskedIsLostWithTheKiosksPage(Page desk, KioskPage kiosk) {
    kiosk.leave();
    desk.locator("#desk-scan").click();
    assertThat(desk.locator("#desk-paper")).containsText("La personne est invitée");
    int before = kiosk.offers();
    kiosk.ready();
    until(kiosk, () -> kiosk.offers() > before && kiosk.frames() > 0);
    assertThat(desk.locator("#desk-paper"))
        .containsText("La liaison s’est interrompue avant la réponse.");
    assertThat(desk.locator("#desk-paper-cancel")).isHidden();
    assertThat(desk.locator("#desk-scan")).isEnabled();
  }

  private void onlyWhatWorksIsOffered(Page desk, KioskPage kiosk) {
    Locator why = desk.locator("#desk-paper-why");
    kiosk.can("{\"scan\":true,\"print\":false,\"why\":{\"print\":\"printer-out-of-paper\"}}");
    assertThat(why).hasText("Impression impossible\u00a0: l’imprimante n’a plus de papier.");
    assertThat(desk.locator("#desk-print")).isDisabled();
    assertThat(desk.locator("#desk-scan")).isEnabled();
    look(desk, "no paper");
    for (String silent :
        List.of(
            "{\"scan\":false,\"print\":true}",
            "{\"scan\":false,\"print\":true,\"why\":{\"scan\":\"of-tomorrow\"}}")) {
      kiosk.can(silent);
      assertThat(desk.locator("#desk-scan")).isDisabled();
      assertThat(why).isEmpty();
    }
    kiosk.can("{\"scan\":true,\"print\":true,\"why\":{}}");
    assertThat(desk.locator("#desk-scan")).isEnabled();
    assertThat(desk.locator("#desk-print")).isEnabled();
  }

  /** Camera, sound and network are judged by what is seen, heard and measured, once a day. */
  private void checkOnceADay(Chromium.Window window) {
    Page desk = window.page();
    Locator network = desk.locator("#desk-network");
    assertThat(network).containsText("Aucun relais n’est configuré");
    Object _ = desk.waitForFunction("() => document.getElementById('desk-voice').value > 0.02");
    Object _ =
        desk.waitForFunction(
            "() => document.getElementById('desk-mirror').getVideoPlaybackQuality()"
                + ".totalVideoFrames > 2");
    desk.locator("#desk-tone").click();
    look(desk, "tried");
    Assertions.assertThat(desk.evaluate(VERDICTS))
        .isEqualTo(List.of("good", "slow", "slow", "slow", "poor", "poor", "poor", "none"));
    desk.locator("#desk-done").click();
    assertThat(desk.locator("#desk-try")).isHidden();
    assertThat(desk.locator("#desk-again")).isFocused();

    desk.reload();
    desk.locator("#desk-open").click();
    assertThat(network).containsText("Vérifié aujourd’hui.");
    desk.locator("#desk-again").click();
    assertThat(desk.locator("#desk-try")).isVisible();
    assertThat(network).containsText("Aucun relais n’est configuré");
    assertThat(network).not().containsText("Vérifié aujourd’hui.");
  }

  private void showPage(Chromium.Window window, KioskPage kiosk) {
    Page desk = window.page();
    Locator share = desk.locator("#desk-share");
    Locator told = desk.locator("#desk-shared");
    until(kiosk, share::isEnabled);
    Object _ = desk.evaluate(REFUSE_NEXT_SHARING);
    share.click();
    assertThat(told).containsText("Rien n’est montré");
    assertThat(share).hasAttribute("aria-pressed", "false");

    Page form = window.context().newPage();
    form.route(
        "http://localhost/form",
        route ->
            route.fulfill(new Route.FulfillOptions().setContentType("text/html").setBody(FORM)));
    form.navigate("http://localhost/form");
    desk.bringToFront();
    share.focus();
    desk.keyboard().press("Enter");
    assertThat(told).hasText("La personne voit votre page.");
    assertThat(share).hasText("Ne plus montrer la page");
    until(kiosk, () -> kiosk.pageFrames() > 3 && kiosk.pageIs().equals("show"));
    look(desk, "sharing");

    int offers = kiosk.offers();
    kiosk.restart();
    until(kiosk, () -> kiosk.offers() > offers);
    int before = kiosk.pageFrames();
    until(kiosk, () -> kiosk.pageFrames() > before + 3);

    share.click();
    assertThat(told).hasText("La page n’est plus montrée.");
    until(kiosk, () -> kiosk.pageIs().equals("hide"));

    share.click();
    until(kiosk, () -> kiosk.pageIs().equals("show"));
    // As the browser's own button to stop it.
    form.close();
    assertThat(told).hasText("La page n’est plus montrée.");
    until(kiosk, () -> kiosk.pageIs().equals("hide"));
    int seen = kiosk.frames();
    until(kiosk, () -> kiosk.frames() > seen + 3);
  }

  @Test
  void nobodyCanOpenTheDeskBeforeThePageHearsIt(TestPages.Running pages) {
    try (Chromium chromium = Chromium.withCamera();
        Chromium.Window window =
            window(chromium, pages, TestAdviser.of(pages, "early", "caf"), "fr")) {
      Page desk = window.page();
      var held = new AtomicReference<Route>();
      desk.route("**/desk-check.js", held::set);
      desk.navigate(
          pages.uri("/desk").toString(),
          new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
      assertThat(desk.locator("#desk-open")).isDisabled();
      desk.waitForCondition(() -> held.get() != null);

      held.get().resume();
      desk.locator("#desk-open").click();

      assertThat(desk.locator("#desk-pause")).isVisible();
    }
  }

  /** The manager's stream can be faster than its answer to the adviser's own request. */
  @Test
  void aKioskThatIsReadyBeforeTheDeskKnowsOfItsTalkIsHeard(TestPages.Running pages)
      throws IOException {
    try (Chromium chromium = Chromium.withCamera();
        UpdateBench.Enrolled enrolled = new UpdateBench(pages).kiosk("gourdon-1");
        KioskLine line = KioskLine.open(enrolled.client());
        Chromium.Window window =
            window(chromium, pages, TestAdviser.of(pages, "marie", "caf"), "fr");
        Chromium.Window citizen = chromium.window(640, "fr", "http://localhost")) {
      Page desk = window.page();
      var held = new AtomicReference<Route>();
      desk.route("**/desk/calls/*/answer", held::set);
      desk.addInitScript(COUNT_SIGNALS);
      desk.navigate(pages.uri("/desk").toString());
      desk.locator("#desk-open").click();
      String call = ask(line);
      var kiosk = new KioskPage(citizen.page(), line, call);
      desk.locator("[data-answer='" + call + "']").click();
      desk.waitForCondition(() -> held.get() != null);

      APIResponse answered = held.get().fetch();
      line.awaitEvent("call", "answered");
      kiosk.ready();
      Object _ = desk.waitForFunction("() => window.signals > 0");
      held.get().fulfill(new Route.FulfillOptions().setResponse(answered));

      until(kiosk, () -> kiosk.frames() > 0 && seen(desk) > 0);
      assertThat(desk.locator("#desk-line")).hasText("Vous êtes en relation.");
      assertThat(desk.locator("#desk-share")).isDisabled(); // a kiosk that does not know of it
      Assertions.assertThat(window.complaints()).isEmpty();
    }
  }

  @Test
  void aTalkThatEndsWhileTheDeskHearsNothingIsOverThereToo(TestPages.Running pages)
      throws IOException {
    try (Chromium chromium = Chromium.withCamera();
        UpdateBench.Enrolled enrolled = new UpdateBench(pages).kiosk("souillac-1");
        KioskLine line = KioskLine.open(enrolled.client());
        Chromium.Window window =
            window(chromium, pages, TestAdviser.of(pages, "elise", "caf"), "fr")) {
      Page desk = window.page();
      desk.addInitScript(KEEP_STREAMS);
      desk.navigate(pages.uri("/desk").toString());
      desk.locator("#desk-open").click();
      String call = ask(line);
      var answer = new AtomicReference<Route>();
      desk.route("**/answer", answer::set);
      desk.locator("[data-answer='" + call + "']").click();
      desk.waitForCondition(() -> answer.get() != null);
      APIResponse answered = answer.get().fetch();
      assertThat(desk.locator("#desk-talk")).isVisible();
      var held = new AtomicReference<Route>();
      desk.route("**/desk/events", held::set);
      // Before its window knows that it has the talk, which nothing may take from it then.
      Object _ = desk.evaluate(LOSE_STREAM);
      assertThat(desk.locator("#desk-stale")).isVisible();
      answer.get().fulfill(new Route.FulfillOptions().setResponse(answered));
      desk.unroute("**/answer"); // by which the desk asks later whether the talk goes on
      Assertions.assertThat(
              line.post("/" + call + "/end", "{\"reason\":\"cancelled\"}").statusCode())
          .isEqualTo(200);
      line.awaitEvent("call", "ended");
      assertThat(desk.locator("#desk-talk")).isVisible();

      desk.waitForCondition(() -> held.get() != null);
      held.get().resume();

      assertThat(desk.locator("#desk-talk")).isHidden();
      assertThat(desk.locator("#desk-told")).hasText("Cet appel est terminé.");
      desk.unroute("**/desk/events");
      assertThat(desk.locator("[data-answer='" + ask(line) + "']")).isVisible();
    }
  }

  @Test
  void aBreakIsTheSameInEveryWindowAndSaidAgainWhereItWasNotHeard(TestPages.Running pages)
      throws IOException {
    try (Chromium chromium = Chromium.withCamera();
        UpdateBench.Enrolled enrolled = new UpdateBench(pages).kiosk("martel-1");
        KioskLine line = KioskLine.open(enrolled.client());
        Chromium.Window window =
            window(chromium, pages, TestAdviser.of(pages, "fanny", "caf"), "fr")) {
      Page desk = window.page();
      Page other = window.context().newPage();
      for (Page page : List.of(desk, other)) {
        page.navigate(pages.uri("/desk").toString());
        page.locator("#desk-open").click();
        assertThat(page.locator("#desk-queue")).hasText("Personne n’attend.");
      }
      desk.locator("#desk-pause").click();
      assertThat(other.locator("#desk-pause")).hasAttribute("aria-pressed", "true");
      assertThat(other.locator("#desk-presence")).containsText("Vous êtes en pause");
      line.awaitLatest("services", "{\"services\":[]}");

      other.route("**/desk/pause", Route::abort);
      other.locator("#desk-pause").click();
      assertThat(other.locator("#desk-pause")).hasAttribute("aria-pressed", "false");
      other.unroute("**/desk/pause");
      String call = ask(line);

      line.awaitEvent("services", "\"advisers\":1,\"free\":1,\"waiting\":1");
      assertThat(desk.locator("#desk-pause")).hasAttribute("aria-pressed", "false");
      assertThat(other.locator("#desk-pause")).hasAttribute("aria-pressed", "false");

      desk.locator("[data-answer='" + call + "']").focus();
      Assertions.assertThat(
              line.post("/" + call + "/end", "{\"reason\":\"cancelled\"}").statusCode())
          .isEqualTo(200);
      assertThat(desk.locator("#desk-queue-title")).isFocused();
    }
  }

  /** Else both answer the kiosk's page when it is loaded again, and the talk goes to and fro. */
  @Test
  void aTalkIsInOneWindowAndTheOneBeforeSaysSo(TestPages.Running pages) throws IOException {
    try (Chromium chromium = Chromium.withCamera();
        UpdateBench.Enrolled enrolled = new UpdateBench(pages).kiosk("souillac-1");
        KioskLine line = KioskLine.open(enrolled.client());
        Chromium.Window window =
            window(chromium, pages, TestAdviser.of(pages, "gaelle", "caf"), "fr")) {
      Page desk = window.page();
      Page other = window.context().newPage();
      for (Page page : List.of(desk, other)) {
        page.navigate(pages.uri("/desk").toString());
        page.locator("#desk-open").click();
        assertThat(page.locator("#desk-queue")).hasText("Personne n’attend.");
      }
      String call = ask(line);
      desk.locator("[data-answer='" + call + "']").click();
      assertThat(desk.locator("#desk-talk")).isVisible();
      assertThat(desk.locator("#desk-here-place")).isHidden();

      other.locator("#desk-here").click();

      assertThat(other.locator("#desk-here-place")).isHidden();
      assertThat(desk.locator("#desk-here-place")).isVisible();
      assertThat(desk.locator("#desk-talk")).isVisible();
      // By what the kiosk says, which hears the other.
      String higher =
          "{\"kind\":\"candidate\",\"connection\":9000000000000000,"
              + "\"candidate\":{\"candidate\":\"\"}}";
      Assertions.assertThat(line.post("/" + call + "/signals", higher).statusCode()).isEqualTo(202);
      assertThat(other.locator("#desk-here-place")).isVisible();
    }
  }

  /** Else the citizen speaks with nobody while the adviser sees a talk of another window. */
  @Test
  void whoClosesTheWindowOfTheTalkIsCalledBackIntoIt(TestPages.Running pages) throws IOException {
    try (Chromium chromium = Chromium.withCamera();
        UpdateBench.Enrolled enrolled = new UpdateBench(pages).kiosk("martel-1");
        KioskLine line = KioskLine.open(enrolled.client());
        Chromium.Window window =
            window(chromium, pages, TestAdviser.of(pages, "ines", "caf"), "fr")) {
      Page desk = window.page();
      Page other = window.context().newPage();
      for (Page page : List.of(desk, other)) {
        page.navigate(pages.uri("/desk").toString());
        page.locator("#desk-open").click();
        assertThat(page.locator("#desk-queue")).hasText("Personne n’attend.");
      }
      String call = ask(line);
      desk.locator("[data-answer='" + call + "']").click();
      assertThat(other.locator("#desk-line")).containsText("dans une autre de vos fenêtres");
      Assertions.assertThat(line.post("/" + call + "/connected", "{}").statusCode()).isEqualTo(200);

      // One that is loaded again goes on with it, and the other is called for no longer.
      desk.reload();
      assertThat(other).hasTitle(Pattern.compile("La personne attend.*"));
      desk.locator("#desk-open").click();
      assertThat(other.locator("#desk-line")).containsText("dans une autre de vos fenêtres");
      assertThat(other).not().hasTitle(Pattern.compile("La personne attend.*"));

      desk.close();

      assertThat(other.locator("#desk-line")).containsText("la personne est toujours là");
      assertThat(other).hasTitle(Pattern.compile("La personne attend.*"));
      assertThat(other.locator("#desk-presence")).containsText("Vous êtes en entretien");
      other.locator("#desk-here").click();
      assertThat(other.locator("#desk-here-place")).isHidden();
      assertThat(other).not().hasTitle(Pattern.compile("La personne attend.*"));
      Assertions.assertThat(line.post("/" + call + "/end", "{\"reason\":\"ended\"}").statusCode())
          .isEqualTo(200);
      assertThat(other.locator("#desk-done-well")).hasText("L’entretien est terminé.");
    }
  }

  /** Else it would take its own second request for another window's, and nobody had the talk. */
  @Test
  void aWindowAsksForATalkOnceHoweverLateItReadsTheReply(TestPages.Running pages)
      throws IOException {
    try (Chromium chromium = Chromium.withCamera();
        UpdateBench.Enrolled enrolled = new UpdateBench(pages).kiosk("vayrac-1");
        KioskLine line = KioskLine.open(enrolled.client());
        Chromium.Window window =
            window(chromium, pages, TestAdviser.of(pages, "lea", "caf"), "fr")) {
      Page desk = window.page();
      List<String> asked = new ArrayList<>();
      desk.onRequest(request -> asked.add(request.url()));
      desk.addInitScript(READ_LATE);
      desk.navigate(pages.uri("/desk").toString());
      desk.locator("#desk-open").click();
      assertThat(desk.locator("#desk-queue")).hasText("Personne n’attend.");
      String call = ask(line);

      Response _ =
          desk.waitForResponse(
              "**/desk/calls/*/answer", () -> desk.locator("[data-answer='" + call + "']").click());
      Assertions.assertThat(line.post("/" + call + "/connected", "{}").statusCode()).isEqualTo(200);

      Object _ = desk.waitForFunction("() => window.isAnswerRead");
      Assertions.assertThat(asked).filteredOn(url -> url.endsWith("/answer")).hasSize(1);
      assertThat(desk.locator("#desk-here-place")).isHidden();
    }
  }

  /** In a room the kiosk knows nothing of windows, and both would go on in it. */
  @Test
  void aTalkThatIsTakenOnAnotherComputerEndsOnTheOneBefore(TestPages.Running pages)
      throws IOException {
    TestAdviser adviser = TestAdviser.of(pages, "hugo", "caf");
    try (Chromium chromium = Chromium.withCamera();
        UpdateBench.Enrolled enrolled = new UpdateBench(pages).kiosk("gourdon-1");
        KioskLine line = KioskLine.open(enrolled.client());
        Chromium.Window first = window(chromium, pages, adviser, "fr");
        Chromium.Window second = window(chromium, pages, adviser, "fr")) {
      Page desk = first.page();
      Page other = second.page();
      for (Page page : List.of(desk, other)) {
        page.navigate(pages.uri("/desk").toString());
        page.locator("#desk-open").click();
        assertThat(page.locator("#desk-queue")).hasText("Personne n’attend.");
      }
      String call = ask(line);
      assertThat(other).hasTitle(Pattern.compile("\\(1\\) appel en attente.*"));
      desk.locator("[data-answer='" + call + "']").click();
      assertThat(desk.locator("#desk-talk")).isVisible();

      assertThat(other.locator("#desk-line")).containsText("dans une autre de vos fenêtres");
      assertThat(other).not().hasTitle(Pattern.compile("\\(1\\).*"));
      assertThat(desk.locator("#desk-here-place")).isHidden();

      other.locator("#desk-here").click();

      assertThat(desk.locator("#desk-line")).containsText("dans une autre de vos fenêtres");
      assertThat(desk.locator("#desk-here-place")).isVisible();
      assertThat(other.locator("#desk-here-place")).isHidden();
      desk.locator("#desk-pause").click();
      assertThat(other.locator("#desk-presence")).containsText("Vous êtes en pause");
      Assertions.assertThat(first.complaints()).isEmpty();
      Assertions.assertThat(second.complaints()).isEmpty();
    }
  }

  /** Two desks of two bodies; by the keyboard alone, up to the kiosk's answer. */
  @Test
  void aCitizenIsPassedOnFromOneDeskToAnother(TestPages.Running pages) throws IOException {
    try (Chromium chromium = Chromium.withCamera();
        UpdateBench.Enrolled enrolled = new UpdateBench(pages).kiosk("cajarc-1");
        KioskLine line = KioskLine.open(enrolled.client());
        Chromium.Window first =
            window(chromium, pages, TestAdviser.of(pages, "chloe", "caf"), "fr");
        Chromium.Window second =
            window(chromium, pages, TestAdviser.of(pages, "denis", "carsat"), "fr")) {
      Page desk = first.page();
      Page other = second.page();
      for (Page page : List.of(desk, other)) {
        page.navigate(pages.uri("/desk").toString());
        page.locator("#desk-open").click();
        assertThat(page.locator("#desk-queue")).hasText("Personne n’attend.");
      }
      String call = ask(line);
      desk.locator("[data-answer='" + call + "']").click();
      line.awaitEvent("call", "answered");
      assertThat(desk.locator("#desk-transfer")).isDisabled();
      Assertions.assertThat(line.post("/" + call + "/connected", "{}").statusCode()).isEqualTo(200);

      assertThat(desk.locator("#desk-transfer")).isEnabled();
      desk.locator("#desk-transfer").focus();
      desk.keyboard().press("Enter");
      Locator target = desk.locator("[data-transfer=carsat]");
      assertThat(target).isFocused();
      assertThat(desk.locator("#desk-transfer-targets")).containsText("un conseiller libre");
      look(desk, "transfer");
      desk.keyboard().press("Enter");
      assertThat(desk.locator("#desk-transferred"))
          .containsText("La question est posée à l’écran de la borne\u00a0: Retraite");
      assertThat(desk.locator("#desk-transfer")).isFocused();
      line.awaitEvent("transfer", "carsat");
      String stay = "{\"kind\":\"transfer\",\"answer\":\"stay\"}";
      Assertions.assertThat(line.post("/" + call + "/signals", stay).statusCode()).isEqualTo(202);
      assertThat(desk.locator("#desk-transferred")).hasText("La personne reste avec vous.");

      desk.locator("#desk-transfer").click();
      target.click();
      assertThat(desk.locator("#desk-transferred")).containsText("La question est posée");
      Assertions.assertThat(
              line.post("/" + call + "/end", "{\"reason\":\"transferred\"}").statusCode())
          .isEqualTo(200);
      assertThat(desk.locator("#desk-done-well"))
          .hasText("La personne est passée à l’autre service.");
      assertThat(desk.locator("#desk-talk")).isHidden();
      String next = UUID.randomUUID().toString();
      String wish =
          """
          {"id":"%s","service":"carsat","language":"ar","transferOf":"%s"}
          """
              .formatted(next, call);
      Assertions.assertThat(line.post("", wish).statusCode()).isEqualTo(201);
      assertThat(other.locator("#desk-queue")).containsText("transféré par Allocations familiales");
      look(other, "transferred");
      Assertions.assertThat(barriers).isEmpty();
      Assertions.assertThat(first.complaints()).isEmpty();
    }
  }

  @Test
  void bothSidesSeeHearAndReadEachOther(TestPages.Running pages) throws IOException {
    try (Chromium chromium = Chromium.withCamera();
        UpdateBench.Enrolled enrolled = new UpdateBench(pages).kiosk("figeac-1");
        KioskLine line = KioskLine.open(enrolled.client());
        Chromium.Window window =
            window(chromium, pages, TestAdviser.of(pages, "anne", "caf"), "fr");
        Chromium.Window citizen = chromium.window(640, "fr", "http://localhost")) {
      Page desk = window.page();
      desk.navigate(pages.uri("/desk").toString());
      look(desk, "check");
      desk.locator("#desk-open").click();
      assertThat(desk.locator("#desk-camera")).hasText("La caméra fonctionne.");
      assertThat(desk.locator("#desk-sound")).hasText("Le micro fonctionne.");
      checkOnceADay(window);
      assertThat(desk.locator("#desk-queue")).hasText("Personne n’attend.");

      String call = ask(line);

      Locator answer = desk.locator("[data-answer='" + call + "']");
      assertThat(answer).isVisible();
      assertThat(desk).hasTitle(java.util.regex.Pattern.compile("\\(1\\) appel en attente.*"));
      look(desk, "queue");
      KioskPage kiosk = new KioskPage(citizen.page(), line, call);
      answer.focus();
      desk.keyboard().press("Enter");
      line.awaitEvent("call", "answered");
      assertThat(desk.locator("#desk-talk")).isVisible();
      kiosk.knowsPages();
      kiosk.ready();
      until(kiosk, () -> kiosk.frames() > 0 && seen(desk) > 0);
      Assertions.assertThat(line.post("/" + call + "/connected", "{}").statusCode()).isEqualTo(200);
      int before = kiosk.frames();
      int seen = seen(desk);
      until(kiosk, () -> kiosk.frames() > before + 10 && seen(desk) > seen + 10);
      assertThat(desk.locator("#desk-line")).hasText("Vous êtes en relation.");

      desk.locator("#desk-write").pressSequentially("Bonjoux");
      desk.keyboard().press("Backspace");
      desk.keyboard().press("r");
      until(kiosk, () -> kiosk.text().equals("Bonjoux\br"));
      kiosk.write("Merci");
      assertThat(desk.locator("#desk-read")).hasText("Merci");
      look(desk, "talk");
      exchangePapers(desk, kiosk);
      showPage(window, kiosk);

      desk.reload();
      desk.locator("#desk-open").click();
      until(kiosk, () -> seen(desk) > 0);
      int again = kiosk.frames();
      until(kiosk, () -> kiosk.frames() > again);

      desk.locator("[data-end='held']").click();
      line.awaitEvent("call", "\"outcome\":\"held\"");
      assertThat(desk.locator("#desk-talk")).isHidden();
      assertThat(desk.locator("#desk-done-well")).hasText("L’entretien est terminé.");
      assertThat(desk.locator("#desk-told")).isHidden();
      assertThat(desk.locator("#desk-presence")).containsText("Vous êtes disponible");
      assertThat(desk.locator("#desk-queue-title")).isFocused();
      Assertions.assertThat(barriers).isEmpty();
      Assertions.assertThat(window.complaints()).isEmpty();
    }
  }
}
