package fr.teleguichet.fleet.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import fr.teleguichet.hardware.peer.HeadlessChromium;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Debian's Chromium, driven by a test. */
final class Chromium implements AutoCloseable {

  /**
   * What a page must show, a machine full of builds shows late: five seconds were not always
   * enough.
   */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Playwright playwright;
  private final Browser browser;
  private final List<String> permissions;

  /** The title of the tab that an adviser shows who is asked for one. */
  static final String SHOWN = "Formulaire de demande";

  /** A camera that shows a moving picture, and a microphone that beeps. */
  private static final List<String> FAKE_CAMERA =
      List.of(
          "--use-fake-device-for-media-stream",
          "--auto-select-tab-capture-source-by-title=" + SHOWN,
          "--autoplay-policy=no-user-gesture-required",
          "--allow-loopback-in-peer-connection");

  private Chromium(Path program, List<String> flags, List<String> permissions) {
    this.permissions = permissions;
    PlaywrightAssertions.setDefaultAssertionTimeout((double) PATIENCE.toMillis());
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(program).setArgs(flags));
  }

  /** Starts it; where it is not installed the test is skipped, except in CI. */
  static Chromium start() {
    return new Chromium(HeadlessChromium.program(), HeadlessChromium.FLAGS, List.of());
  }

  /** The same with a camera and a microphone that nobody needs to stand before. */
  static Chromium withCamera() {
    return new Chromium(
        HeadlessChromium.program(),
        Stream.concat(HeadlessChromium.FLAGS.stream(), FAKE_CAMERA.stream()).toList(),
        List.of("camera", "microphone"));
  }

  /** Skips the test where there is no Chromium; for tests that start it on threads of their own. */
  static void need() {
    var _ = HeadlessChromium.program();
  }

  /** A window, and everything that went wrong in it. */
  record Window(BrowserContext context, Page page, List<String> complaints)
      implements AutoCloseable {
    @Override
    public void close() {
      context.close();
    }
  }

  /** A window of this width in which a coordinator is signed in. */
  Window window(int width, String language, fr.teleguichet.fleet.boot.TestPages.Running pages) {
    Window window = window(width, language, pages.uri("").toString());
    window
        .context()
        .addCookies(
            List.of(
                new com.microsoft.playwright.options.Cookie("teleguichet", pages.session())
                    .setUrl(pages.uri("").toString())
                    .setHttpOnly(true)));
    return window;
  }

  /** A window of this width; whatever it asks of another host than this one is a complaint. */
  Window window(int width, String language, String host) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, width < 500 ? 800 : 1_000)
                .setLocale(language)
                .setTimezoneId("Europe/Paris"));
    context.setDefaultTimeout((double) PATIENCE.toMillis());
    context.grantPermissions(permissions);
    List<String> complaints = new ArrayList<>();
    Page page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") || message.type().equals("warning")) {
            complaints.add(message.type() + ": " + message.text());
          }
        });
    page.onPageError(error -> complaints.add("script: " + error));
    page.onRequest(
        request -> {
          String url = request.url();
          if (!url.startsWith(host) && !url.startsWith("data:") && !url.startsWith("blob:")) {
            complaints.add("request to another host: " + url);
          }
        });
    return new Window(context, page, complaints);
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
