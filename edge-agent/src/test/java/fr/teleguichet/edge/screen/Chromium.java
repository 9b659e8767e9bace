package fr.teleguichet.edge.screen;

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

/** Debian's Chromium, driven by a test. */
public final class Chromium implements AutoCloseable {

  /** A machine full of builds shows a page late: five seconds were not always enough. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Browser browser;
  private final Runnable closing;

  private Chromium(Browser browser, Runnable closing) {
    this.browser = browser;
    this.closing = closing;
  }

  Chromium(Path program, List<String> flags) {
    PlaywrightAssertions.setDefaultAssertionTimeout((double) PATIENCE.toMillis());
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(program).setArgs(flags));
    closing =
        () -> {
          browser.close();
          playwright.close();
        };
  }

  /**
   * Starts it, with a played and slow camera that no page may use before the test allows it; where
   * it is not installed the test is skipped, except in CI.
   */
  public static Chromium start() {
    return new Chromium(HeadlessChromium.program(), played(5));
  }

  private static List<String> played(int frames) {
    List<String> flags = new ArrayList<>(HeadlessChromium.FLAGS);
    flags.add("--use-fake-device-for-media-stream=fps=" + frames);
    flags.add("--autoplay-policy=no-user-gesture-required");
    return flags;
  }

  /** The same with a camera and a microphone that are played, and lines to itself. */
  public static Chromium withCamera() {
    List<String> flags = played(24);
    flags.add("--use-fake-ui-for-media-stream");
    flags.add("--allow-loopback-in-peer-connection");
    return new Chromium(HeadlessChromium.program(), flags);
  }

  /** The browser itself, for pages of one's own. */
  public Browser browser() {
    return browser;
  }

  /** A page of this width; what goes wrong in it is added to the complaints. */
  public Page page(int width, List<String> complaints) {
    return page(width, height(width), complaints);
  }

  /** The same, of this height. */
  Page page(int width, int height, List<String> complaints) {
    return page(new Browser.NewPageOptions().setViewportSize(width, height), complaints);
  }

  /** The same on a screen that can be touched. */
  Page touchPage(int width, List<String> complaints) {
    return page(
        new Browser.NewPageOptions().setHasTouch(true).setViewportSize(width, height(width)),
        complaints);
  }

  private static int height(int width) {
    return width < 500 ? 800 : 1_000;
  }

  private Page page(Browser.NewPageOptions options, List<String> complaints) {
    Page page = browser.newPage(options);
    page.setDefaultTimeout((double) PATIENCE.toMillis());
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") || message.type().equals("warning")) {
            complaints.add(message.type() + ": " + message.text());
          }
        });
    page.onPageError(error -> complaints.add("script: " + error));
    return page;
  }

  /** The same browser, of which all pages but not itself are closed in the end. */
  Chromium lent() {
    return new Chromium(
        browser, () -> List.copyOf(browser.contexts()).forEach(BrowserContext::close));
  }

  @Override
  public void close() {
    closing.run();
  }
}
