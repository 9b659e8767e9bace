package fr.teleguichet.edge.screen;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
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

  /** A page of this width; what goes wrong in it is added to the complaints. */
  Page page(int width, List<String> complaints) {
    Page page =
        browser.newPage(
            new Browser.NewPageOptions().setViewportSize(width, width < 500 ? 800 : 1_000));
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") || message.type().equals("warning")) {
            complaints.add(message.type() + ": " + message.text());
          }
        });
    page.onPageError(error -> complaints.add("script: " + error));
    return page;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
