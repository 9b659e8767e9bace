package fr.teleguichet.fleet.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.Cookie;
import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.audit.Actor;
import fr.teleguichet.fleet.boot.SharedPages;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.call.KioskLine;
import fr.teleguichet.fleet.desk.TestAdviser;
import fr.teleguichet.fleet.update.UpdateBench;
import fr.teleguichet.fleet.video.FleetVideoProviderChoice;
import fr.teleguichet.fleet.video.FleetVideoProviderService;
import fr.teleguichet.fleet.video.VideoProviderKind;
import fr.teleguichet.hardware.peer.AccessibilityFaults;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * An adviser talks in a room of another service. The browser is given a page in place of that
 * service, which speaks its documented messages; none of their servers was tried.
 */
@Tag("proof")
final class DeskRoomIT {
  @RegisterExtension
  static final SharedPages PAGES =
      SharedPages.with(
          Map.of(
              "fleet.video.jitsi-meet", "https://meet.example.org",
              "fleet.video.room-link", "https://visio.example.org/{room}",
              // Pages of the test stand for those servers.
              "fleet.video.check", "false"));

  private static final String ROOM =
      """
      <!doctype html><html lang="fr"><title>Salle</title><p id="says">…</p><script>
      const send = (method, params) =>
        parent.postMessage(JSON.stringify({ postis: true, scope: "jitsi_meet_external_api_0", method, params }), "*");
      window.join = () => send("message", { type: "event", data: { name: "video-conference-joined" } });
      navigator.mediaDevices.getUserMedia({ video: true, audio: true })
        .then((media) => (document.getElementById("says").textContent = `tracks ${media.getTracks().length}`))
        .catch((error) => (document.getElementById("says").textContent = error.name));
      </script></html>
      """;

  private static final Pattern ROOM_LINKS = Pattern.compile("^https://visio\\.example\\.org/.*");

  private final List<String> barriers = new ArrayList<>();

  private static void choose(TestPages.Running pages, VideoProviderKind provider) {
    FleetVideoProviderChoice _ =
        pages
            .context()
            .getBean(FleetVideoProviderService.class)
            .change(
                provider,
                _ -> true,
                new Principal(
                    new Actor.Program(), Role.COORDINATOR, new Scope.Fleet(), Optional.empty()));
  }

  private static Chromium.Window desk(
      Chromium chromium, TestPages.Running pages, TestAdviser adviser) {
    Chromium.Window window = chromium.window(1_440, "fr", pages.uri("").toString());
    window
        .context()
        .addCookies(
            List.of(
                new Cookie("teleguichet", adviser.session())
                    .setUrl(pages.uri("").toString())
                    .setHttpOnly(true)));
    window
        .context()
        .route(
            Pattern.compile("^https://.*"),
            route ->
                route.fulfill(
                    new Route.FulfillOptions().setContentType("text/html").setBody(ROOM)));
    window.page().navigate(pages.uri("/desk").toString());
    window.page().locator("#desk-open").click();
    assertThat(window.page().locator("#desk-queue")).hasText("Personne n’attend.");
    return window;
  }

  private static String answered(Page desk, KioskLine line) throws IOException {
    String call = UUID.randomUUID().toString();
    Assertions.assertThat(
            line.post("", "{\"id\":\"" + call + "\",\"service\":\"caf\",\"language\":\"fr\"}")
                .statusCode())
        .isEqualTo(201);
    desk.locator("[data-answer='" + call + "']").click();
    line.awaitEvent("call", "\"room\":");
    return call;
  }

  private static Frame room(Page desk) {
    desk.waitForCondition(
        () -> desk.frames().stream().anyMatch(it -> it.url().startsWith("https://")));
    return desk.frames().stream()
        .filter(it -> it.url().startsWith("https://"))
        .findFirst()
        .orElseThrow();
  }

  private void look(Page page) {
    for (int width : new int[] {1_440, 360}) {
      page.setViewportSize(width, 800);
      if ((boolean)
          page.evaluate(
              "() => document.documentElement.scrollWidth"
                  + " > document.documentElement.clientWidth")) {
        barriers.add("wider than " + width);
      }
    }
    page.setViewportSize(1_440, 1_000);
    barriers.addAll(AccessibilityFaults.of(page));
  }

  private static void end(Page desk, KioskLine line, String call) {
    desk.locator("[data-end='failed']").click();
    line.awaitEvent("call", call + "\",\"state\":\"ended\"");
    assertThat(desk.locator("#desk-talk")).isHidden();
    assertThat(desk.locator("iframe")).hasCount(0);
  }

