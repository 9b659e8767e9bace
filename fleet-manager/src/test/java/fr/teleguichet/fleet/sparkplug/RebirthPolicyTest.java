package fr.teleguichet.fleet.sparkplug;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.platform.settings.Settings;
import fr.teleguichet.hardware.protocol.NodeAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RebirthPolicyTest {

  private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");
  private static final NodeAddress NODE = new NodeAddress("lot", "gramat");

  private final IngestSettings settings = IngestSettings.STANDARD;
  private final RebirthPolicy rebirths = new RebirthPolicy(settings, new Random(1));

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
    rebirths.born(NODE, START);

    assertThat(rebirths.due(START.plus(Duration.ofDays(1)))).isEmpty();
  }

  /** A node whose births are refused would otherwise be asked as fast as it answers. */
  @Test
  void theIntervalHoldsAcrossBirthsAndDoublesWhileTheyDoNotHelp() {
    assertThat(requestsOfANodeWhoseBirthsDoNotHelp(Duration.ofSeconds(75)))
        .containsExactly(0L, 10L, 30L, 70L);
  }

  @Test
  void howeverLittleBirthsHelpTheIntervalHasAnEnd() {
    List<Long> seconds = requestsOfANodeWhoseBirthsDoNotHelp(Duration.ofHours(3));

    long longest = RebirthPolicy.MAX_INTERVAL.toSeconds();
    assertThat(seconds.getLast() - seconds.get(seconds.size() - 2)).isEqualTo(longest);
    assertThat(seconds).hasSizeBetween(12, 25);
  }

  @Test
  void aNodeWhoseBirthsHelpIsAskedAtOnceWhenItNeedsThemAgain() {
    rebirths.request(NODE, START);
    assertThat(rebirths.due(START)).containsExactly(NODE);
    rebirths.born(NODE, START);
    Instant soon = START.plusSeconds(1);
    rebirths.request(NODE, soon);
    assertThat(rebirths.due(soon)).isEmpty();
    Instant second = START.plusSeconds(10);
    assertThat(rebirths.due(second)).containsExactly(NODE);
    rebirths.born(NODE, second);

    Instant later = second.plus(RebirthPolicy.HELPED);
    rebirths.request(NODE, later);

    assertThat(rebirths.due(later)).containsExactly(NODE);
    assertThat(rebirths.due(later.plusSeconds(10))).containsExactly(NODE);
  }

  /** With a full second, an interval and a plan of the time before. */
  @Test
  void aClockThatIsSetBackPutsNoRequestOff() {
    rebirths.request(NODE, START);
    for (int i = 1; i < settings.rebirthsPerSecond(); i++) {
      rebirths.request(new NodeAddress("lot", "kiosk-" + i), START);
    }
    assertThat(rebirths.due(START)).hasSize(settings.rebirthsPerSecond());

    Instant back = START.minus(Duration.ofHours(2));
    rebirths.request(NODE, back);

    assertThat(rebirths.due(back)).containsExactly(NODE);
    assertThat(rebirths.due(back.plusSeconds(9))).isEmpty();
  }

  /** Somebody who looks after a node asks it day after day, and once more a moment later. */
  @Test
  void whatSomebodyAsksWithoutNeedMakesTheIntervalNoLonger() {
    Instant now = START;
    for (int day = 1; day <= 5; day++) {
      for (Duration wait : List.of(Duration.ofDays(1), Duration.ofSeconds(30))) {
        now = now.plus(wait);
        rebirths.asked(NODE, now);
        rebirths.born(NODE, now);
      }
    }

    rebirths.request(NODE, now.plusSeconds(1));

    assertThat(rebirths.due(now.plusSeconds(9))).isEmpty();
    assertThat(rebirths.due(now.plusSeconds(10))).containsExactly(NODE);
  }

  /** Births are needed, so that whoever asks for them is one more who did not get them. */
  @Test
  void whatSomebodyAsksWhileBirthsDoNotHelpCountsAsARequest() {
    rebirths.request(NODE, START);
    assertThat(rebirths.due(START)).containsExactly(NODE);
    rebirths.born(NODE, START);
    rebirths.request(NODE, START.plusSeconds(1));

    Instant asked = START.plusSeconds(2);
    rebirths.asked(NODE, asked);
    rebirths.born(NODE, asked);
    rebirths.request(NODE, asked.plusSeconds(1));

    assertThat(rebirths.due(asked.plusSeconds(19))).isEmpty();
    assertThat(rebirths.due(asked.plusSeconds(20))).containsExactly(NODE);
  }

  @Test
  void nobodyIsAskedAnewByALinkOfOursThatComesAndGoes() {
    for (int second = 0; second < 10; second++) {
      rebirths.requestLater(NODE, START.plusSeconds(second), Duration.ZERO, Duration.ZERO);
      assertThat(rebirths.due(START.plusSeconds(second))).hasSize(second == 0 ? 1 : 0);
    }
  }

  @Test
  void whereTheOperatorSwitchedItOffNobodyIsAsked() {
    RebirthPolicy off =
        new RebirthPolicy(
            IngestSettings.from(Settings.of(Map.of("fleet.ingest.rebirth", "false"))),
            new Random(1));

    off.request(NODE, START);
    off.requestLater(NODE, START, Duration.ZERO, Duration.ZERO);

    assertThat(off.due(START.plus(Duration.ofDays(1)))).isEmpty();
  }

  /** It answers each request at once, and at once its births are needed again. */
  private List<Long> requestsOfANodeWhoseBirthsDoNotHelp(Duration time) {
    List<Long> seconds = new ArrayList<>();
    rebirths.request(NODE, START);
    for (Instant now = START; now.isBefore(START.plus(time)); now = now.plusMillis(500)) {
      if (!rebirths.due(now).isEmpty()) {
        seconds.add(Duration.between(START, now).toSeconds());
        rebirths.born(NODE, now);
      }
      rebirths.request(NODE, now);
    }
    return seconds;
  }

  @Test
  void aNodeThatWasGivenUpIsAskedAgainWhenItSpeaks() {
    rebirths.request(NODE, START);
    Instant now = START;
    for (int i = 0; i < RebirthPolicy.MAX_ATTEMPTS; i++) {
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
