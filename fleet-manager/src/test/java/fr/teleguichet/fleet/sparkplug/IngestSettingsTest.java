package fr.teleguichet.fleet.sparkplug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the ingest can be set to, up to its limits. */
final class IngestSettingsTest {

  private static final IngestSettings USUAL = IngestSettings.STANDARD;

  private static IngestSettings with(
      Duration reorder, Duration interval, int rebirthsPerSecond, int mostNodes) {
    return new IngestSettings(
        Set.of(),
        reorder,
        true,
        interval,
        rebirthsPerSecond,
        mostNodes,
        USUAL.limits(),
        USUAL.futureTolerance(),
        USUAL.pastTolerance());
  }

  @Test
  void theLimitsThemselvesAreAllowed() {
    Duration minute = Duration.ofMinutes(1);
    assertThat(with(minute, Duration.ZERO, 1, 1).reorderTimeout()).isEqualTo(minute);
    assertThat(with(Duration.ZERO, Duration.ZERO, 1, 1).reorderTimeout()).isZero();
  }

  @Test
  void whatIsBeyondThemIsRefused() {
    Duration second = Duration.ofSeconds(1);
    assertThatThrownBy(() -> with(Duration.ofMillis(60_001), second, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("reorder-timeout");
    assertThatThrownBy(() -> with(Duration.ofMillis(-1), second, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("reorder-timeout");
    assertThatThrownBy(() -> with(second, Duration.ofMillis(-1), 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least one a second");
    assertThatThrownBy(() -> with(second, second, 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least one a second");
    assertThatThrownBy(() -> with(second, second, 1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("one node");
  }
}