  /** Nobody can look into the room: the citizen would be alone in it, and the talk go on. */
  @Test
  void aWindowThatIsClosedWithTheRoomInItIsToldToTheKioskAndToTheOtherWindow(
      TestPages.Running pages) throws IOException {
    try (Chromium chromium = Chromium.withCamera();
        UpdateBench.Enrolled enrolled = new UpdateBench(pages).kiosk("gramat-1");
        KioskLine line = KioskLine.open(enrolled.client());
        Chromium.Window window = desk(chromium, pages, TestAdviser.of(pages, "berthe", "caf"))) {
      Page desk = window.page();
      choose(pages, VideoProviderKind.JITSI_MEET);
      Page other = window.context().newPage();
      other.navigate(pages.uri("/desk").toString());
      other.locator("#desk-open").click();
      assertThat(other.locator("#desk-queue")).hasText("Personne n’attend.");
      String call = answered(desk, line);
      Frame room = room(desk);
      room.getByText("tracks 2").waitFor();
      room.evaluate("() => window.join()");
      line.awaitEvent("signal", "\"kind\":\"room\"");
      Assertions.assertThat(line.post("/" + call + "/connected", "{}").statusCode()).isEqualTo(200);
      assertThat(other.locator("#desk-here-place")).isVisible();

      desk.close();

      line.awaitEvent("signal", "\"kind\":\"room-left\"");
      assertThat(other.locator("#desk-line")).containsText("la personne est toujours là");
      other.locator("#desk-here").click();
      room(other).getByText("tracks 2").waitFor();
      room(other).evaluate("() => window.join()");
      line.awaitLatest("signal", "\"kind\":\"room\"");
      end(other, line, call);
    }
  }

  /**
   * Power, cable or network are gone, and nothing says so: else nobody learns that she is alone.
   */
  @Test
  void aComputerThatIsCutOffIsToldToTheKioskAndRingsOnTheOtherOne(TestPages.Running pages)
      throws IOException {
    TestAdviser adviser = TestAdviser.of(pages, "colette", "caf");
    try (Chromium chromium = Chromium.withCamera();
        UpdateBench.Enrolled enrolled = new UpdateBench(pages).kiosk("souillac-1");
        KioskLine line = KioskLine.open(enrolled.client());
        Chromium.Window window = desk(chromium, pages, adviser);
        Chromium.Window second = desk(chromium, pages, adviser)) {
      Page desk = window.page();
      Page other = second.page();
      choose(pages, VideoProviderKind.JITSI_MEET);
      String call = answered(desk, line);
      Frame room = room(desk);
      room.getByText("tracks 2").waitFor();
      room.evaluate("() => window.join()");
      line.awaitEvent("signal", "\"kind\":\"room\"");
      Assertions.assertThat(line.post("/" + call + "/connected", "{}").statusCode()).isEqualTo(200);
      assertThat(other.locator("#desk-line")).containsText("dans une autre de vos fenêtres");
      // Only with its next sign of life the desk says that the room is in it.
      Response _ =
          desk.waitForResponse(
              it ->
                  it.url().endsWith("/desk/alive")
                      && it.request().postData().contains("\"room\":true"),
              () -> {});

      window.context().setOffline(true);

      line.awaitEvent("signal", "\"kind\":\"room-left\"");
      assertThat(other.locator("#desk-line")).containsText("la personne est toujours là");
      assertThat(other).hasTitle(Pattern.compile("La personne attend.*"));

      window.context().setOffline(false);

      assertThat(other).not().hasTitle(Pattern.compile("La personne attend.*"));
      assertThat(other.locator("#desk-line")).containsText("dans une autre de vos fenêtres");
      other.waitForCondition(() -> said(line, "room") > 1);
      long before = said(line, "room");

      // A page of the kiosk that comes later asks, and is told too.
      Assertions.assertThat(
              line.post("/" + call + "/signals", "{\"kind\":\"ready\",\"peer\":\"p1\"}")
                  .statusCode())
          .isEqualTo(202);
      other.waitForCondition(() -> said(line, "room") > before);
      end(desk, line, call);
    }
  }

  private static long said(KioskLine line, String kind) {
    return line.told().stream()
        .filter(it -> it.event().equals("signal"))
        .filter(it -> it.data().contains("\"kind\":\"" + kind + "\""))
        .count();
  }

