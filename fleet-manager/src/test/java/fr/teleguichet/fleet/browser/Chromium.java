package fr.teleguichet.fleet.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Debian's Chromium, driven by a test. Where it is not installed the test is skipped, except in
 * continuous integration, where it must be there.
 */
final class Chromium implements AutoCloseable {

  private static final Path PROGRAM = Path.of("/usr/bin/chromium");
  private static final List<String> FLAGS =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final Playwright playwright;
  private final Browser browser;

  private Chromium() {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(PROGRAM).setArgs(FLAGS));
  }

  static Chromium start() {
    boolean there = Files.isExecutable(PROGRAM);
    if (!there && "true".equals(System.getenv("CI"))) {
      throw new IllegalStateException(PROGRAM + " is missing: apt-get install chromium");
    }
    assumeTrue(there, PROGRAM + " is missing, so no page is looked at: apt-get install chromium");
    return new Chromium();
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
