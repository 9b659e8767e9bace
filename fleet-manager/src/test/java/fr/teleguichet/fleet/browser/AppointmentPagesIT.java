package fr.teleguichet.fleet.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import fr.teleguichet.fleet.appointment.AppointmentSamples;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.kiosk.EightKiosks;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody books with one touch, reads the code, and takes the appointment back. */
@ExtendWith({TestDatabase.class, TestPages.class, OneChromium.class})
@Tag("proof")
final class AppointmentPagesIT {
  private static final boolean PICTURES = Boolean.getBoolean("pages.pictures");

  private static void picture(Page page, String name) {
    if (PICTURES) {
      for (int width : new int[] {1_440, 360}) {
        page.setViewportSize(width, 900);
        page.screenshot(
            new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "pages", "booking-" + name + "-" + width + ".png")));
      }
      page.setViewportSize(1_440, 900);
    }
  }

  @Test
  void onATelephoneAWeekBeginsWithOneDayAndTheOthersAreATouchAway(
      TestPages.Running pages, Chromium chromium) {
    EightKiosks.on(pages);
    int _ = AppointmentSamples.on(pages);
    try (Chromium.Window window = chromium.window(360, "fr", pages)) {
      Page page = window.page();
      page.navigate(pages.uri("/appointments?site=gramat").toString());
      var sections = page.locator(".appointment-week > section:visible");
      assertThat(sections).hasCount(1);
      Assertions.assertThat(((Number) page.evaluate("document.body.scrollHeight")).intValue())
          .isLessThan(3_000);

      String third = page.locator(".appointment-choose a").nth(2).getAttribute("href").substring(1);
      page.locator(".appointment-choose a").nth(2).click();
      assertThat(sections).hasCount(1);
      assertThat(sections.first()).hasId(third);

      page.locator(".appointment-choose a").last().click();
      assertThat(sections).hasCount(7);
    }
  }

  @Test
  void aFreeTimeIsBookedByOneTouchAndTakenBackWithAnUndo(
      TestPages.Running pages, Chromium chromium) {
    EightKiosks.on(pages);
    int _ = AppointmentSamples.on(pages);
    try (Chromium.Window window = chromium.window(1_440, "fr", pages)) {
      Page page = window.page();
      page.navigate(pages.uri("/appointments?site=gramat").toString());
      picture(page, "list");
      page.locator("button.is-free").last().click();
      assertThat(page.locator("#appointment-code b"))
          .hasText(Pattern.compile("[0-9]{3}\\s[0-9]{3}"));
      picture(page, "one");
      page.locator("a[href$='/slip']").click();
      assertThat(page.locator(".appointment-slip .appointment-code")).isVisible();
      assertThat(page.locator("#print")).isVisible();
      picture(page, "slip");
      page.emulateMedia(
          new Page.EmulateMediaOptions().setMedia(com.microsoft.playwright.options.Media.PRINT));
      assertThat(page.locator(".site-header")).isHidden();
      assertThat(page.locator(".appointment-slip")).isVisible();
      picture(page, "slip-printed");
      page.emulateMedia(
          new Page.EmulateMediaOptions().setMedia(com.microsoft.playwright.options.Media.SCREEN));
      page.goBack();
      page.locator("a[href$='/cancel']").click();
      picture(page, "cancel");
      page.locator(".btn-danger").click();
      assertThat(page.locator(".notice-done")).containsText("Le rendez-vous est annulé.");
      page.locator(".notice-done button").click();
      assertThat(page.locator(".notice-done")).containsText("Le rendez-vous est rétabli.");
      page.navigate(pages.uri("/appointments/offers?site=gramat").toString());
      picture(page, "offers");
      page.navigate(pages.uri("/appointments/feed").toString());
      page.locator(".btn-primary").click();
      assertThat(page.locator("#feed-address")).hasValue(Pattern.compile("http://.*\\.ics"));
      picture(page, "feed");
      Assertions.assertThat(window.complaints()).isEmpty();
    }
  }
}
