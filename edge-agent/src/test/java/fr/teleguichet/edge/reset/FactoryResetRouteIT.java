package fr.teleguichet.edge.reset;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import fr.teleguichet.edge.kiosk.FakeOccupancy;
import fr.teleguichet.edge.kiosk.Logbook;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.screen.Chromium;
import fr.teleguichet.edge.screen.CitizenScreen;
import fr.teleguichet.edge.screen.ClassChromium;
import fr.teleguichet.edge.screen.ExtraPage.Admission;
import fr.teleguichet.edge.screen.KioskSnapshot;
import fr.teleguichet.edge.screen.OpenScreen;
import fr.teleguichet.edge.screen.WholeScreen;
import fr.teleguichet.hardware.peer.AccessibilityFaults;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The technician's way through the page in a real browser, in both languages, wide and narrow. */
@Tag("proof")
final class FactoryResetRouteIT {

  @RegisterExtension static final ClassChromium BROWSER = new ClassChromium(Chromium::start);

  private final FakeResetScheduler machine = new FakeResetScheduler();
  private final List<String> complaints = new ArrayList<>();
  private volatile int unsent = 3;
  private final OpenScreen screen = new OpenScreen(this::screen);
  private final URI address = screen.address();

  private CitizenScreen screen(Vertx vertx, Loop loop) {
    var logbook = new Logbook();
    var world = new WholeScreen.World(vertx, loop, Clock.systemUTC(), logbook, logbook);
    var reset =
        new FactoryReset(
            new FactoryReset.Surroundings(
                loop,
                Clock.systemUTC(),
                logbook,
                new FakeOccupancy(),
                UUID::randomUUID,
                () -> false,
                () -> unsent,
                () -> false,
                () -> "relais-01"),
            machine);
    var offer = new CitizenScreen.Offer(0, List.of(), Optional.empty());
    return WholeScreen.of(world, KioskSnapshot.allWell(Set.of()), offer)
        .screen()
        .with(
            new FactoryResetRoute(
                reset,
                shown ->
                    shown.filter("804612"::equals).isPresent()
                        ? new Admission.Granted()
                        : new Admission.Refused()));
  }

  @AfterEach
  void close() {
    screen.close();
  }

  @Test
  void theTechnicianIsToldWhatIsLostAndTypesTheUnitsName() {
    try (Chromium chromium = BROWSER.lend()) {
      Page page = chromium.page(360, complaints);
      page.navigate(address.resolve("/technician").toString());
      page.locator("a[href='/technician/reset']").click();
      unlock(page);
      page.locator("[data-kind=wipe-identity]").waitFor();
      assertThat(page.locator("#confirm").isVisible()).as("before a way is chosen").isFalse();
      page.locator("[data-kind=wipe-identity]").click();
      assertThat(page.locator("#what-title").textContent()).contains("relais-01");
      assertThat(page.locator("#unsent-text").textContent()).startsWith("3 enregistrements");
      assertThat(page.locator("#stays").textContent()).contains("n’est pas joignable");

      // The number grows before it is confirmed: the tick counts no more.
      page.locator("#unsent").check();
      unsent = 4;
      page.waitForFunction(
          "() => document.querySelector('#unsent-text').textContent.startsWith('4')");
      assertThat(page.locator("#unsent").isChecked()).isFalse();

      page.locator("#unsent").check();
      page.locator("#unit").fill("relais-02");
      page.locator("#now").click();
      page.waitForFunction("() => !document.querySelector('#trouble').hidden");
      assertThat(page.locator("#trouble").textContent()).contains("Ce n’est pas le nom");
      assertThat(machine.handed()).isEmpty();

      page.locator("#unit").fill("relais-01");
      page.locator("#now").click();
      page.waitForFunction(
          "() => document.querySelector('#state').textContent.includes('redémarre')");
      assertThat(machine.handed()).containsExactly(ResetKind.WIPE_IDENTITY);
      page.close();
    }
    // The browser itself notes each answer that refuses: the first look without a PIN, the wrong
    // name.
    assertThat(complaints).allMatch(it -> it.contains("401") || it.contains("400"));
  }

  @Test
  void thePageIsAccessibleAndFitsTheScreenInBothLanguages() {
    List<String> faults = new ArrayList<>();
    try (Chromium chromium = BROWSER.lend()) {
      for (int width : List.of(1_440, 360)) {
        Page page = chromium.page(width, complaints);
        page.navigate(address.resolve("/technician/reset").toString());
        for (String language : List.of("fr", "en")) {
          page.locator("[data-language=" + language + "]").click();
          look(page, "reset-locked-" + language + "-" + width, faults);
        }
        unlock(page);
        for (String language : List.of("fr", "en")) {
          page.locator("[data-language=" + language + "]").click();
          for (ResetKind kind : ResetKind.values()) {
            page.locator("[data-kind=" + kind.code() + "]").click();
            look(page, "reset-" + kind.code() + "-" + language + "-" + width, faults);
          }
          assertThat(page.locator("body").innerText()).doesNotContain("undefined");
        }
        page.close();
      }
    }
    assertThat(faults).isEmpty();
  }

  private static void unlock(Page page) {
    page.locator("#pin").fill("804612");
    page.locator("#unlock button").click();
    page.locator("#open").waitFor();
  }

  private static void look(Page page, String name, List<String> faults) {
    if (Boolean.getBoolean("screen.pictures")) {
      page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(Path.of("target", "screens", name + ".png")));
    }
    if ((boolean)
        page.evaluate(
            "() => document.documentElement.scrollWidth > document.documentElement.clientWidth")) {
      faults.add(name + ": is wider than its screen");
    }
    AccessibilityFaults.of(page).forEach(it -> faults.add(name + ": " + it));
  }
}
