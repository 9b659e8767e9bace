package fr.teleguichet.demo;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import fr.teleguichet.hardware.peer.HeadlessChromium;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The two windows of a call: a citizen's at a kiosk, and an adviser's, each with a played camera.
 */
final class TalkingPages implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(6);
  private static final int QUESTIONS = 5;
  private static final String SHOWN = "Formulaire de demande";
  private static final String PASSWORD = "un long mot de passe d’essai";

  private static final Locator.WaitForOptions HIDDEN =
      new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN);

  private final Playwright playwright =
      Playwright.create(
          new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  private final Browser browser;
  final Page desk;
  Page kiosk;

  TalkingPages() {
    browser = browser();
    kiosk = window();
    desk = window();
  }

  /** The kiosk's is a browser of its own, which keeps what it keeps in this folder. */
  TalkingPages(Path profile) {
    browser = browser();
    kiosk =
        page(
            playwright
                .chromium()
                .launchPersistentContext(
                    profile,
                    new BrowserType.LaunchPersistentContextOptions()
                        .setExecutablePath(HeadlessChromium.program())
                        .setArgs(flags())
                        .setLocale("fr-FR")
                        .setHasTouch(true)));
    desk = window();
  }

  private Browser browser() {
    return playwright
        .chromium()
        .launch(
            new BrowserType.LaunchOptions()
                .setExecutablePath(HeadlessChromium.program())
                .setArgs(flags()));
  }

  private static List<String> flags() {
    List<String> flags = new ArrayList<>(HeadlessChromium.FLAGS);
    flags.addAll(
        List.of(
            "--use-fake-device-for-media-stream",
            "--auto-select-tab-capture-source-by-title=" + SHOWN,
            "--autoplay-policy=no-user-gesture-required",
            // Both windows are on this machine, which WebRTC would not look for.
            "--allow-loopback-in-peer-connection"));
    return flags;
  }

  /** Another window, of somebody who is not signed in. */
  Page window() {
    return page(
        browser.newContext(new Browser.NewContextOptions().setLocale("fr-FR").setHasTouch(true)));
  }

  private static Page page(BrowserContext context) {
    context.grantPermissions(List.of("camera", "microphone"));
    context.setDefaultTimeout((double) PATIENCE.toMillis());
    return context.newPage();
  }

  /** The adviser chooses a password by the link of the invitation, signs in, and is at the desk. */
  void openDesk(String link, String email) {
    signIn(desk, link, email);
    desk.locator("#desk-open").click();
    desk.locator("#desk-pause").waitFor();
  }

  /** Somebody chooses a password by the link of an invitation, and signs in with it. */
  static void signIn(Page page, String link, String email) {
    page.navigate(link);
    page.locator("#password").fill(PASSWORD);
    page.locator("#again").fill(PASSWORD);
    page.locator("main button[type=submit]").click();
    page.waitForURL("**/sign-in?**");
    page.locator("#email").fill(email);
    page.locator("#password").fill(PASSWORD);
    page.locator("main button[type=submit]").click();
  }

  /** A citizen looks at what is offered, and leaves. */
  void lookAndLeave() {
    on("idle").locator("button.start").tap();
    on("home").waitFor();
    kiosk.locator("#quit").tap();
    on("idle").waitFor();
  }

  /** Adviser and citizen write to each other. */
  void write(String text) {
    desk.locator("#desk-write").pressSequentially(text);
    kiosk.locator(".call-log").getByText(text).waitFor();
    kiosk.locator(".call-reply").pressSequentially(text);
    desk.locator("#desk-read").getByText(text).waitFor();
  }

  /** A citizen who is helped comes to the kiosk's screen and asks for this service. */
  void call(URI screen, String service) {
    kiosk.navigate(screen + "?kiosk");
    call(service);
  }

  /** The same at the screen that is shown. */
  void call(String service) {
    on("idle").locator("button.start").tap();
    touch(on("home").locator("[data-service=" + service + "]"));
    touch(on("agreement").locator("[role=checkbox]"));
    touch(on("agreement").locator(".main-choice"));
    touch(on("checking").locator(".main-choice"));
    on("waiting").waitFor();
  }

  /** The adviser asks to see a paper, and the citizen shows it. */
  void showPaper() {
    desk.locator("#desk-scan").click();
    Locator paper = kiosk.locator(".call-paper");
    paper.locator(".choice").tap();
    paper.locator("canvas").waitFor();
    paper.locator(".choice").tap();
    desk.locator("#desk-pages canvas").waitFor();
    paper.locator(".choice").tap();
    paper.waitFor(HIDDEN);
  }

  /** The adviser sends a document, and the citizen prints it. */
  void printPaper(String name, byte[] pdf) {
    desk.locator("#desk-file").setInputFiles(new FilePayload(name, "application/pdf", pdf));
    Locator paper = kiosk.locator(".call-paper");
    paper.locator(".choice").tap();
    desk.locator("#desk-paper").getByText("Le document est imprimé.").waitFor();
    paper.locator(".choice").tap();
    paper.waitFor(HIDDEN);
  }

  /** The adviser shows a page of the own computer, and the citizen reads it. */
  void sharePage() {
    Page form = desk.context().newPage();
    form.setContent(
        "<!DOCTYPE html><title>"
            + SHOWN
            + "</title><h1 id=a></h1><script>setInterval(() => a.textContent = Date.now(), 500)"
            + "</script>");
    desk.bringToFront();
    desk.locator("#desk-share:not([disabled])").click();
    awaitSharedPage();
  }

  /** Waits until the shown page moves. */
  void awaitSharedPage() {
    awaitMoving(kiosk.locator("video.call-shown"), 2);
  }

  /** The adviser shows it no longer. */
  void endSharing() {
    desk.locator("#desk-share").click();
    kiosk.locator("video.call-shown").waitFor(HIDDEN);
  }

  /** The kiosk's browser dies, and another one is started, as the unit's session does it. */
  void restartBrowser(URI screen) {
    kiosk.context().close();
    kiosk = window();
    kiosk.navigate(screen + "?kiosk");
  }

  /** The adviser ends the talk. */
  void endByDesk() {
    desk.locator("[data-end=held]").click();
    desk.locator("#desk-talk").waitFor(HIDDEN);
  }

  /** Who waits, as the adviser reads it. */
  String queue() {
    Locator waiting = desk.locator("#desk-queue li").first();
    waiting.waitFor();
    return waiting.textContent();
  }

  /** The citizen ends the call. */
  void end() {
    on("interview").locator(".main-choice").tap();
  }

  /** The citizen gives the first answer that there is to each question. */
  void answerSurvey() {
    for (int question = 0; question < QUESTIONS; question++) {
      String title = on("asking").locator("h1").textContent();
      touch(on("asking").locator(".choice").first());
      kiosk.locator("#main h1").filter(new Locator.FilterOptions().setHasNotText(title)).waitFor();
    }
    on("thanks").waitFor();
  }

  /**
   * Touches what a new screen has where the former one had something: whoever does so within half a
   * second is taken for somebody who touches twice.
   */
  private void touch(Locator target) {
    target.waitFor();
    Object _ =
        kiosk.waitForFunction(
            "since => performance.now() - since > 500", kiosk.evaluate("performance.now()"));
    target.tap();
  }

  private Locator on(String state) {
    return kiosk.locator("#main[data-state=" + state + "]");
  }

  /** The adviser answers, and the two are put through. */
  void answer() {
    desk.locator("[data-answer]").first().click();
    kiosk.locator("video.call-remote").waitFor();
  }

  /** Waits until both see each other move. */
  void awaitPictures() {
    awaitMoving(kiosk.locator("video.call-remote"), 5);
    awaitMoving(desk.locator("#desk-remote"), 5);
  }

  /** So many more pictures are shown than were before. */
  private static void awaitMoving(Locator video, int more) {
    video.waitFor();
    int before = pictures(video);
    await().atMost(PATIENCE).pollDelay(0, SECONDS).until(() -> pictures(video) > before + more);
  }

  private static int pictures(Locator video) {
    return (int) video.evaluate("it => it.getVideoPlaybackQuality().totalVideoFrames");
  }

  @Override
  public void close() {
    kiosk.context().close();
    browser.close();
    playwright.close();
  }
}
