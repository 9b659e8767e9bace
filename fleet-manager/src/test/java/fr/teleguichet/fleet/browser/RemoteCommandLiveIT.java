package fr.teleguichet.fleet.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.kiosk.EightKiosks;
import fr.teleguichet.fleet.kiosk.SimulatedKiosk;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.hardware.device.RemoteCommandStage;
import fr.teleguichet.hardware.journal.KioskRecord;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.awaitility.Durations;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A person has a kiosk do something and watches it. */
@ExtendWith({TestDatabase.class, TestPages.class, OneChromium.class})
@Tag("proof")
final class RemoteCommandLiveIT {

  @Test
  void aWishIsMadeWithTwoButtonsAndMovesWhileSomebodyLooks(
      TestPages.Running pages, Chromium chromium) {
    EightKiosks.on(pages);
    SimulatedKiosk kiosk = pages.kiosk("cauvaldor", "borne-a-suivre").born();
    try (Chromium.Window window = chromium.window(1_440, "fr", pages)) {
      Page page = window.page();
      page.navigate(pages.uri("/").toString());
      assertThat(page.locator("[data-kiosk$=':borne-a-suivre']")).isVisible();
      page.navigate(pages.uri("/kiosks/borne-a-suivre/care").toString());
      page.locator(".care-actions a[href$=reboot]").click();
      assertThat(page.locator("h1")).containsText("Redémarrer");
      assertThat(page.locator("h1")).containsText("borne-a-suivre");
      page.locator("button.btn-primary").click();
      Locator first = page.locator(".care-lines li").first();
      assertThat(first).containsText("demandée");
      Object _ = page.evaluate("() => { window.sameDocument = true; }");
      Awaitility.await().atMost(Durations.FIVE_MINUTES).until(() -> !pages.wishes().isEmpty());
      UUID id = pages.wishes().getFirst().wish().id();

      kiosk.records(
          List.of(
              step(pages, id, RemoteCommandStage.ACCEPTED, ""),
              step(pages, id, RemoteCommandStage.WAITING, "citizen-served")));

      assertThat(first).containsText("en attente");
      assertThat(first).containsText("un usager est servi");
      kiosk.records(
          List.of(
              step(pages, id, RemoteCommandStage.EXECUTING, ""),
              step(pages, id, RemoteCommandStage.DONE, "")));

      assertThat(first).containsText("faite");
      assertThat(page.locator("#care-said")).containsText("faite");
      Assertions.assertThat(page.evaluate("() => window.sameDocument === true")).isEqualTo(true);
      first.locator("a").click();
      assertThat(page.locator("#care ol li")).hasCount(5);
      Assertions.assertThat(window.complaints()).isEmpty();
    }
  }

  @Test
  void aPageWhoseServerIsGoneSaysThatItIsNotLive(TestPages.Running pages, Chromium chromium) {
    EightKiosks.on(pages);
    try (Chromium.Window window = chromium.window(1_440, "fr", pages)) {
      Page page = window.page();
      page.navigate(pages.uri("/kiosks/borne-gramat/care").toString());
      assertThat(page.locator("#care-stale")).isHidden();

      pages.stopServing();

      assertThat(page.locator("#care-stale")).isVisible();
    }
  }

  private static KioskRecord step(
      TestPages.Running pages, UUID id, RemoteCommandStage stage, String reason) {
    return new KioskRecord.Care(pages.clock().instant(), id, "reboot", stage, reason);
  }
}
