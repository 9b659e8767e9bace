package fr.teleguichet.edge.precall;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import fr.teleguichet.edge.appointment.AdmittedAppointment;
import fr.teleguichet.edge.call.CallChannel.Reply;
import fr.teleguichet.edge.call.ManagerMessageChannel;
import fr.teleguichet.edge.configuration.CallTestSettings;
import fr.teleguichet.edge.configuration.ServiceOffer;
import fr.teleguichet.edge.kiosk.KioskState;
import fr.teleguichet.edge.kiosk.Logbook;
import fr.teleguichet.edge.loop.EventStream;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.loop.VertxLoop;
import fr.teleguichet.edge.presence.PresenceEvent;
import fr.teleguichet.edge.screen.Chromium;
import fr.teleguichet.edge.screen.CitizenScreen;
import fr.teleguichet.edge.screen.ClassChromium;
import fr.teleguichet.edge.screen.KioskSessionAdmission;
import fr.teleguichet.edge.screen.KioskSnapshot;
import fr.teleguichet.edge.screen.TestPattern;
import fr.teleguichet.edge.screen.UnitStatus;
import fr.teleguichet.edge.session.SessionService;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.protocol.Value;
import fr.teleguichet.hardware.serve.ServiceVerdict;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A real browser tries what a call needs, and the agent knows it from the page. */
@Timeout(300)
@Tag("proof")
class PreCallIT {

  @RegisterExtension static final ClassChromium BROWSER = new ClassChromium(Chromium::withCamera);

  private static final ServiceCode CAF = new ServiceCode("caf");
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** What the loudspeaker plays comes back by the microphone, as in a hall. */
  private static final String HALL =
      """
      const Context = window.AudioContext;
      const connect = AudioNode.prototype.connect;
      const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
      const hall = new Context();
      const air = hall.createMediaStreamDestination();
      window.AudioContext = function () { return hall; };
      hall.close = () => undefined;
      AudioNode.prototype.connect = function (to, ...rest) {
        if (to === hall.destination) connect.call(this, air);
        return connect.call(this, to, ...rest);
      };
      navigator.mediaDevices.getUserMedia = async (wanted) => {
        const picture = await real({ video: true });
        return new MediaStream([...picture.getVideoTracks(), ...air.stream.getAudioTracks()]);
      };
      """;

  /** The camera is opened, and never gives a picture. */
  private static final String WITHOUT_PICTURE =
      """
      navigator.mediaDevices.getUserMedia = async (wanted) => {
        if (wanted.audio) throw new DOMException("there is none", "NotFoundError");
        window.opened = document.createElement("canvas").captureStream(0);
        return window.opened;
      };
      """;

  /** The camera opens when the test wants it to. */
  private static final String SLOW =
      """
      const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
      navigator.mediaDevices.getUserMedia = (wanted) =>
        new Promise((done) => {
          window.give = async () => done((window.given = await real(wanted)));
        });
      """;

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private final List<String> complaints = new ArrayList<>();
  private final Logbook logbook = new Logbook();
  private final KioskState kiosk = new KioskState();
  private final Chromium chromium = BROWSER.lend();
  private volatile String servers = "[]";

  /** A loop on which it is time to look at once. */
  private record Hurried(Loop loop) implements Loop {
    @Override
    public void check() {
      loop.check();
    }

    @Override
    public void enter(Runnable action) {
      loop.enter(action);
    }

    @Override
    public Timer after(Duration delay, Runnable action) {
      return loop.after(
          delay.equals(PreCallTestService.LOOKED_AT) ? Duration.ofMillis(200) : delay, action);
    }

    @Override
    public Duration uptime() {
      return loop.uptime();
    }

    @Override
    public Worker worker(String name) {
      return loop.worker(name);
    }
  }

  /** A manager that tells by which servers calls go. */
  private final class Servers implements ManagerMessageChannel {
    @Override
    public boolean post(String path, String json, Consumer<Optional<Reply>> answered) {
      String reply = "{\"iceServers\":" + servers + ",\"relayOnly\":true}";
      answered.accept(Optional.of(new Reply(200, reply, Optional.empty())));
      return true;
    }

