package fr.teleguichet.edge.peripheral.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import fr.teleguichet.edge.kiosk.Logbook;
import fr.teleguichet.edge.kiosk.PageRenderListener;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.screen.Chromium;
import fr.teleguichet.edge.screen.CitizenScreen;
import fr.teleguichet.edge.screen.KioskSnapshot;
import fr.teleguichet.edge.screen.OpenScreen;
import fr.teleguichet.edge.screen.WholeScreen;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The citizen's page in a real Chromium proves that it draws, until it can't. */
@Timeout(300)
@Tag("proof")
class PictureIT {

  /**
   * The watch's clock stands still until the test moves it: how fast the machine is plays no part.
   */
  private final AtomicLong seconds = new AtomicLong();

  private final PageRenderMonitor watch =
      new PageRenderMonitor(() -> Duration.ofSeconds(seconds.get()));
  private final AtomicLong frames = new AtomicLong(-1);
  private final AtomicLong words = new AtomicLong();

  @Test
  void aPageThatDrawsIsAPictureAndOneWhoseScriptHangsIsNone() {
    try (var screen = new OpenScreen(this::screen);
        Chromium chromium = Chromium.start()) {
      Page page = chromium.browser().newPage();
      URI address = screen.address();
      page.navigate(address.resolve("/?kiosk").toString());
      Page watching = chromium.browser().newPage();
      watching.navigate(address.resolve("/?watching").toString());
      awaitFrames(3);
      assertThat(watch.trouble()).isEmpty();

      // The browser lives and its scripts run, but frames come no more.
      page.evaluate("() => { window.requestAnimationFrame = () => 0; }");
      long still = words.get() + 3;
      await().atMost(Duration.ofMinutes(5)).until(() -> words.get() >= still);
      seconds.addAndGet(11);
      long later = words.get() + 1;
      await().atMost(Duration.ofMinutes(5)).until(() -> words.get() > later);
      assertThat(watch.trouble()).contains(PageRenderMonitor.Trouble.STALLED);

      // The tab is still the kiosk's own when it comes back by an address that says nothing.
      page.navigate(address.resolve("/?watching").toString());
      seconds.addAndGet(11);
      page.navigate(address.toString());
      awaitFrames(2);
      assertThat(watch.trouble()).isEmpty();
    }
  }

  private void awaitFrames(long atLeast) {
    frames.set(-1);
    await().atMost(Duration.ofMinutes(5)).until(() -> frames.get() >= atLeast);
  }

  private CitizenScreen screen(Vertx vertx, Loop loop) {
    var journal = new Logbook();
    var world = new WholeScreen.World(vertx, loop, Clock.systemUTC(), journal, journal);
    var offer = new CitizenScreen.Offer(0, List.of(), Optional.empty());
    return WholeScreen.of(world, KioskSnapshot.allWell(Set.of()), offer)
        .screen()
        .watchedBy(this::drawn);
  }

  private boolean drawn(PageRenderListener.Drawing drawing) {
    boolean isOwn = watch.drawn(drawing);
    if (isOwn) {
      frames.set(drawing.frames());
      words.incrementAndGet();
    }
    return isOwn;
  }
}
