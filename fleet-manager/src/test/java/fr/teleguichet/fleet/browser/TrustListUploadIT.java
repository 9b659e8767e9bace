package fr.teleguichet.fleet.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.kiosk.EightKiosks;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.update.action.UpdateSamples;
import fr.teleguichet.fleet.update.trust.TrustListSamples;
import fr.teleguichet.release.ReleaseSigner;
import fr.teleguichet.release.TrustLists;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A coordinator sends trust lists by the browser, first the wrong ones. */
@ExtendWith({TestDatabase.class, TestPages.class, OneChromium.class})
@Tag("proof")
final class TrustListUploadIT {

  @TempDir Path folder;

  private static void send(Page page, Path file) {
    page.setInputFiles("#file", file);
    page.click("#upload-send");
  }

  @Test
  void aWrongListIsRefusedInWordsAndARightOneIsShown(TestPages.Running pages, Chromium chromium)
      throws IOException {
    EightKiosks.on(pages);
    UpdateSamples.Ids _ = UpdateSamples.on(pages);
    ReleaseSigner root = TrustListSamples.rootOf(pages);
    Instant now = pages.clock().instant();
    ReleaseSigner stranger =
        ReleaseSigner.selfSigned("X", now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(9)));
    Path forged = Files.write(folder.resolve("forged.swu"), TrustLists.of(stranger, 9, ""));
    Path old = Files.write(folder.resolve("old.swu"), TrustLists.of(root, 6, ""));
    Path text = Files.writeString(folder.resolve("text.swu"), "no list");
    Path next = Files.write(folder.resolve("next.swu"), TrustLists.of(root, 8, ""));
    try (Chromium.Window window = chromium.window(360, "fr", pages)) {
      Page page = window.page();
      page.navigate(pages.uri("/trust-lists").toString());

      send(page, text);
      assertThat(page.locator("#upload-fault")).containsText("n’est pas une liste de confiance");
      send(page, forged);
      assertThat(page.locator("#upload-fault")).containsText("aucune racine de confiance");
      send(page, old);
      assertThat(page.locator("#upload-fault"))
          .containsText("dépasser celui de la plus récente, 7");
      send(page, next);
      assertThat(page.locator(".notice-done")).containsText("La liste est reçue");
      assertThat(page.locator("#list-8")).isVisible();
      page.click("text=Déployer la liste 8");
      assertThat(page.locator("h1")).containsText("liste de confiance 8");
    }
  }
}
