package fr.teleguichet.fleet.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.Cookie;
import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.appointment.TestAppointments;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.call.KioskLine;
import fr.teleguichet.fleet.kiosk.SimulatedKiosk;
import fr.teleguichet.fleet.mediator.TestMediator;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.update.UpdateBench;
import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.hardware.device.Territory;
import fr.teleguichet.hardware.identity.KioskId;
import fr.teleguichet.hardware.peer.AccessibilityFaults;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A mediator looks at a telephone between two other jobs. */
@ExtendWith({TestDatabase.class, TestPages.class, OneChromium.class})
final class MediatorPageIT {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final boolean PICTURES = Boolean.getBoolean("pages.pictures");

  private final List<String> barriers = new ArrayList<>();

  private static Chromium.Window window(
      Chromium chromium, TestPages.Running pages, TestMediator mediator) {
    Chromium.Window window = chromium.window(360, "fr", pages.uri("").toString());
    window
        .context()
        .addCookies(
            List.of(
                new Cookie("teleguichet", mediator.session())
                    .setUrl(pages.uri("").toString())
                    .setHttpOnly(true)));
    window.page().setDefaultTimeout((double) PATIENCE.toMillis());
    return window;
  }

  private static String ask(UpdateBench.Enrolled kiosk) throws IOException {
    String id = UUID.randomUUID().toString();
    String wish = "{\"id\":\"" + id + "\",\"language\":\"fr\",\"during\":\"choosing\"}";
    Assertions.assertThat(
            kiosk
                .client()
                .send(
                    kiosk
                        .client()
                        .request("/help/v1/requests")
                        .POST(BodyPublishers.ofString(wish))
                        .build())
                .statusCode())
        .isEqualTo(201);
    return id;
  }

