package fr.teleguichet.edge.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitForSelectorState;
import fr.teleguichet.edge.call.HttpCallChannel;
import fr.teleguichet.edge.call.StubManager;
import fr.teleguichet.edge.call.VideoCallClient;
import fr.teleguichet.edge.configuration.ServiceOffer;
import fr.teleguichet.edge.kiosk.Logbook;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.loop.VertxLoop;
import fr.teleguichet.est.OutboundRoute;
import fr.teleguichet.hardware.journal.KioskRecord.Interview;
import fr.teleguichet.hardware.journal.KioskRecord.Outcome;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.service.FallbackLink;
import fr.teleguichet.hardware.service.PublicService;
import fr.teleguichet.hardware.service.TelephoneNumber;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The kiosk's page holds the room of another service. The browser is given a page in place of that
 * service, which speaks its documented messages; none of their servers was tried.
 */
@Timeout(300)
@Tag("proof")
class RoomCallIT {

  @RegisterExtension static final ClassChromium BROWSER = new ClassChromium(Chromium::withCamera);

  private static final ServiceCode CAF = new ServiceCode("caf");

  /** A page that uses the camera, as any room does. */
  private static final String ANY =
      """
      <!doctype html><title>x</title><p id="says">…</p><script>
      navigator.mediaDevices.getUserMedia({ video: true, audio: true })
        .then((media) => (document.getElementById("says").textContent = `tracks ${media.getTracks().length}`))
        .catch((error) => (document.getElementById("says").textContent = error.name));
      </script>
      """;

  /** What a Jitsi Meet tells the owner of its frame, once the owner has answered. */
  private static final String JITSI =
      """
      <!doctype html><title>x</title><p id="says">…</p><script>
      const send = (method, params) =>
        parent.postMessage(JSON.stringify({ postis: true, scope: "jitsi_meet_external_api_0", method, params }), "*");
      addEventListener("message", ({ data }) => {
        const { method, params } = JSON.parse(data);
        if (method === "__ready__" && params === "r-7") document.getElementById("says").textContent = "heard";
      });
      window.join = () => send("message", { type: "event", data: { name: "video-conference-joined", roomName: "r1" } });
      send("__ready__", "r-7");
      </script>
      """;

  private static final Pattern ROOMS = Pattern.compile("^https://.*");

