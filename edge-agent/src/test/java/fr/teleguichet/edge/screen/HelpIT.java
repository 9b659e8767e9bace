package fr.teleguichet.edge.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import fr.teleguichet.edge.call.HttpCallChannel;
import fr.teleguichet.edge.call.StubManager;
import fr.teleguichet.edge.call.VideoCallClient;
import fr.teleguichet.edge.configuration.ServiceOffer;
import fr.teleguichet.edge.kiosk.Logbook;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.est.OutboundRoute;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.peer.AccessibilityFaults;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From the button in a real browser to a fleet manager over mutual TLS, and back. */
@Timeout(300)
@Tag("proof")
class HelpIT {

  @RegisterExtension static final ClassChromium BROWSER = new ClassChromium(Chromium::start);

  private static final ServiceCode CAF = new ServiceCode("caf");
  private final List<String> complaints = new ArrayList<>();
  private final Logbook logbook = new Logbook();
  private StubManager manager;
  private OpenScreen screen;
  private Chromium chromium;
  private Page page;

  @BeforeEach
  void open() throws Exception {
    manager = StubManager.start();
    chromium = BROWSER.lend();
    page = chromium.page(1_440, complaints);
    screen = new OpenScreen(this::screen);
    page.navigate(screen.address().toString());
    manager.tell(
        "services",
        new JsonObject()
            .put(
                "services",
                JsonArray.of(new JsonObject().put("service", "caf").put("advisers", 1))));
    page.locator("main[data-state=idle]").waitFor();
  }

  @AfterEach
  void close() throws Exception {
    chromium.close();
    screen.close();
    manager.close();
    assertThat(complaints).isEmpty();
  }

  private String ask(String during) throws Exception {
    page.locator("#help").click();
    StubManager.Told told = manager.next(60_000);
    assertThat(told.path()).isEqualTo("/help/v1/requests");
    assertThat(told.message().getString("during")).isEqualTo(during);
    assertThat(told.message().fieldNames()).containsExactlyInAnyOrder("id", "language", "during");
    shows("quelqu’un est prévenu");
    return told.message().getString("id");
  }

  /** What comes once the request, which is told again at each opening of the stream, was heard. */
  private String nextAfterRequests() throws Exception {
    String path = manager.next(60_000).path();
    while (path.equals("/help/v1/requests")) {
      path = manager.next(60_000).path();
    }
    return path;
  }

  private void shows(String words) {
    page.locator("#help-state").getByText(words).waitFor();
  }

  private void tell(String id, String state, String outcome) {
    manager.tell(
        "help", new JsonObject().put("id", id).put("state", state).put("outcome", outcome));
  }

  private void accessible() {
    assertThat(AccessibilityFaults.of(page)).isEmpty();
  }

  @Test
  void theButtonBringsSomebodyAndTheScreenSaysSo() throws Exception {
    String id = ask("home");
    accessible();
    tell(id, "coming", "");
    shows("Quelqu’un arrive");
    tell(id, "closed", "settled");
    page.locator("#place").waitFor();
    assertThat(page.locator("#help").textContent()).isEqualTo("Aide");
    assertThat(logbook.records()).as("nothing of it is kept").isEmpty();
  }

  @Test
  void whereNobodyAnswersTheScreenGivesANumber() throws Exception {
    String id = ask("home");
    tell(id, "closed", "unanswered");
    shows("Personne ne répond");
    assertThat(page.locator("#help-state").textContent())
        .contains("adressez-vous à l’accueil", "05\u00a065\u00a000\u00a000\u00a000");
  }

  @Test
  void inACallHelpIsAskedForAndTakenBackByKeysAndTheCallGoesOn() throws Exception {
    page.locator(".start").click();
    page.locator(".service button").click();
    page.locator("main[data-state=agreement] .main-choice").click();
    page.locator("main[data-state=checking] .main-choice").click();
    page.locator("main[data-state=waiting]").waitFor();
    StubManager.Told call = manager.next(60_000);
    assertThat(call.what()).isEqualTo("calls");

    page.locator("#help").focus();
    page.keyboard().press("Enter");
    StubManager.Told asked = manager.next(60_000);
    assertThat(asked.message().getString("during")).isEqualTo("waiting");
    shows("quelqu’un est prévenu");
    assertThat(page.locator("main").getAttribute("data-state")).isEqualTo("waiting");

    page.keyboard().press("Enter");
    assertThat(nextAfterRequests())
        .isEqualTo("/help/v1/requests/" + asked.message().getString("id") + "/withdraw");
    page.locator("#place").waitFor();
    assertThat(page.locator("main").getAttribute("data-state")).isEqualTo("waiting");
  }

  @Test
  void whatEndsTheSessionTakesTheCallForHelpBack() throws Exception {
    page.locator(".start").click();
    page.locator("main[data-state=home]").waitFor();
    String id = ask("choosing");
    page.locator("#quit").click();
    page.locator("main[data-state=idle]").waitFor();
    assertThat(nextAfterRequests()).isEqualTo("/help/v1/requests/" + id + "/withdraw");
    page.locator("#place").waitFor();
  }

  private CitizenScreen screen(Vertx vertx, Loop loop) {
    var world = new WholeScreen.World(vertx, loop, Clock.systemUTC(), logbook, logbook);
    var offer =
        new CitizenScreen.Offer(
            0, List.of(new ServiceOffer(CAF, "CAF", "Benefits", "Ayudas")), Optional.empty());
    var it = WholeScreen.of(world, KioskSnapshot.allWell(Set.of(CAF)), offer);
    var client =
        new VideoCallClient(
            loop,
            new Random(7),
            () ->
                Optional.of(
                    new HttpCallChannel(
                        loop, manager.address(), OutboundRoute.direct(), manager::kiosk)));
    it.calls().by(client);
    it.help().by(client);
    client.renew();
    return it.screen();
  }
}
