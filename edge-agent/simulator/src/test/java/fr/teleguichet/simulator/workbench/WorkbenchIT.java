package fr.teleguichet.simulator.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import fr.teleguichet.edge.screen.Chromium;
import fr.teleguichet.hardware.peer.AccessibilityFaults;
import fr.teleguichet.simulator.scenario.SimulationDial;
import fr.teleguichet.simulator.workbench.OpenWorkbench.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The workbench's page in a real Chromium, on a telephone and on a screen. */
@Timeout(300)
@Tag("proof")
class WorkbenchIT {

  private final List<String> complaints = new ArrayList<>();

  @Test
  void whatHandsDoIsSeenInBothLanguagesOnEveryScreenAndByKeyboardAlone() {
    try (Chromium chromium = Chromium.start();
        var bench = new OpenWorkbench(Kind.SIMULATED)) {
      for (int width : List.of(1_440, 360)) {
        Page page = chromium.page(width, complaints);
        page.navigate(bench.at("/workbench").toString());
        page.locator("[data-kind=printer].ok").waitFor();
        look(page, "in-order-" + width);
        breakThings(page);
        look(page, "broken-" + width);
        page.locator("[data-language=en]").click();
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo("en");
        assertThat(page.locator("[data-act=print]").textContent()).contains("out of paper");
        look(page, "broken-en-" + width);
        page.locator("#part-button").click();
        page.locator("#part-screen").click();
        page.locator("[data-kind=screen].missing").waitFor();
        page.locator("#mend").click();
        page.locator("[data-kind=printer].ok").waitFor();
        page.locator("[data-act=print].ok").waitFor();
        page.close();
      }
    }
    assertThat(complaints).isEmpty();
  }

  @Test
  void aTechnicianSeesARealKioskLiveAndNobodyElseDoes() {
    try (Chromium chromium = Chromium.start()) {
      for (int width : List.of(1_440, 360)) {
        try (var bench = new OpenWorkbench(Kind.REAL_WITH_PIN)) {
          Page page = chromium.page(width, complaints);
          page.navigate(bench.at("/workbench").toString());
          page.locator("#pin").fill(OpenWorkbench.PIN);
          look(page, "locked-" + width);
          page.locator("#pin").press("Enter");
          page.locator("[data-kind=printer].ok").waitFor();
          bench.turn(SimulationDial.PERSON, 80);
          bench.turn(SimulationDial.COVER, 1);
          page.locator("[data-kind=printer].error").waitFor();
          page.locator("[data-sensor=radar][data-sees=true]").waitFor();
          look(page, "real-" + width);
          page.locator("[data-language=en]").click();
          page.locator("text=sees somebody").first().waitFor();
          look(page, "real-en-" + width);
          page.locator("#lock").click();
          assertThat(page.locator("#opinion").textContent()).isEmpty();
          page.locator("#pin").fill("000000");
          page.locator("#pin").press("Enter");
          page.locator("#trouble").waitFor();
          assertThat(page.locator("#trouble").textContent()).isEqualTo("That is not the PIN.");
          assertThat(page.locator("#opinion").textContent()).isEmpty();
          page.close();
        }
      }
    }
    assertThat(complaints)
        .as("the browser's own word on the wrong PIN, and on the wait after it")
        .allMatch(it -> it.contains("401") || it.contains("429"));
  }

  private static void breakThings(Page page) {
    byKeyboard(page, "paper", "Home");
    page.locator("[data-kind=printer].error").waitFor();
    assertThat(page.locator("[data-kind=printer]").textContent())
        .contains("plus de papier")
        .doesNotContain("media-empty");
    assertThat(page.locator("[data-act=print]").textContent())
        .contains("l’imprimante n’a plus de papier");
    page.locator("[data-dial=cover]").click();
    page.locator("[data-dial=camera-plug]").press("Enter");
    page.locator("[data-kind=camera].missing").waitFor();
    page.locator("[data-dial=mains]").press(" ");
    page.locator("[data-kind=power].warning").waitFor();
    byKeyboard(page, "person", "ArrowRight");
    byKeyboard(page, "person", "PageUp");
    page.waitForFunction(
        "() => document.getElementById('presence').textContent === 'quelqu’un est là'");
    assertThat(page.locator("#far").textContent()).contains("Une personne à");
  }

  private static void byKeyboard(Page page, String dial, String key) {
    page.locator("#dial-" + dial).focus();
    page.keyboard().press(key);
  }

  private static void look(Page page, String name) {
    if (Boolean.getBoolean("screen.pictures")) {
      page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(Path.of("target", "screens", "workbench-" + name + ".png")));
    }
    assertThat(AccessibilityFaults.of(page)).as(name).isEmpty();
    assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
        .as(name + " must not scroll sideways")
        .isTrue();
  }
}