  private static final Locator.WaitForOptions HIDDEN =
      new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN);

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private final List<String> complaints = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();
  private final Logbook logbook = new Logbook();
  private final AtomicLong skipped = new AtomicLong();
  private StubManager manager;
  private String call = "";

  @BeforeEach
  void start() throws IOException {
    manager = StubManager.start();
  }

  @AfterEach
  void close() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    manager.close();
  }

  @Test
  void theTalkBeginsOnceBothAreInTheRoomAndTheCameraIsTheRooms() throws Exception {
    String address = open();
    try (Chromium chromium = BROWSER.lend()) {
      Page kiosk = kiosk(chromium, address, ANY);
      answer("room-link", "https://meet.example.org/r1");

      Frame room = room(kiosk);
      room.getByText("tracks 2").waitFor();
      assertThat(kiosk.locator("main[data-state=connecting]").isVisible())
          .as("the adviser is not there yet")
          .isTrue();
      adviserIs("room");
      kiosk.locator("main[data-state=interview]").waitFor();
      await("connected");
      assertThat(kiosk.locator("video").count()).as("no camera of the page's own").isZero();
      assertThat(room.isDetached()).as("it was not loaded anew").isFalse();
      assertThat(fits(kiosk)).as("the way out is on the screen").isTrue();

      skipped.addAndGet(Duration.ofMinutes(3).toNanos());
      kiosk.locator("main[data-state=interview] .main-choice").click();
      kiosk.locator("main[data-state=asking]").waitFor();
      assertThat(kiosk.locator("iframe").count()).as("nothing of it stays").isZero();
      await("end");
    }
    assertThat(onLoop(() -> List.copyOf(logbook.records())))
        .filteredOn(Interview.class::isInstance)
        .extracting(record -> ((Interview) record).outcome())
        .containsExactly(Outcome.HELD);
    assertThat(complaints).isEmpty();
  }

  /** Else the citizen sits in a room alone, and the talk never ends. */
  @Test
  void whoIsLeftAloneInTheRoomIsToldSoAndWaitsForACertainTimeOnly() throws Exception {
    String address = open();
    try (Chromium chromium = BROWSER.lend()) {
      Page kiosk = kiosk(chromium, address, ANY);
      kiosk.clock().install();
      answer("room-link", "https://meet.example.org/r1");
      room(kiosk).getByText("tracks 2").waitFor();
      adviserIs("room");
      kiosk.locator("main[data-state=interview]").waitFor();
      assertThat(kiosk.locator(".room-told").isVisible()).isFalse();

      adviserIs("room-left");
      kiosk.getByText("Le conseiller a quitté la salle").waitFor();
      assertThat(fits(kiosk)).as("the way out is on the screen").isTrue();
      adviserIs("room");
      kiosk.locator(".room-told").waitFor(HIDDEN);
      kiosk.clock().fastForward(60_000);
      assertThat(kiosk.locator("main[data-state=interview]").isVisible()).isTrue();

      adviserIs("room-left");
      kiosk.getByText("Le conseiller a quitté la salle").waitFor();
      kiosk.clock().fastForward(60_000);

      kiosk.locator("main[data-state=no-answer]").waitFor();
      assertThat(kiosk.locator("iframe").count()).isZero();
    }
    assertThat(complaints).isEmpty();
  }

  /** The browser's own words of a server that it does not reach are loaded as any page is. */
  @Test
  void nobodyIsInARoomWhoseServerIsNotReachedUntilItIs() throws Exception {
    String address = open();
    try (Chromium chromium = BROWSER.lend()) {
      Page kiosk = kiosk(chromium, address, ANY);
      var reached = new AtomicBoolean();
      kiosk.route(
          ROOMS,
          route -> {
            if (reached.get()) {
              route.fallback();
            } else {
              route.abort();
            }
          });
      answer("room-link", "https://meet.example.org/r1");
      await("ready");
      adviserIs("room");

      kiosk.waitForCondition(() -> asked.stream().filter(it -> it.contains("meet")).count() > 2);
      assertThat(kiosk.locator("main[data-state=connecting]").isVisible()).isTrue();

      reached.set(true);
      kiosk.locator("main[data-state=interview]").waitFor();
      room(kiosk).getByText("tracks 2").waitFor();
    }
    assertThat(complaints).isNotEmpty().allMatch(it -> it.contains("ERR_FAILED"));
  }

  @Test
  void aJitsiMeetSaysItselfThatSomebodyHasComeIn() throws Exception {
    String address = open();
    try (Chromium chromium = BROWSER.lend()) {
      Page kiosk = kiosk(chromium, address, JITSI);
      answer("jitsi-meet", "https://meet.example.org/r1#jitsi_meet_external_api_id=0");
      Frame room = room(kiosk);
      room.getByText("heard").waitFor();
      adviserIs("room");
      await("ready");
      assertThat(kiosk.locator("main[data-state=connecting]").isVisible())
          .as("it is loaded, and nobody is in it")
          .isTrue();

      room.evaluate("() => window.join()");

      kiosk.locator("main[data-state=interview]").waitFor();
    }
    assertThat(complaints).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://meet.example.org/r1",
        "https://adviser:secret@meet.example.org/r1",
        "javascript:alert(1)"
      })
  void aHostileRoomIsNotLoadedAndTheCitizenSeesACalmScreen(String url) throws Exception {
    String address = open();
    try (Chromium chromium = BROWSER.lend()) {
      Page kiosk = kiosk(chromium, address, ANY);
      answer("room-link", url);

      kiosk.locator("main[data-state=no-answer]").waitFor();
      StubManager.Told end = await("end");
      assertThat(end.message().getString("reason")).isEqualTo("failed");
      assertThat(kiosk.locator("iframe").count()).isZero();
      assertThat(asked).noneMatch(it -> it.contains("meet.example"));
    }
    assertThat(complaints).isEmpty();
  }

  /** The fleet manager is away; what the kiosk has on its disk is shown all the same. */
  @Test
  void whoCanNotBeConnectedIsShownTheServicesPageForAnOwnTelephone() throws Exception {
    manager.close();
    String address = open();
    try (Chromium chromium = BROWSER.lend()) {
      Page kiosk = chromium.page(1_920, complaints);
      kiosk.navigate(address + "?kiosk");
      kiosk.locator("main[data-state=idle] .quiet-choice").click();
      kiosk.locator("main[data-state=home] .service button").click();
      kiosk.locator("main[data-state=home] .own-telephone").waitFor();

      assertThat(kiosk.locator("main").textContent()).contains("3230", "photographiez ce carré");
      kiosk.waitForFunction("() => document.querySelector('.own-telephone img').naturalWidth > 0");
      for (int size = 0; size < 3; size++) {
        for (int[] screen : new int[][] {{1_920, 1_080}, {1_080, 1_920}}) {
          kiosk.setViewportSize(screen[0], screen[1]);
          assertThat(
                  (boolean)
                      kiosk.evaluate(
                          "() => document.documentElement.scrollHeight <= innerHeight"
                              + " && document.querySelector('.own-telephone img').width >= 140"))
              .as("size %s of a screen of %s", size, screen[0])
              .isTrue();
        }
        kiosk.locator("#size").click();
      }
    }
    assertThat(complaints).isEmpty();
  }

  private Page kiosk(Chromium chromium, String address, String content)
      throws InterruptedException {
    Page kiosk = chromium.page(1_440, complaints);
    kiosk.onRequest(request -> asked.add(request.url()));
    rooms(kiosk, content);
    kiosk.navigate(address + "?kiosk");
    manager.tell(
        "services",
        new JsonObject()
            .put(
                "services",
                JsonArray.of(
                    new JsonObject().put("service", "caf").put("advisers", 1).put("free", 1))));
    kiosk.locator("main[data-state=idle] .main-choice").click();
    kiosk.locator("main[data-state=home] .service button").click();
    kiosk.locator("main[data-state=agreement] .main-choice").click();
    kiosk.locator("main[data-state=checking] .main-choice").click();
    kiosk.locator("main[data-state=waiting]").waitFor();
    call = await("calls").message().getString("id");
    return kiosk;
  }

  private static void rooms(Page kiosk, String content) {
    kiosk.route(
        ROOMS,
        route ->
            route.fulfill(new Route.FulfillOptions().setContentType("text/html").setBody(content)));
  }

  /** The frame of the other service, within that of ours. */
  private static Frame room(Page kiosk) {
    kiosk.waitForCondition(
        () -> kiosk.frames().stream().anyMatch(it -> it.url().startsWith("https://")));
    return kiosk.frames().stream()
        .filter(it -> it.url().startsWith("https://"))
        .findFirst()
        .orElseThrow();
  }

  private static boolean fits(Page kiosk) {
    return (boolean)
        kiosk.evaluate(
            """
            () => {
              const end = document.querySelector("main .main-choice").getBoundingClientRect();
              const room = document.getElementById("room").getBoundingClientRect();
              return end.bottom <= innerHeight && room.height > innerHeight / 2;
            }
            """);
  }

  private void answer(String provider, String url) {
    manager.tell(
        "call",
        new JsonObject()
            .put("id", call)
            .put("state", "answered")
            .put("room", new JsonObject().put("provider", provider).put("url", url)));
  }

  private void adviserIs(String kind) {
    manager.tell(
        "signal",
        new JsonObject().put("id", call).put("signal", new JsonObject().put("kind", kind)));
  }

  /** What the kiosk tells next of this kind. */
  private StubManager.Told await(String what) throws InterruptedException {
    for (int i = 0; i < 20; i++) {
      StubManager.Told told = manager.next(60_000);
      if (told.what().equals(what) || what.equals(told.message().getString("kind"))) {
        return told;
      }
    }
    throw new AssertionError("the kiosk does not say " + what);
  }

  private <T> T onLoop(Supplier<T> question) {
    var answer = new CompletableFuture<T>();
    vertx.runOnContext(_ -> answer.complete(question.get()));
    return answer.orTimeout(60, TimeUnit.SECONDS).join();
  }

  private static ServiceOffer caf() {
    PublicService named = new ServiceOffer(CAF, "CAF", "Benefits", "Ayudas").service();
    return new ServiceOffer(
        new PublicService(
            CAF,
            named.name(),
            named.words(),
            named.pictogram(),
            named.mode(),
            named.hours(),
            named.needs(),
            Optional.of(new TelephoneNumber("3230")),
            Optional.of(new FallbackLink("https://secours.example.org/{room}")),
            named.adapter()));
  }

  private String open() {
    var running = new CompletableFuture<CitizenScreen.Running>();
    vertx.runOnContext(
        _ -> {
          Loop loop = VertxLoop.current(vertx, () -> System.nanoTime() + skipped.get());
          var world = new WholeScreen.World(vertx, loop, Clock.systemUTC(), logbook, logbook);
          var offer = new CitizenScreen.Offer(0, List.of(caf()), Optional.empty());
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
          client.renew();
          it.screen()
              .start()
              .onSuccess(
                  started -> {
                    client.onPresence(started::refresh);
                    running.complete(started);
                  })
              .onFailure(running::completeExceptionally);
        });
    return running.orTimeout(60, TimeUnit.SECONDS).join().address().toString();
  }
}
