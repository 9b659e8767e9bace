package fr.teleguichet.edge.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import fr.teleguichet.edge.configuration.SampleLogos;
import fr.teleguichet.hardware.service.ServiceLogo;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What stands on the card of a service. */
@Timeout(300)
@Tag("proof")
class ServiceCardIT {

  @RegisterExtension static final ClassChromium BROWSER = new ClassChromium(Chromium::start);

  private final List<String> complaints = new ArrayList<>();

  /** Whoever holds an old letter looks for the name on it. */
  @Test
  void aCardSaysWhatTheServiceWasCalledBeforeAndSoDoesItsOwnScreen() {
    try (var stage = new StagedScreen();
        Chromium chromium = BROWSER.lend()) {
      Page page = chromium.page(1_920, complaints);
      stage.open(page, Scene.HOME);
      Locator former = page.locator("[data-service=carsat] .former");
      assertThat(former.innerText()).isEqualTo("anciennement CRAM Midi-Pyrénées, CRAV");
      assertThat(page.locator("[data-service=cpam] .former").count()).isZero();

      page.locator("#language").click();
      page.locator("[data-language=ar]").click();
      assertThat(former.innerText()).startsWith("سابقًا");
      assertThat(former.locator("bdi").innerText())
          .as("French words in a line from right to left")
          .isEqualTo("CRAM Midi-Pyrénées, CRAV");

      stage.open(page, Scene.UNREACHABLE_ABOUT);
      assertThat(page.locator("main .former").innerText())
          .contains("Caisse d’allocations familiales de Tarn-Garonne");
    }
    assertThat(complaints).isEmpty();
  }

  /** The page asks nobody but the agent for it, so that it is there without a network. */
  @Test
  void aCardShowsTheServicesOwnLogoOnWhitePaperInEveryPalette() {
    try (var stage = new StagedScreen();
        Chromium chromium = BROWSER.lend()) {
      Page page = chromium.page(1_920, complaints);
      stage.open(page, Scene.HOME);
      Locator logo = page.locator("[data-service=cpam] .logo");

      assertThat(logo.getAttribute("alt")).as("the name stands beside it").isEmpty();
      assertThat(logo.getAttribute("src")).matches("/logos/[0-9a-f]{32}\\.png");
      logo.evaluate("it => it.decode()");
      assertThat(logo.evaluate("it => it.naturalWidth")).isEqualTo(256);
      assertThat(page.locator("[data-service=cpam] .pictogram").count()).isZero();
      assertThat(page.locator("[data-service=carsat] .logo").count()).isZero();
      for (boolean isContrasted : List.of(false, true)) {
        if (isContrasted) {
          page.locator("#contrast").click();
        }
        assertThat(logo.evaluate("it => getComputedStyle(it).backgroundColor"))
            .isEqualTo("rgb(255, 255, 255)");
      }
    }
    assertThat(complaints).isEmpty();
  }

  @Test
  void whatTheBrowserCantDrawIsThePictogram() {
    try (var stage = new StagedScreen();
        Chromium chromium = BROWSER.lend()) {
      Page page = chromium.page(1_920, complaints);
      page.route(
          "**/logos/*",
          route ->
              route.fulfill(
                  new Route.FulfillOptions().setContentType("image/png").setBody("no picture")));
      stage.open(page, Scene.HOME);

      // Each picture is found out on its own.
      for (String service : List.of("cpam", "caf")) {
        page.locator("[data-service=" + service + "] .pictogram").waitFor();
      }

      assertThat(page.locator(".logo").count()).isZero();
    }
    assertThat(complaints).isEmpty();
  }

  @Test
  void theAgentHandsOutTheLogosOfItsServicesAndNothingElse() throws Exception {
    try (var stage = new StagedScreen();
        HttpClient http = HttpClient.newHttpClient()) {
      ServiceLogo logo = SampleLogos.of(256, 64);

      HttpResponse<byte[]> shown = got(http, stage, "/logos/" + logo.digest() + ".png");

      assertThat(shown.body()).isEqualTo(logo.png());
      assertThat(shown.headers().firstValue("Content-Type")).hasValue("image/png");
      assertThat(shown.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
      assertThat(shown.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
      for (String other : List.of("", "../kiosk.js", "0".repeat(32) + ".png", logo.digest())) {
        assertThat(got(http, stage, "/logos/" + other).statusCode()).as(other).isEqualTo(404);
      }
    }
  }

  private static HttpResponse<byte[]> got(HttpClient http, StagedScreen stage, String path)
      throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create("http://" + stage.address().getAuthority() + path))
            .build(),
        HttpResponse.BodyHandlers.ofByteArray());
  }
}
