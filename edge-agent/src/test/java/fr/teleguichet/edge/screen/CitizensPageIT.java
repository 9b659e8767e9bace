package fr.teleguichet.edge.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import fr.teleguichet.edge.call.FakeAdvisers;
import fr.teleguichet.edge.configuration.ServiceOffer;
import fr.teleguichet.edge.kiosk.Logbook;
import fr.teleguichet.edge.kiosk.RecordAppender;
import fr.teleguichet.edge.loop.EventStream;
import fr.teleguichet.edge.loop.VertxLoop;
import fr.teleguichet.edge.presence.PresenceEvent;
import fr.teleguichet.hardware.journal.KioskRecord;
import fr.teleguichet.hardware.journal.ServiceCode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.awt.image.BufferedImage;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a citizen sees in a real browser, by the points that are drawn. */
@Timeout(300)
class CitizensPageIT {

  @RegisterExtension static final ClassChromium BROWSER = new ClassChromium(Chromium::start);

  private static final ServiceCode SERVICE = new ServiceCode("caf");
  private static final int PARTS = 4;

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private final List<String> complaints = new ArrayList<>();
  private final CompletableFuture<EventStream<PresenceEvent>> presence = new CompletableFuture<>();
  private final AtomicLong skipped = new AtomicLong();
  private final SlowDisk disk = new SlowDisk(new Logbook());

  /** Surveys are on the disk when the test says so. */
  private record SlowDisk(Logbook logbook, Promise<Long> survey) implements RecordAppender {
    SlowDisk(Logbook logbook) {
      this(logbook, Promise.promise());
    }

    @Override
    public Future<Long> append(KioskRecord record) {
      return record instanceof KioskRecord.Survey ? survey.future() : logbook.append(record);
    }

    @Override
    public Future<Long> append(KioskRecord record, String note, String content) {
      return logbook.append(record, note, content);
    }
  }

