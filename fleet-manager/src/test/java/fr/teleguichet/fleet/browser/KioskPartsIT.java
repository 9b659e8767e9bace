package fr.teleguichet.fleet.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.kiosk.EightKiosks;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.awaitility.Durations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A kiosk's page is in parts, and its charts are read together. */
@ExtendWith({TestDatabase.class, TestPages.class, OneChromium.class})
final class KioskPartsIT {

  private static final String SPANS =
      """
      () => [...document.querySelectorAll(".chart")]
        .map(box => echarts.getInstanceByDom(box).getOption().dataZoom[0])
        .map(zoom => Math.round(zoom.end - zoom.start))
      """;

  private static final String FIRST_OF_DECEMBER =
      """
      () => echarts.getInstanceByDom(document.querySelector(".chart"))
        .getOption().xAxis[0].axisLabel.formatter(new Date(2026, 11, 1, 0, 0).getTime())
      """;

  @Test
  void theFirstPartIsTwoScreensAtMostAndLeadsToTheOthers(
      TestPages.Running pages, Chromium chromium) {
    EightKiosks.on(pages);
    try (Chromium.Window window = chromium.window(1_440, "fr", pages)) {
      Page page = window.page();
      page.navigate(pages.uri("/kiosks/borne-gramat").toString());
      Assertions.assertThat(((Number) page.evaluate("document.body.scrollHeight")).intValue())
          .isLessThanOrEqualTo(2_000);

      for (String part :
          List.of("Historique", "Mises à jour", "Actions à distance", "Identité", "Maintenant")) {
        page.locator(".tabs a", new Page.LocatorOptions().setHasText(part)).click();
        assertThat(page.locator(".tabs a[aria-current=page]")).hasText(part);
        assertThat(page.locator("h1")).containsText("Médiathèque intercommunale");
      }
      Assertions.assertThat(window.complaints()).isEmpty();
    }
  }

  @Test
  void chartsZoomTogetherAndTellWhatHappenedMeanwhile(TestPages.Running pages, Chromium chromium) {
    EightKiosks.on(pages);
    Awaitility.await()
        .atMost(Durations.FIVE_MINUTES)
        .until(
            () ->
                pages
                    .get("/api/v1/kiosks/borne-latronquiere/history?period=24h&lang=fr")
                    .body()
                    .contains("\"kind\":\"stopped\",\"words\":\"Arrêt annoncé"));
    try (Chromium.Window window = chromium.window(1_440, "fr", pages)) {
      Page page = window.page();
      page.navigate(pages.uri("/kiosks/borne-latronquiere/history").toString());
      Locator charts = page.locator(".chart canvas");
      assertThat(charts.nth(1)).isVisible();
      Assertions.assertThat(spans(page)).hasSizeGreaterThan(3).containsOnly(100);

      page.locator(".charts-actions button").first().click();
      Assertions.assertThat(spans(page)).containsOnly(50);

      page.locator(".charts-actions button").last().click();
      Assertions.assertThat(spans(page)).containsOnly(100);
      Assertions.assertThat(
              page.evaluate(
                  """
                  () => echarts.getInstanceByDom(document.querySelector(".chart"))
                    .getOption().series[0].markLine.data.some(mark => mark.name?.startsWith("Arrêt annoncé"))
                  """))
          .isEqualTo(true);
      Assertions.assertThat(page.evaluate(FIRST_OF_DECEMBER)).isEqualTo("1 déc.");
      assertThat(page.locator(".timeline")).containsText("Arrêt annoncé");
    }
  }

  @SuppressWarnings("unchecked") // a list of numbers is what the script answers
  private static List<Integer> spans(Page page) {
    return (List<Integer>) page.evaluate(SPANS);
  }
}
