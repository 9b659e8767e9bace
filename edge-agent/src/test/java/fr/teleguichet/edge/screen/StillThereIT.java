package fr.teleguichet.edge.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import fr.teleguichet.edge.session.SessionEvent;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whoever touches or listens is there, and a doubt takes nothing from who is. */
@Timeout(300)
@Tag("proof")
class StillThereIT {

  @RegisterExtension static final ClassChromium BROWSER = new ClassChromium(Chromium::start);

  private static final int SAMPLES_PER_SECOND = 8_000;

  private final List<String> complaints = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private final StagedScreen stage = new StagedScreen();
  private final Chromium chromium = BROWSER.lend();
  private final Page page = chromium.page(1_920, complaints);

  @AfterEach
  void close() {
    chromium.close();
    stage.close();
    assertThat(complaints).isEmpty();
  }

  private void doubtAndStay() {
    stage.onLoop(() -> stage.happen(new SessionEvent.TimedOut()));
    page.locator("main[data-state=doubt] .main-choice").click();
    page.locator("main[data-state=home]").waitFor();
  }

  /** Notes each word that somebody is there. */
  private void listen() {
    page.onRequest(
        request -> {
          if (isPresent(request)) {
            told.add(request.postData());
          }
        });
  }

  private static boolean isPresent(Request request) {
    String body = request.postData();
    return request.url().endsWith("/api/session")
        && body != null
        && body.contains("\"tap\":\"present\"");
  }

  @Test
  void aTouchThatLeadsNowhereSaysThatSomebodyIsThereAndOneThatLeadsOnDoesNot() {
    page.clock().install();
    stage.open(page, Scene.IDLE);
    listen();
    page.locator("#size").click();
    page.locator("main .start").click();
    page.locator("main[data-state=home]").waitFor();
    page.clock().runFor(6_000);
    Request turned =
        page.waitForRequest(StillThereIT::isPresent, page.locator(".pager .next")::click);
    assertThat(turned.postData()).contains("\"step\":1");
    page.locator("#contrast").click();
    page.locator(".pager .previous").click();
    page.clock().runFor(6_000);
    page.waitForRequest(StillThereIT::isPresent, () -> page.keyboard().press("ArrowDown"));
    assertThat(told).as("in five seconds once, and never while nobody is asked").hasSize(2);
  }

  @Test
  void whoeverIsStillThereGoesOnAtTheSamePlaceAndTheNextOneAtTheFirst() {
    stage.open(page, Scene.HOME);
    page.locator(".pager .next").click();
    String second = page.locator(".pager p").innerText();
    doubtAndStay();
    assertThat(page.locator(".pager p").innerText()).isEqualTo(second);

    page.locator("#language").click();
    doubtAndStay();
    page.locator("main .languages").waitFor();
    page.locator("main .quiet").click();
    assertThat(page.locator(".pager p").innerText()).isEqualTo(second);

    stage.onLoop(() -> stage.happen(new SessionEvent.TimedOut()));
    page.locator("main[data-state=doubt]").waitFor();
    stage.onLoop(() -> stage.happen(new SessionEvent.Vacated()));
    page.locator("main[data-state=idle] .start").click();
    page.locator("main[data-state=home]").waitFor();
    assertThat(page.locator(".pager p").innerText()).isNotEqualTo(second);
  }

  /** Letters that are made larger win no time, so no more of it is told. */
  @Test
  void whatIsDrawnAnewInADoubtTellsTheTimeThatIsLeft() {
    page.clock().install();
    stage.open(page, Scene.HOME);
    stage.onLoop(() -> stage.happen(new SessionEvent.TimedOut()));
    page.locator("main[data-state=doubt]").waitFor();
    page.clock().runFor(12_000);
    int before = left();
    page.locator("#size").click();

    assertThat(left()).isBetween(1, before);
  }

  private int left() {
    return Integer.parseInt(page.locator("#left").innerText());
  }

  /** An agent that refuses says why, which is no view of the session. */
  @Test
  void aTouchThatIsRefusedLeavesTheScreenAsItWas() {
    stage.open(page, Scene.IDLE);
    page.locator("main .start").waitFor();
    page.evaluate(
        """
        () => {
          const real = window.fetch;
          window.fetch = async (path, wish) => {
            if (path !== "/api/session") return real(path, wish);
            window.fetch = real;
            return new Response('{"error":"no tap"}', { status: 400 });
          };
        }
        """);
    page.locator("main .start").click();
    page.waitForFunction("() => window.fetch.name === 'fetch'");
    page.locator("main[data-state=idle] .start").click();
    page.locator("main[data-state=home]").waitFor();
  }

  /** Six digits from a slip are slow to type for who looks for each. */
  @Test
  void aCodeThatIsHalfTypedIsStillThereForWhoStaysAndForNobodyElse() {
    stage.open(page, Scene.HOME);
    type("123");
    doubtAndStay();
    assertThat(page.locator(".code-line").innerText()).isEqualTo("1 2 3 – – –");
    digits("456");
    page.locator(".code-told").getByText("Un instant").waitFor();
    assertThat(stage.answerCode(new JsonObject().put("result", "wrong").put("left", 4)))
        .isEqualTo("123456");

    stage.open(page, Scene.HOME);
    type("78");
    stage.onLoop(() -> stage.happen(new SessionEvent.TimedOut()));
    page.locator("main[data-state=doubt]").waitFor();
    stage.onLoop(() -> stage.happen(new SessionEvent.Vacated()));
    page.locator("main[data-state=idle] .start").click();
    page.locator("main[data-state=home] .cards").waitFor();
    openCode();
    assertThat(page.locator(".code-line").innerText()).isEqualTo("– – – – – –");
  }

  private void type(String digits) {
    openCode();
    digits(digits);
  }

  private void openCode() {
    page.locator(".pager .next").click();
    page.locator("[data-service=cci]").click();
    page.locator("main").getByText("J’ai un code de rendez-vous").click();
  }

  private void digits(String digits) {
    digits
        .chars()
        .mapToObj(Character::toString)
        .forEach(it -> page.locator(".code-key").getByText(it).click());
  }

  @Test
  void whoListensIsThereUntilTheSoundEnds() {
    page.route("**/api/speech.wav*", route -> route.fulfill(silence(12)));
    stage.open(page, Scene.HOME);
    listen();
    page.locator("#listen").click();
    page.locator("#listen").getByText("Arrêter").waitFor();
    page.locator("#listen").getByText("Écouter").waitFor();
    page.waitForCondition(() -> told.size() >= 3);
    assertThat(told).as("the touch, after ten seconds, and at the end").hasSize(3);
  }

  private static Route.FulfillOptions silence(int seconds) {
    int size = seconds * SAMPLES_PER_SECOND;
    ByteBuffer file = ByteBuffer.allocate(44 + size).order(ByteOrder.LITTLE_ENDIAN);
    file.put(ascii("RIFF")).putInt(36 + size).put(ascii("WAVEfmt ")).putInt(16);
    file.putShort((short) 1).putShort((short) 1).putInt(SAMPLES_PER_SECOND);
    file.putInt(SAMPLES_PER_SECOND).putShort((short) 1).putShort((short) 8);
    file.put(ascii("data")).putInt(size);
    while (file.hasRemaining()) {
      file.put((byte) 128);
    }
    return new Route.FulfillOptions().setContentType("audio/wav").setBodyBytes(file.array());
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