  @AfterEach
  void close() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
  }

  /** In contrast colours too, in which the last one may have left the page. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void withNobodyNearTheWholePictureDimsAndTheInvitationCanStillBeRead(boolean isContrast) {
    URI address = open();
    try (Chromium chromium = BROWSER.lend()) {
      Page page = chromium.page(1_440, complaints);
      page.navigate(address.toString());
      page.locator("main .main-choice").waitFor();
      if (isContrast) {
        page.locator("#contrast").click();
      }
      String name = isContrast ? "idle-contrast" : "idle";
      BufferedImage near = picture(page, name + "-near");
      tell(new PresenceEvent.Dim());
      page.locator(":root.dark").waitFor();
      BufferedImage nobody = picture(page, name + "-nobody");

      // Contrast colours are dark themselves, with bright letters.
      assertThat(Drawn.light(nobody)).isLessThan((isContrast ? 0.6 : 0.1) * Drawn.light(near));
      for (int part = 0; part < PARTS * PARTS; part++) {
        assertThat(Drawn.brightest(nobody, part / PARTS, part % PARTS, PARTS))
            .as("part %d", part)
            .isLessThan(0.6);
      }
      for (String words :
          List.of("#place", "main h1", "main p", ".main-choice", ".reachable li", "#size")) {
        assertThat(Drawn.contrast(page.locator(words).first()))
            .as(words)
            .isGreaterThanOrEqualTo(4.5);
      }

      tell(new PresenceEvent.Wake(Set.of()));
      page.locator(":root:not(.dark)").waitFor();
      assertThat(Drawn.light(picture(page, name + "-back")))
          .isCloseTo(Drawn.light(near), Percentage.withPercentage(1));
    }
    assertThat(complaints).isEmpty();
  }

  /** A browser that takes a resting finger as a wish for a menu sends no click for it. */
  @Test
  void aFingerThatRestsOnAButtonTapsItUnlessItLeavesItElsewhere() {
    URI address = open();
    try (Chromium chromium = BROWSER.lend()) {
      Page page = chromium.page(1_440, complaints);
      page.navigate(address.toString());
      page.locator("main[data-state=idle] .main-choice").waitFor();

      assertThat(taps(page, ".main-choice", "pointerup")).as("has a click of its own").isZero();
      assertThat(taps(page, "h1", "contextmenu", "pointerup")).as("left elsewhere").isZero();
      assertThat(taps(page, ".main-choice", "contextmenu", "pointercancel")).isZero();
      assertThat(taps(page, ".main-choice", "contextmenu", "#size", "pointerup"))
          .as("drawn again meanwhile")
          .isEqualTo(1);
      page.locator("main[data-state=home]").waitFor();
    }
    assertThat(complaints).isEmpty();
  }

  /**
   * How often the invitation is tapped by a finger that comes down on it and ends elsewhere.
   *
   * @param goesOn events of that finger, or a button that is tapped meanwhile
   */
  private static int taps(Page page, String elsewhere, String... goesOn) {
    return (int)
        page.evaluate(
            """
            ([elsewhere, goesOn]) => {
              const find = (it) => document.querySelector(it);
              const { x, y, width, height } = find(elsewhere).getBoundingClientRect();
              const place = { clientX: x + width / 2, clientY: y + height / 2 };
              let taps = 0;
              const count = ({ target }) => (taps += target.closest(".main-choice") ? 1 : 0);
              document.addEventListener("click", count);
              for (const it of ["pointerdown", ...goesOn]) {
                if (it.startsWith("#")) find(it).click();
                else find(".main-choice").dispatchEvent(
                  new PointerEvent(it, { bubbles: true, pointerType: "touch", isPrimary: true, ...place }));
              }
              document.removeEventListener("click", count);
              return taps;
            }
            """,
            List.of(elsewhere, List.of(goesOn)));
  }

  @Test
  void twoFingersLeaveThePageAsLargeAsItIs() {
    URI address = open();
    try (Chromium chromium = BROWSER.lend()) {
      Page page = chromium.page(1_440, complaints);
      page.navigate(address.toString());
      page.locator("main[data-state=idle] .main-choice").waitFor();
      CDPSession hand = page.context().newCDPSession(page);
      hand.send(
          "Emulation.setTouchEmulationEnabled", message("{\"enabled\":true,\"maxTouchPoints\":2}"));

      hand.send("Input.dispatchTouchEvent", fingers("touchStart", 400, 600));
      for (int apart = 0; apart <= 200; apart += 10) {
        hand.send("Input.dispatchTouchEvent", fingers("touchMove", 400 - apart, 600 + apart));
      }
      hand.send("Input.dispatchTouchEvent", fingers("touchEnd"));

      assertThat(page.evaluate("() => visualViewport.scale")).isEqualTo(1);
    }
    assertThat(complaints).isEmpty();
  }

  private static JsonObject fingers(String type, int... across) {
    String points =
        IntStream.range(0, across.length)
            .mapToObj(it -> "{\"id\":%d,\"x\":%d,\"y\":300}".formatted(it, across[it]))
            .collect(Collectors.joining(","));
    return message("{\"type\":\"%s\",\"touchPoints\":[%s]}".formatted(type, points));
  }

  private static JsonObject message(String json) {
    return JsonParser.parseString(json).getAsJsonObject();
  }

  /** The answer to the last tap comes after the news that the record is on the disk. */
  @Test
  void anAnswerThatIsOvertakenDoesNotBringItsWordsBack() {
    URI address = open();
    try (Chromium chromium = BROWSER.lend()) {
      Page page = chromium.page(1_440, complaints);
      page.navigate(address.toString());
      page.locator("main[data-state=idle] .main-choice").click();
      page.locator("main[data-state=home] .service button").click();
      page.locator("main[data-state=agreement] .main-choice").click();
      page.locator("main[data-state=interview] .main-choice").waitFor();
      skipped.addAndGet(Duration.ofMinutes(2).toNanos());
      page.locator("main[data-state=interview] .main-choice").click();
      page.locator("main[data-state=asking] .faces .choice").first().click();
      page.locator("main").getByText("Recommanderiez-vous").waitFor();
      page.locator("main .quiet").click();
      page.locator("main").getByText("Avez-vous obtenu").waitFor();
      page.locator("main .quiet").click();
      page.locator("main").getByText("comment auriez-vous fait").waitFor();
      page.locator("main .quiet").click();
      page.locator("main").getByText("Comment avez-vous connu").waitFor();

      var late = new CompletableFuture<Runnable>();
      page.route("**/api/session", route -> hold(route, late));
      page.locator("main .quiet").click();
      page.locator("main").getByText("en cours d’enregistrement").waitFor();
      page.waitForCondition(late::isDone);
      vertx.runOnContext(_ -> disk.survey().complete(1L));
      page.locator("main").getByText("Votre réponse est enregistrée").waitFor();

      Response answer = page.waitForResponse("**/api/session", () -> late.join().run());
      assertThat(answer.text()).contains("\"writing\":\"under-way\"");
      // What a page does with an answer is done before its next frame.
      page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))");
      assertThat(page.locator("main p").textContent()).startsWith("Votre réponse est enregistrée");
    }
    assertThat(complaints).isEmpty();
  }

  private static void hold(Route route, CompletableFuture<Runnable> late) {
    APIResponse answer = route.fetch();
    late.complete(() -> route.fulfill(new Route.FulfillOptions().setResponse(answer)));
  }

  private static BufferedImage picture(Page page, String name) {
    return Drawn.page(page, Path.of("target", "pages", name + ".png"));
  }

  private void tell(PresenceEvent event) {
    vertx.runOnContext(_ -> presence.join().publish(event));
  }

  private URI open() {
    var running = new CompletableFuture<CitizenScreen.Running>();
    vertx.runOnContext(
        _ -> {
          var world =
              new WholeScreen.World(
                  vertx,
                  VertxLoop.current(vertx, () -> System.nanoTime() + skipped.get()),
                  Clock.systemUTC(),
                  disk.logbook(),
                  disk);
          var offer =
              new CitizenScreen.Offer(
                  0,
                  List.of(new ServiceOffer(SERVICE, "CAF", "Benefits", "Ayudas")),
                  Optional.empty());
          var it = WholeScreen.of(world, KioskSnapshot.allWell(Set.of(SERVICE)), offer);
          it.calls().by(FakeAdvisers.answering());
          presence.complete(it.presence());
          it.screen()
              .start()
              .onSuccess(running::complete)
              .onFailure(running::completeExceptionally);
        });
    return running.orTimeout(60, TimeUnit.SECONDS).join().address();
  }
}