  /** An office's network may keep from its advisers what kiosks reach. */
  @Test
  void noAdviserIsInARoomWhoseServerTheBrowserDoesNotReach(TestPages.Running pages)
      throws IOException {
    try (Chromium chromium = Chromium.withCamera();
        UpdateBench.Enrolled enrolled = new UpdateBench(pages).kiosk("cajarc-1");
        KioskLine line = KioskLine.open(enrolled.client());
        Chromium.Window window = desk(chromium, pages, TestAdviser.of(pages, "claude", "caf"))) {
      Page desk = window.page();
      choose(pages, VideoProviderKind.ROOM_LINK);
      AtomicInteger asked = new AtomicInteger();
      window
          .context()
          .route(
              ROOM_LINKS,
              route -> {
                int _ = asked.incrementAndGet();
                route.abort();
              });
      String call = answered(desk, line);

      assertThat(desk.locator("#desk-line"))
          .hasText(
              "La salle ne répond pas encore sur cet ordinateur\u00a0; elle s’ouvrira ici dès"
                  + " qu’elle répondra.");
      desk.waitForCondition(() -> asked.get() > 2);
      look(desk);
      Assertions.assertThat(said(line, "room")).isZero();

      window.context().unroute(ROOM_LINKS);
      // Pages of the test are given while something of the browser is waited for.
      room(desk).getByText("tracks 2").waitFor();
      assertThat(desk.locator("#desk-line"))
          .hasText("Vous êtes dans la salle\u00a0; la personne y entre.");
      line.awaitEvent("signal", "\"kind\":\"room\"");
      end(desk, line, call);
      Assertions.assertThat(barriers).isEmpty();
    }
  }

  /** Services that rent rooms by a name of one's own lead from its first page to theirs. */
  @Test
  void aServerWhoseFirstPageLeadsToAnotherHostHasAnswered(TestPages.Running pages)
      throws IOException {
    try (Chromium chromium = Chromium.withCamera();
        UpdateBench.Enrolled enrolled = new UpdateBench(pages).kiosk("lalbenque-1");
        KioskLine line = KioskLine.open(enrolled.client());
        Chromium.Window window = desk(chromium, pages, TestAdviser.of(pages, "denise", "caf"))) {
      Page desk = window.page();
      choose(pages, VideoProviderKind.ROOM_LINK);
      window
          .context()
          .route(
              "https://visio.example.org/",
              route ->
                  route.fulfill(
                      new Route.FulfillOptions()
                          .setStatus(302)
                          .setHeaders(Map.of("Location", "https://www.example.com/"))));
      String call = answered(desk, line);

      room(desk).getByText("tracks 2").waitFor();
      line.awaitEvent("signal", "\"kind\":\"room\"");
      end(desk, line, call);
    }
  }

  @Test
  void theRoomStandsInTheDeskHasTheCameraAndTheKioskIsTold(TestPages.Running pages)
      throws IOException {
    try (Chromium chromium = Chromium.withCamera();
        UpdateBench.Enrolled enrolled = new UpdateBench(pages).kiosk("figeac-1");
        KioskLine line = KioskLine.open(enrolled.client());
        Chromium.Window window = desk(chromium, pages, TestAdviser.of(pages, "anne", "caf"))) {
      Page desk = window.page();
      choose(pages, VideoProviderKind.JITSI_MEET);
      String call = answered(desk, line);
      Frame room = room(desk);
      room.getByText("tracks 2").waitFor();
      assertThat(desk.locator("#desk-own-place")).isHidden();
      assertThat(desk.locator("#desk-remote")).isHidden();
      Assertions.assertThat(line.told())
          .as("loaded is not joined")
          .noneMatch(it -> it.event().equals("signal"));
      look(desk);

      room.evaluate("() => window.join()");

      line.awaitEvent("signal", "\"kind\":\"room\"");
      assertThat(desk.locator("#desk-line"))
          .hasText("Vous êtes dans la salle\u00a0; la personne y entre.");
      Assertions.assertThat(line.post("/" + call + "/connected", "{}").statusCode()).isEqualTo(200);
      assertThat(desk.locator("[data-end='held']")).isVisible();
      end(desk, line, call);

      choose(pages, VideoProviderKind.ROOM_LINK);
      String next = answered(desk, line);
      line.awaitEvent("call", "https://visio.example.org/");
      Page tab = desk.waitForPopup(() -> desk.locator("#desk-room-link").click());
      Assertions.assertThat(tab.url()).startsWith("https://visio.example.org/");
      assertThat(desk.locator("iframe")).hasCount(0);
      line.awaitEvent("signal", next); // else it may come after the end, which refuses it
      end(desk, line, next);
      Assertions.assertThat(barriers).isEmpty();
      Assertions.assertThat(window.complaints())
          .allMatch(it -> it.startsWith("request to another host: https://"));
    }
  }
}
