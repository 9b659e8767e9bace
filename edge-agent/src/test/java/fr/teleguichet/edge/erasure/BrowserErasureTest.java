package fr.teleguichet.edge.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.hardware.journal.ErasureFinding;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BrowserErasureTest {

  private final AtomicLong ids = new AtomicLong();
  private final BrowserErasure browser =
      new BrowserErasure(() -> new UUID(0, ids.incrementAndGet()));
  private final AtomicInteger restarts = new AtomicInteger();
  private final List<UUID> asked = new ArrayList<>();
  private boolean isOpen = true;

  private final class FakePages implements OpenPageEraser {
    @Override
    public boolean isOpen() {
      return isOpen;
    }

    @Override
    public void erase(UUID id) {
      asked.add(id);
    }
  }

  @BeforeEach
  void open() {
    browser.on(new FakePages());
    browser.restartedBy(
        () -> {
          restarts.incrementAndGet();
          return Future.succeededFuture();
        });
  }

  @Test
  void thePageIsBelievedOnlyForWhatItWasAsked() {
    Future<ErasureFinding> result = browser.erase(ErasureOccasion.SESSION_ENDED);
    assertThat(browser.asked()).contains(asked.getFirst());
    assertThat(browser.told(new UUID(7, 7), true)).isFalse();
    assertThat(result.isComplete()).isFalse();

    assertThat(browser.told(asked.getFirst(), true)).isTrue();
    assertThat(result.result()).isEqualTo(ErasureFinding.GONE);
    assertThat(browser.asked()).isEmpty();
    assertThat(browser.told(asked.getFirst(), false)).isFalse();
    assertThat(restarts).hasValue(0);
  }

  @Test
  void whatThePageFindsIsLeft() {
    Future<ErasureFinding> result = browser.erase(ErasureOccasion.SESSION_ENDED);
    assertThat(browser.told(asked.getFirst(), false)).isTrue();
    assertThat(result.result()).isEqualTo(ErasureFinding.LEFT);
  }

  @Test
  void withoutAPageNothingIsInIt() {
    isOpen = false;
    assertThat(browser.erase(ErasureOccasion.SESSION_ENDED).result())
        .isEqualTo(ErasureFinding.GONE);
  }

  @Test
  void afterAForeignRoomTheBrowserBeginsAgainOnce() {
    browser.hadRoom();
    var _ = browser.erase(ErasureOccasion.SESSION_ENDED);
    assertThat(restarts).hasValue(1);
    var _ = browser.erase(ErasureOccasion.SESSION_ENDED);
    assertThat(restarts).hasValue(1);
  }

  @Test
  void afterAPowerCutAndAPageThatDidNotAnswerTheBrowserBeginsAgain() {
    var _ = browser.erase(ErasureOccasion.INTERRUPTED);
    var _ = browser.erase(ErasureOccasion.RECHECK);
    assertThat(restarts).hasValue(2);
  }

  @Test
  void aBrowserThatDoesNotBeginAgainKeepsWhatItHas() {
    browser.restartedBy(() -> Future.failedFuture("refused"));
    browser.hadRoom();
    assertThat(browser.erase(ErasureOccasion.SESSION_ENDED).result())
        .isEqualTo(ErasureFinding.LEFT);
  }
}
