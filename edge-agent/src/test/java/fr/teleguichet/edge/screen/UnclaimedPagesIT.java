package fr.teleguichet.edge.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import fr.teleguichet.edge.configuration.ServiceOffer;
import fr.teleguichet.edge.kiosk.Logbook;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.hardware.identity.Fingerprint;
import fr.teleguichet.hardware.identity.ShortCode;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.peer.AccessibilityFaults;
import fr.teleguichet.hardware.serve.ServiceVerdict;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a unit shows that is no kiosk yet, in a real browser, on a telephone and on a screen. */
@Tag("proof")
class UnclaimedPagesIT {

  @RegisterExtension static final ClassChromium BROWSER = new ClassChromium(Chromium::start);

  private static final List<String> LANGUAGES = List.of("fr", "en", "es", "pt", "ar");
  private static final Fingerprint KEY =
      Fingerprint.parse("0123456789abcdef".repeat(4)).orElseThrow();
  private static final UnitStatus WAITING =
      new UnitStatus(
          Optional.of(
              new UnitStatus.Code(
                  ShortCode.of(KEY).toString(),
                  KEY.grouped(),
                  Optional.of(
                      URI.create("https://fleet.example.org/units?q=" + ShortCode.of(KEY))))),
          List.of(
              new UnitStatus.Line("Identité", "aucune, la borne n’est pas en service"),
              new UnitStatus.Line("Code", ShortCode.of(KEY).toString()),
              new UnitStatus.Line("Empreinte de la clé", KEY.grouped()),
              new UnitStatus.Line(
                  "Où elle en est",
                  "waiting until somebody accepts this unit at https://fleet.example.org:8443")));

  private final OpenScreen screen = new OpenScreen(UnclaimedPagesIT::screen);
  private final List<String> complaints = new ArrayList<>();

  @AfterEach
  void close() {
    screen.close();
  }

  @Test
  void theCodeTheFingerprintAndTheQrCodeAreAccessibleInEveryLanguageAndFitTheScreen() {
    try (Chromium chromium = BROWSER.lend()) {
      for (int width : List.of(1_440, 360)) {
        Page page = chromium.page(width, complaints);
        page.navigate(screen.address().toString());
        page.locator("main .code").waitFor();
        for (String language : LANGUAGES) {
          page.locator("[data-language=" + language + "]").click();
          page.waitForFunction("() => document.querySelector('main img.accept').naturalWidth > 0");
          look(page, "unclaimed-" + language + "-" + width);
          assertThat(page.locator("main .code").textContent())
              .isEqualTo(ShortCode.of(KEY).toString());
          assertThat(page.locator("main .code").boundingBox().height).isLessThan(100);
          assertThat(page.locator("main .fingerprint").textContent()).isEqualTo(KEY.grouped());
          assertThat(page.locator("main img.accept").getAttribute("alt")).isNotBlank();
        }
        page.locator("#contrast").click();
        look(page, "unclaimed-contrast-" + width);
        page.close();
      }
    }
    assertThat(complaints).isEmpty();
  }

  @Test
  void theTechniciansPageIsAccessibleAndFitsTheScreen() {
    try (Chromium chromium = BROWSER.lend()) {
      for (int width : List.of(1_440, 360)) {
        Page page = chromium.page(width, complaints);
        page.navigate(screen.address().resolve("/technician").toString());
        page.locator("dd").first().waitFor();
        look(page, "technician-" + width);
        assertThat(page.locator("dd").first().boundingBox().width).isGreaterThan(width / 2.0);
        assertThat(page.locator("dl").textContent()).contains(KEY.grouped());
        page.close();
      }
    }
    assertThat(complaints).isEmpty();
  }

  private void look(Page page, String name) {
    if (Boolean.getBoolean("screen.pictures")) {
      page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(Path.of("target", "screens", name + ".png")));
    }
    if ((boolean)
        page.evaluate(
            "() => document.documentElement.scrollWidth > document.documentElement.clientWidth")) {
      complaints.add(name + ": is wider than its screen");
    }
    AccessibilityFaults.of(page).forEach(it -> complaints.add(name + ": " + it));
  }

  private static CitizenScreen screen(Vertx vertx, Loop loop) {
    var logbook = new Logbook();
    var world = new WholeScreen.World(vertx, loop, Clock.systemUTC(), logbook, logbook);
    var glance =
        new KioskSnapshot(
            () -> WAITING, () -> ServiceVerdict.of(Set.of(), Set.of()), Optional::empty);
    var offer =
        new CitizenScreen.Offer(
            0,
            List.of(new ServiceOffer(new ServiceCode("caf"), "CAF", "Benefits", "Ayudas")),
            Optional.empty());
    return WholeScreen.of(world, glance, offer).screen();
  }
}
