package fr.teleguichet.edge.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import fr.teleguichet.edge.speech.FakeSpeechEngine;
import fr.teleguichet.hardware.peer.Installed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What citizens see in a real browser while there is no agent: never the browser's own words. */
@Timeout(300)
@Tag("proof")
class AgentAwayIT {

  @RegisterExtension static final ClassChromium BROWSER = new ClassChromium(Chromium::start);

  private static final Path WAITING = Path.of("src/main/dist/screen/waiting.html");
  private static final String SETTINGS = "/var/cache/teleguichet-edge-agent/screen.js";
  private static final String UNAVAILABLE = "Cette borne est momentanément indisponible";

  /** A browser's page of an error, and a page that is no page of ours. */
  private final List<String> strange = new ArrayList<>();

  @TempDir private Path folder = Path.of("");
  private Chromium chromium;
  private Page page;
  private int port;

  @BeforeEach
  void open() throws IOException {
    port = Installed.freePort();
    chromium = BROWSER.lend();
    page = chromium.page(1_440, new ArrayList<>());
    page.setDefaultTimeout(180_000);
    page.onFrameNavigated(
        frame -> {
          if (!frame.url().startsWith("file:") && !frame.url().startsWith(address())) {
            strange.add(frame.url());
          }
        });
  }

  @AfterEach
  void close() {
    chromium.close();
    assertThat(strange).isEmpty();
  }

  private String address() {
    return "http://127.0.0.1:" + port + "/";
  }

  /** The agent: another process each time, at the same port. */
  private StagedScreen agent() {
    return new StagedScreen(Optional.of(new FakeSpeechEngine()), port);
  }

  private void settings(String settings) throws IOException {
    Files.writeString(folder.resolve("screen.js"), "teleguichet(" + settings + ");\n");
  }

  private void startScreen() throws IOException {
    String text = Files.readString(WAITING);
    assertThat(text).contains("file://" + SETTINGS);
    Path copy = folder.resolve("waiting.html");
    Files.writeString(copy, text.replace(SETTINGS, folder.resolve("screen.js").toString()));
    page.navigate(copy.toUri().toString());
  }

  private Locator heading() {
    return page.locator("h1:visible");
  }

  @Test
  void theScreenWaitsForAnAgentThatIsNotThereYetAndThenGoesToItsPage() throws IOException {
    startScreen();
    assertThat(heading().innerText()).contains("la borne démarre");
    // Where it is, and that the browser has yet to learn that; by a clock that was set back
    // meanwhile.
    settings("{\"port\":" + port + ",\"notBefore\":9999999999999}");
    try (var _ = agent()) {
      page.locator("main[data-state=idle] .start").waitFor();
      assertThat(page.url()).isEqualTo(address() + "?kiosk");
    }
  }

  @Test
  void whoeverWaitsForLongIsToldInFiveLanguagesWhomToTelephone() throws IOException {
    settings("{\"port\":" + port + ",\"telephone\":\"05 65 00 00 00\"}");
    page.clock().install();
    startScreen();
    page.locator(".starting:visible").waitFor();
    page.clock().runFor(95_000);
    page.locator(".unavailable:visible h2").first().waitFor();
    assertThat(heading().innerText()).isEqualTo(UNAVAILABLE);
    assertThat(page.locator(".telephone:visible").allInnerTexts())
        .hasSize(5)
        .startsWith(
            "Vous pouvez aussi téléphoner\u00a0: 05 65 00 00 00",
            "You can also telephone: 05 65 00 00 00")
        .allMatch(it -> it.endsWith("05 65 00 00 00"));
    assertThat(page.locator("body").evaluate("it => it.scrollHeight <= innerHeight"))
        .isEqualTo(true);
  }

  @Test
  void anAgentThatDiesInUseLeavesACalmPageAndComesBackToItsOwn() {
    try (var first = agent()) {
      first.open(page, Scene.IDLE);
      page.locator(".start").click();
      page.locator("main[data-state=home]").waitFor();
    }
    page.locator("main[data-state=unavailable]").waitFor();
    assertThat(heading().innerText()).isEqualTo(UNAVAILABLE);
    assertThat(page.locator("main").innerText())
        .contains("Vous pouvez aussi téléphoner\u00a0: 05\u00a065\u00a000\u00a000\u00a000");
    assertThat(page.locator("main button, #help, #quit, #language").locator("visible=true").count())
        .isZero();
    try (var _ = agent()) {
      page.locator("main[data-state=idle] .start").waitFor();
    }
  }

  /** An agent that goes while the page is loaded: some of the page is there, and some is not. */
  @Test
  void aPageThatLacksAPieceSaysNotThatItDrawsAndIsLoadedAnew() {
    List<String> before = new ArrayList<>();
    page.route("**/texts-pt.json", Route::abort, new Page.RouteOptions().setTimes(1));
    page.onRequest(request -> before.add(URI.create(request.url()).getPath()));
    try (var agent = agent()) {
      agent.open(page, Scene.IDLE);
      page.locator("main[data-state=idle] .start").waitFor();
    }
    assertThat(before).containsSubsequence("/texts-pt.json", "/here", "/texts-pt.json");
    assertThat(before.indexOf("/api/frames")).isGreaterThan(before.lastIndexOf("/texts-pt.json"));
  }

  /** What leaves the page for a new one finds out first whether somebody serves it. */
  @Test
  void aPageThatIsToLoadItselfAnewWaitsForTheAgent() {
    try (var first = agent()) {
      first.open(page, Scene.IDLE);
      page.evaluate("async () => { window.nav = await import('/navigation.js'); }");
    }
    page.locator("main[data-state=unavailable]").waitFor();
    page.evaluate(
        "() => { window.before = true; window.nav.whenServed(() => location.reload()); }");
    assertThat(page.evaluate("window.before")).isEqualTo(true);
    try (var _ = agent()) {
      page.waitForFunction("() => window.before === undefined");
      page.locator("main[data-state=idle] .start").waitFor();
    }
  }

  /** Its doors are open, and nobody is behind them. */
  @Test
  void anAgentThatHangsIsAway() throws IOException {
    try (var first = agent()) {
      first.open(page, Scene.IDLE);
    }
    try (var mute = new ServerSocket(port, 50, InetAddress.getLoopbackAddress())) {
      page.locator("main[data-state=unavailable]").waitFor();
      assertThat(mute.isBound()).isTrue();
    }
    try (var _ = agent()) {
      page.locator("main[data-state=idle] .start").waitFor();
    }
  }
}
