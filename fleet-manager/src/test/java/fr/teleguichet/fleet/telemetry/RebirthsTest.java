package fr.teleguichet.fleet.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.hardware.protocol.NodeAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RebirthsTest {

  private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");
  private static final NodeAddress NODE = new NodeAddress("lot", "gramat");

  private final IngestSettings settings = IngestSettings.STANDARD;
  private final Rebirths rebirths = new Rebirths(settings, new Random(1));

  @Test
  void aNodeIsAskedAtOnceAndAgainWhenNoBirthFollows() {
    rebirths.request(NODE, START);

    assertThat(rebirths.due(START)).containsExactly(NODE);
    assertThat(rebirths.due(START.plusSeconds(9))).isEmpty();
    assertThat(rebirths.due(START.plusSeconds(10))).containsExactly(NODE);
    assertThat(rebirths.due(START.plusSeconds(30))).containsExactly(NODE);
    assertThat(rebirths.due(START.plus(Duration.ofDays(1)))).isEmpty();
  }

  @Test
  void aBirthEndsTheAsking() {
    rebirths.request(NODE, START);
    rebirths.born(NODE);

    assertThat(rebirths.due(START.plus(Duration.ofDays(1)))).isEmpty();
  }

  @Test
  void aNodeThatWasGivenUpIsAskedAgainWhenItSpeaks() {
    rebirths.request(NODE, START);
    Instant now = START;
    for (int i = 0; i < Rebirths.MOST_ATTEMPTS; i++) {
      assertThat(rebirths.due(now)).containsExactly(NODE);
      now = now.plus(Duration.ofMinutes(1));
    }
    assertThat(rebirths.due(now.plus(Duration.ofHours(1)))).isEmpty();

    Instant later = now.plus(Duration.ofHours(1));
    rebirths.request(NODE, later);
    assertThat(rebirths.due(later)).containsExactly(NODE);
  }

  @Test
  void aStormIsSpreadOverSecondsAndNobodyIsForgotten() {
    int nodes = settings.rebirthsPerSecond() * 3 + 10;
    for (int i = 0; i < nodes; i++) {
      rebirths.request(new NodeAddress("lot", "kiosk-" + i), START);
    }
    List<Integer> perSecond = new ArrayList<>();
    for (int second = 0; second < 4; second++) {
      perSecond.add(rebirths.due(START.plusSeconds(second)).size());
    }

    assertThat(perSecond)
        .containsExactly(
            settings.rebirthsPerSecond(),
            settings.rebirthsPerSecond(),
            settings.rebirthsPerSecond(),
            10);
  }

  @Test
  void afterAStartOfOursTheFleetIsAskedOverAWhile() {
    for (int i = 0; i < 100; i++) {
      rebirths.requestLater(
          new NodeAddress("lot", "kiosk-" + i),
          START,
          Duration.ofSeconds(4),
          Duration.ofSeconds(4));
    }

    assertThat(rebirths.due(START.plusMillis(3_999))).isEmpty();
    int early = rebirths.due(START.plusSeconds(6)).size();
    assertThat(early).isBetween(20, 80);
    assertThat(rebirths.due(START.plusSeconds(8))).hasSize(100 - early);
  }
}