    @Override
    public void listen(Listener listener) {
      // It says nothing by itself.
    }
  }

  @AfterEach
  void close() {
    chromium.close();
    vertx.close().toCompletionStage().toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
    assertThat(complaints).isEmpty();
  }

  private Page open(String script) {
    var address = new CompletableFuture<String>();
    vertx.runOnContext(_ -> start(address));
    Page page = chromium.page(1_440, complaints);
    page.addInitScript(script);
    page.navigate(address.orTimeout(60, TimeUnit.SECONDS).join() + "?kiosk");
    page.locator("main[data-state=idle] .start").waitFor();
    return page;
  }

  private void start(CompletableFuture<String> address) {
    Loop loop = new Hurried(VertxLoop.current(vertx, System::nanoTime));
    Clock clock = Clock.systemUTC();
    var presence = new EventStream<PresenceEvent>(loop);
    var pattern = new TestPattern(loop);
    var glance =
        new KioskSnapshot(
            () -> UnitStatus.IN_SERVICE,
            () -> ServiceVerdict.of(Set.of(), Set.of(CAF)),
            Optional::empty,
            Optional::empty);
    var offer =
        new CitizenScreen.Offer(
            0, List.of(new ServiceOffer(CAF, "CAF", "Benefits", "Ayudas")), Optional.empty());
    var session =
        new SessionService(
            new SessionService.Surroundings(
                loop,
                clock,
                presence,
                logbook,
                logbook,
                UUID::randomUUID,
                new KioskSessionAdmission(
                    offer.services(), glance, pattern, new AdmittedAppointment())));
    var tests =
        new PreCallTestService(
            loop,
            clock,
            kiosk,
            new CallTestSettings(true, true),
            Optional.empty(),
            UUID::randomUUID);
    tests.by(new Servers());
    tests.start(session, presence);
    new CitizenScreen(
            new CitizenScreen.Surroundings(
                vertx, loop, clock, presence, logbook, UUID.randomUUID(), glance),
            offer,
            session,
            pattern)
        .with(tests)
        .start()
        .onSuccess(it -> address.complete(it.address().toString()))
        .onFailure(address::completeExceptionally);
  }

  private String found() {
    var told = new CompletableFuture<Value>();
    vertx.runOnContext(_ -> told.complete(kiosk.fact(NodeFact.CALL_TEST)));
    return told.orTimeout(60, TimeUnit.SECONDS).join() instanceof Value.Text(String text)
        ? text
        : "";
  }

  private String awaitFound() {
    return Awaitility.await().atMost(PATIENCE).until(this::found, it -> !it.isEmpty());
  }

  @Test
  void aKioskWhoseMicrophoneHearsItsLoudspeakerPasses() {
    var _ = open(HALL);
    assertThat(awaitFound()).isEqualTo("passed");
  }

  @Test
  void aMicrophoneThatHearsSomethingElseIsFound() {
    // The played microphone beeps, and hears nothing.
    var _ = open("");
    assertThat(awaitFound()).isEqualTo("echo-unheard");
  }

  @Test
  void aCameraWithoutPictureAndARelayOutOfReachAreFound() {
    // Nobody listens there.
    servers =
        "[{\"urls\":\"turn:127.0.0.1:9?transport=udp\",\"username\":\"1:a\",\"credential\":\"b\"}]";
    Page page = open(WITHOUT_PICTURE);
    assertThat(awaitFound()).isEqualTo("relay-unreached,picture-missing,microphone-missing");
    assertThat(page.evaluate("() => opened.getTracks().every((it) => it.readyState === 'ended')"))
        .as("the camera's light is off")
        .isEqualTo(true);
  }

  @Test
  void whoTouchesTheScreenMeanwhileIsServedAndTheTestIsNot() {
    Page page = open(SLOW);
    var _ = page.waitForFunction("() => window.give");

    page.locator("main[data-state=idle] .start").click();
    page.locator("main[data-state=home]").waitFor();

    var _ = page.evaluate("() => window.give()");
    var _ =
        page.waitForFunction(
            "() => window.given?.getTracks().every((it) => it.readyState === 'ended')");
    assertThat(found()).isEmpty();
  }
}
