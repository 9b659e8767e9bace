package fr.teleguichet.edge.screen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No camera stays on for a call that can't go on, whoever of the agent and the line is away. */
@Timeout(300)
@Tag("proof")
class CallTroubleIT extends ScreenCase {

  /**
   * Remembers what was opened, and plays the line: {@code hear} takes a signal of the adviser's
   * page, {@code turn} a change of the connection.
   */
  private static final String PLAYED =
      """
      window.opened = [];
      const devices = navigator.mediaDevices;
      const open = devices.getUserMedia.bind(devices);
      devices.getUserMedia = async (wanted) => {
        const stream = await open(wanted);
        window.opened.push(stream);
        return stream;
      };
      window.EventSource = class extends EventSource {
        constructor(path) {
          super(path);
          if (path === "/api/call/events")
            window.hear = (it) => this.dispatchEvent(new MessageEvent("signal", { data: JSON.stringify(it) }));
        }
      };
      window.candidates = 0;
      window.RTCPeerConnection = class extends EventTarget {
        localDescription = { sdp: "v=0" };
        constructor() {
          super();
          window.turn = (state) => {
            this.connectionState = state;
            this.dispatchEvent(new Event("connectionstatechange"));
          };
        }
        addTrack() {}
        close() {}
        createDataChannel() {
          return new EventTarget();
        }
        getSenders() {
          return [];
        }
        async getStats() {
          return new Map();
        }
        async setRemoteDescription() {}
        async createAnswer() {}
        async setLocalDescription() {}
        async addIceCandidate() {
          window.candidates++;
        }
      };
      window.offer = () => window.hear({ kind: "offer", connection: 1, offer: 1, sdp: "v=0" });
      const real = window.fetch;
      window.away = [];
      window.asked = [];
      window.fetch = async (path, wish) => {
        window.asked.push(path);
        if (window.away.some((it) => path.startsWith(it))) throw new TypeError("away");
        return real(path, wish);
      };
      """;

  private static final String LIVE =
      "window.opened.flatMap((it) => it.getTracks()).filter((it) => it.readyState ==="
          + " 'live').length";

  @Override
  Chromium browser() {
    return Chromium.withCamera();
  }

  @BeforeEach
  void play() {
    page.addInitScript(PLAYED);
  }

  @Test
  void candidatesOfAConnectionThatNeverComesAreKeptUpToALimit() {
    talk();
    page.evaluate(
        "() => { for (let i = 0; i < 300; i++) hear({ kind: 'candidate', connection: 1, candidate:"
            + " {} }); }");
    page.evaluate("() => offer()");
    page.waitForFunction("() => window.candidates > 0");
    // After all that came before.
    page.evaluate("() => hear({ kind: 'candidate', connection: 1, candidate: { last: true } })");
    page.waitForFunction("() => window.candidates >= 257");
    assertThat(page.evaluate("window.candidates")).isEqualTo(257);
  }

  @Test
  void aLineThatStaysDeadIsToldNowAndThenAndTheCameraIsOffOnceTheAgentIsAwayToo() {
    page.clock().install();
    talk();
    page.evaluate("() => offer()");
    page.waitForFunction("() => window.turn");
    page.evaluate("() => turn('disconnected')");
    page.evaluate("() => { window.away = ['/api/call/']; }");
    page.clock().runFor(46_000);
    page.evaluate("() => { window.asked = []; }");
    page.clock().runFor(9_000);
    assertThat(page.evaluate("asked.filter((it) => it === '/api/call/failed').length"))
        .as("in nine seconds")
        .isIn(2, 3, 4);
    assertThat(page.evaluate(LIVE)).isEqualTo(2);

    page.evaluate("() => { window.away = ['/api/']; }");
    page.clock().runFor(10_000);
    state("unavailable");
    assertThat(page.evaluate(LIVE)).isEqualTo(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"checking", "waiting"})
  void behindTheScreenOfAnAgentThatIsAwayTheCameraIsOffAndItComesBackWithTheAgent(String name) {
    check();
    if (name.equals("waiting")) {
      page.locator("main .main-choice").click();
    }
    state(name);
    page.evaluate("() => { window.away = ['/api/']; }");
    state("unavailable");
    page.waitForFunction("() => " + LIVE + " === 0");

    page.evaluate("() => { window.away = []; }");
    state(name);
    if (name.equals("waiting")) {
      stage.answer();
      state("interview");
    }
    page.waitForFunction("() => " + LIVE + " === 2");
  }

  /** Its doors are open, and nobody is behind them. */
  @Test
  void whoHangsUpWhileTheAgentHangsTurnsTheCameraOff() {
    talk();
    page.evaluate(
        """
        () => {
          const timeout = AbortSignal.timeout.bind(AbortSignal);
          AbortSignal.timeout = (time) => timeout(time / 100);
        }
        """);
    page.route("**/api/session", _ -> {});
    page.locator("main .main-choice").click();
    page.waitForFunction("() => " + LIVE + " === 0");
  }

  private void talk() {
    check();
    page.locator("main .main-choice").click();
    state("waiting");
    stage.answer();
    state("interview");
    page.locator(".call-own").waitFor();
  }

  private void check() {
    stage.set(Scene.CHECKING);
    page.navigate(stage.address() + "?kiosk");
    page.locator(".mirror video").waitFor();
  }

  private void state(String name) {
    page.locator("main[data-state=" + name + "]").waitFor();
  }
}
