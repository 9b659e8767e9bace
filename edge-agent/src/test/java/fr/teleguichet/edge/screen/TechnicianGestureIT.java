package fr.teleguichet.edge.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A technician in front of a kiosk that has no address bar comes to their page, and nobody else
 * does. The browser's clock is the test's.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(300)
@Tag("proof")
class TechnicianGestureIT {

  private static final int PRESS = 10_000;
  private static final Instant MORNING = Instant.parse("2026-11-24T09:00:00Z");
  private static final String RING = ".pressed-ring";

  private final List<String> complaints = new ArrayList<>();
  private final AtomicInteger beats = new AtomicInteger();
  private StagedScreen stage;
  private Chromium chromium;
  private Page page;

  @BeforeAll
  void open() {
    stage = new StagedScreen();
    chromium = Chromium.start();
  }

  @AfterAll
  void close() {
    chromium.close();
    stage.close();
  }

  @BeforeEach
  void openPage() {
    page = chromium.page(1_440, complaints);
    page.clock().install(new Clock.InstallOptions().setTime(MORNING.toString()));
  }

  @AfterEach
  void closePage() {
    page.context().close();
    beats.set(0);
    assertThat(complaints).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"IDLE", "TROUBLE", "UNCLAIMED"})
  void theLogoPressedForTenSecondsLeadsToTheTechniciansPage(Scene scene) {
    show(scene);
    press();
    page.clock().runFor(PRESS - 100);
    assertThat(page.locator(RING).isVisible()).isTrue();
    page.clock().runFor(100);
    page.waitForURL("**/technician");
    page.locator("h1").getByText("Page du technicien").waitFor();
  }

  @Test
  void aFingerDoesTheSame() {
    show(Scene.IDLE);
    var hand = page.context().newCDPSession(page);
    hand.send("Emulation.setTouchEmulationEnabled", json("{'enabled':true,'maxTouchPoints':2}"));
    hand.send("Input.dispatchTouchEvent", touch("touchStart", logo()));
    page.clock().runFor(PRESS);
    page.waitForURL("**/technician");
  }

  @Test
  void aShorterPressAndOneThatMovesAwayLeadNowhere() {
    show(Scene.IDLE);
    press();
    page.clock().runFor(1_400);
    assertThat(page.locator(RING).count()).as("a tap shows nothing").isZero();
    page.clock().runFor(PRESS - 1_500);
    page.mouse().up();
    assertThat(page.locator(RING).count()).isZero();
    press();
    page.clock().runFor(PRESS / 2);
    page.mouse().move(700, 500);
    page.clock().runFor(PRESS);
    assertThat(URI.create(page.url()).getPath()).isEqualTo("/");
  }

  @ParameterizedTest
  @EnumSource(names = {"HOME", "INTERVIEW", "SATISFACTION"})
  void nobodyIsLedAwayWhileSomebodyIsServed(Scene scene) {
    show(scene);
    press();
    page.clock().runFor(PRESS + 1_000);
    assertThat(page.locator(RING).count()).isZero();
    page.mouse().up();
    page.keyboard().press("Control+Alt+t");
    page.clock().runFor(1_000);
    assertThat(URI.create(page.url()).getPath()).isEqualTo("/");
  }

  @Test
  void whoeverBeginsMeanwhileIsServed() {
    show(Scene.IDLE);
    press();
    page.clock().runFor(PRESS / 2);
    stage.onLoop(() -> Scene.HOME.prepare(stage));
    page.locator("main[data-state=home]").waitFor();
    page.clock().runFor(PRESS);
    assertThat(URI.create(page.url()).getPath()).isEqualTo("/");
  }

  @Test
  void aKeyboardsCtrlAltTLeadsThereAndTheButtonBack() {
    show(Scene.UNCLAIMED);
    page.keyboard().press("Control+Alt+t");
    page.waitForURL("**/technician");
    page.getByText("Retour à l’écran du public").click();
    page.locator("main[data-state=unclaimed]").waitFor();
  }

  @Test
  void thePageBeatsAsTheKiosksOwnAndGivesTheScreenBackAfterFiveMinutesWithoutATouch() {
    show(Scene.IDLE);
    page.keyboard().press("Control+Alt+t");
    page.waitForURL("**/technician");
    page.onRequest(
        it -> {
          if (it.url().endsWith("/api/frames") && it.postData().contains("\"role\":\"kiosk\"")) {
            beats.incrementAndGet();
          }
        });
    page.waitForRequest("**/api/frames", () -> page.clock().runFor(3_000));
    assertThat(beats.get()).isPositive();
    page.clock().fastForward("04:50");
    page.mouse().click(5, 5);
    page.clock().fastForward("04:50");
    assertThat(URI.create(page.url()).getPath()).isEqualTo("/technician");
    page.clock().fastForward("00:20");
    page.locator("main[data-state=idle]").waitFor();
  }

  @Test
  void whoLooksAtThePageElsewhereIsNotSentAway() {
    page.navigate(stage.address().resolve("/technician").toString());
    page.locator("h1").waitFor();
    page.clock().fastForward("20:00");
    page.clock().runFor(5_000);
    assertThat(URI.create(page.url()).getPath()).isEqualTo("/technician");
  }

  private void show(Scene scene) {
    stage.set(scene);
    page.navigate(stage.address() + "?kiosk");
    page.locator("main[data-state]").waitFor();
    page.clock().pauseAt(MORNING.plus(Duration.ofHours(1)).toString());
  }

  private void press() {
    BoundingBox it = logo();
    page.mouse().move(it.x + it.width / 2, it.y + it.height / 2);
    page.mouse().down();
  }

  private BoundingBox logo() {
    return page.locator("header img").boundingBox();
  }

  private static JsonObject touch(String type, BoundingBox on) {
    return json(
        "{'type':'%s','touchPoints':[{'x':%d,'y':%d}]}"
            .formatted(type, Math.round(on.x + 5), Math.round(on.y + 5)));
  }

  private static JsonObject json(String text) {
    return JsonParser.parseString(text).getAsJsonObject();
  }
}