  private void look(Page page, String where) {
    for (int width : new int[] {1_440, 360}) {
      page.setViewportSize(width, 800);
      if ((boolean)
          page.evaluate(
              "() => document.documentElement.scrollWidth"
                  + " > document.documentElement.clientWidth")) {
        barriers.add(where + " is wider than " + width);
      }
      if (PICTURES) {
        page.screenshot(
            new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "pages", "mediator-" + where + "-" + width + ".png")));
      }
      AccessibilityFaults.of(page).forEach(it -> barriers.add(where + width + " " + it));
    }
  }

  private static void tap(Page page, String field, String value) {
    page.locator("input[name=" + field + "][value=" + value + "]").click();
  }

  @Test
  void calmKiosksStayUnfoldedWhileTheyAreDrawnAnew(TestPages.Running pages, Chromium chromium) {
    for (String name : List.of("figeac-1", "figeac-2", "figeac-3")) {
      var _ = pages.kiosk("lot", name).born();
    }
    SimulatedKiosk failing = pages.kiosk("lot", "figeac-4").born();
    try (Chromium.Window window =
        window(chromium, pages, TestMediator.of(pages, "mona", new Scope.Fleet()))) {
      Page page = window.page();
      page.navigate(pages.uri("/mediator").toString());
      Locator calm = page.locator("#mediator-kiosks summary");
      assertThat(calm).hasText("Vos 4 bornes sont toutes en service");
      look(page, "folded");
      calm.focus();
      page.keyboard().press("Enter");
      assertThat(page.getByText("figeac-3")).isVisible();

      var _ = failing.device("printer", "error", "media-empty-error", "Brother");

      assertThat(calm).hasText("Vos 3 autres bornes sont en service");
      assertThat(page.getByText("figeac-3")).isVisible();
      assertThat(calm).isFocused();
      look(page, "unfolded");
    }
    Assertions.assertThat(barriers).isEmpty();
  }

  @Test
  void aPageThatAProxyAnswersInPlaceOfTheManagerStaysAndRings(
      TestPages.Running pages, Chromium chromium) {
    var _ = pages.kiosk("lot", "figeac-1").born();
    try (Chromium.Window window =
        window(chromium, pages, TestMediator.of(pages, "mona", new Scope.Fleet()))) {
      Page page = window.page();
      AtomicInteger asked = new AtomicInteger();
      page.route("**/mediator/events", MediatorPageIT::unavailable);
      page.navigate(pages.uri("/mediator").toString());
      page.locator("#mediator-ring").click();
      page.route(
          "**/mediator",
          route -> {
            int _ = asked.incrementAndGet();
            unavailable(route);
          });
      page.waitForCondition(
          () -> asked.get() > 1, new Page.WaitForConditionOptions().setTimeout(30_000));
      assertThat(page.locator("#mediator-ring")).hasText("Couper la sonnerie");
      assertThat(page.locator("#mediator-stale")).isVisible();

      page.unroute("**/mediator/events");
      page.unroute("**/mediator");
      assertThat(page.locator("#mediator-stale")).isHidden();
      assertThat(page.locator("#mediator-ring")).hasText("Couper la sonnerie");
    }
  }

  private static void unavailable(Route route) {
    route.fulfill(new Route.FulfillOptions().setStatus(503).setBody("Service Unavailable"));
  }

  @Test
  void callsForHelpRingAndAreSettledAndVisitsAreNotedInThreeTaps(
      TestPages.Running pages, Chromium chromium) throws IOException {
    TestMediator.site(pages, "gramat", "Médiathèque de Gramat");
    TestMediator.site(pages, "cajarc", "Mairie de Cajarc");
    var _ = pages.kiosk("lot", "figeac-1").born();
    try (UpdateBench.Enrolled kiosk = new UpdateBench(pages).kiosk("figeac-1");
        KioskLine line = KioskLine.open(kiosk.client());
        Chromium.Window window =
            window(chromium, pages, TestMediator.of(pages, "mona", new Scope.Fleet()))) {
      Page page = window.page();
      page.navigate(pages.uri("/mediator").toString());
      assertThat(page.locator("#mediator-help")).containsText("Personne ne demande d’aide.");
      assertThat(page.locator("#mediator-kiosks")).containsText("figeac-1");
      page.locator("#mediator-ring").click();
      assertThat(page.locator("#mediator-ring")).hasText("Couper la sonnerie");
      look(page, "calm");

      new TestAppointments(pages, new KioskId(new Territory("lot"), new KioskName("figeac-1")))
          .write(pages.clock().instant(), Duration.ofMinutes(1), "booked", Optional.empty());
      assertThat(page.locator("#appointments-today a[href^='/appointments/']"))
          .containsText("Allocations familiales");

      String id = ask(kiosk);
      Locator coming = page.locator("[data-coming='" + id + "']");
      assertThat(coming).isVisible();
      assertThat(page).hasTitle(Pattern.compile("\\(1\\) demande d’aide.*"));
      assertThat(page.locator("#mediator-said")).hasText("1 demande d’aide");
      look(page, "asked");
      coming.focus();
      page.keyboard().press("Enter");
      line.awaitEvent("help", "coming");
      assertThat(page.locator("#mediator-help")).containsText("mona y va.");
      assertThat(page).hasTitle(Pattern.compile("Médiation.*"));
      assertThat(page.locator("[data-settled='" + id + "']")).isFocused();
      look(page, "coming");
      page.locator("[data-settled='" + id + "']").click();
      line.awaitEvent("help", "settled");
      assertThat(page.locator("#mediator-help")).containsText("Personne ne demande d’aide.");

      assertThat(page.locator("#mediator-site")).hasValue("");
      tap(page, "theme", "caf");
      tap(page, "outcome", "redirected");
      tap(page, "visit", "first");
      assertThat(page.locator("#mediator-site-missing")).isVisible();
      assertThat(page.locator("#mediator-site")).isFocused();
      look(page, "without-site");
      page.locator("#mediator-site").selectOption("gramat");
      assertThat(page.locator("#mediator-noted")).hasText("C’est noté.");
      assertThat(page.locator("#mediator-site-missing")).isHidden();
      assertThat(page.locator("#mediator-note input:checked")).hasCount(0);
      look(page, "noted");
      page.locator("#mediator-undo").click();
      assertThat(page.locator("#mediator-noted")).hasText("La note est annulée.");
      assertThat(page.locator("#mediator-undo")).isHidden();

      for (Locator card : page.locator(".mediator-card summary").all()) {
        card.click();
      }
      assertThat(page.locator(".mediator-drawing").last()).isVisible();
      look(page, "cards");
      page.reload();
      assertThat(page.locator("#mediator-site")).hasValue("gramat");
      Assertions.assertThat(barriers).isEmpty();
      Assertions.assertThat(window.complaints()).isEmpty();
    }
  }
}
