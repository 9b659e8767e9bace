package fr.teleguichet.demo;

import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * How long it takes from the adviser's <em>answer</em> to the first decoded picture at both ends,
 * through the whole fleet on this machine. No test: {@code mvn verify -pl fleet-manager/demo -am
 * -Dit.test=FirstPictureBenchmark -Dcalls=30} prints it.
 */
class FirstPictureBenchmark {

  private static final Duration PATIENCE = Duration.ofMinutes(6);

  /** Notes when the answer was touched, and when a picture of the other side was first shown. */
  private static final String WATCH =
      """
      addEventListener("click", (event) => {
        if (event.target.closest?.("[data-answer]")) window.answered = performance.timeOrigin + performance.now();
      }, true);
      window.again = () => { window.shown = undefined; window.watched = new WeakSet(); };
      window.again();
      setInterval(() => {
        for (const video of document.querySelectorAll("#desk-remote, .call-remote")) {
          if (!video.srcObject || window.watched.has(video)) continue;
          window.watched.add(video);
          video.requestVideoFrameCallback((now) => { window.shown ??= performance.timeOrigin + now; });
        }
      }, 5);
      """;

  private final int calls = Integer.getInteger("calls", 30);

  @Test
  void fromTheAnswerToTheFirstPicture() {
    List<Double> atDesk = new ArrayList<>();
    List<Double> atKiosk = new ArrayList<>();
    try (TestFleet fleet = new TestFleet("first-picture", Map.of());
        TalkingPages pages = new TalkingPages()) {
      fleet.startManager();
      AgentProcess kiosk = fleet.addServingAgent("relais-01", "interview: {at-least: 1s}");
      pages.desk.addInitScript(WATCH);
      pages.kiosk.addInitScript(WATCH);
      pages.openDesk(fleet.invitation("adviser"), "adviser@example.org");
      await().atMost(PATIENCE).until(kiosk::isReady);
      await()
          .atMost(PATIENCE)
          .ignoreExceptions()
          .until(() -> fleet.kiosk("relais-01").get("link").asText().equals("connected"));
      for (int call = 0; call < calls; call++) {
        pages.call(kiosk.screen(), "carsat");
        Object _ = pages.desk.evaluate("() => window.again()");
        pages.answer();
        double shownAtDesk = shown(pages.desk);
        double shownAtKiosk = shown(pages.kiosk);
        double answered = number(pages.desk, "() => window.answered");
        atDesk.add(shownAtDesk - answered);
        atKiosk.add(shownAtKiosk - answered);
        pages.endByDesk();
      }
    }
    print("desk", atDesk);
    print("kiosk", atKiosk);
  }

  private static double shown(Page page) {
    Object _ = page.waitForFunction("() => window.shown");
    return number(page, "() => window.shown");
  }

  private static double number(Page page, String script) {
    return ((Number) page.evaluate(script)).doubleValue();
  }

  private static void print(String side, List<Double> millis) {
    Collections.sort(millis);
    System.out.printf(
        "answer to first picture at the %s, %d calls: p50 %.0f ms, p95 %.0f ms, most %.0f ms%n",
        side,
        millis.size(),
        millis.get(millis.size() / 2),
        millis.get(Math.min(millis.size() - 1, (int) Math.ceil(millis.size() * 0.95) - 1)),
        millis.getLast());
  }
}
