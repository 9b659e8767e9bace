package fr.teleguichet.fleet.sparkplug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one kiosk may send: at each limit, and one over it. */
final class NodeQuotaTest {

  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  private final NodeQuota quota = new NodeQuota(new NodeLimits(2, 2, 100, 3));

  @Test
  void aMinuteTakesItsBytesAndTheNextOneItsOwn() {
    Instant late = NOON.plusSeconds(59);
    assertThat(quota.takesMessage(60, NOON)).isTrue();
    assertThat(quota.takesMessage(40, late)).as("at the limit").isTrue();
    assertThat(quota.excess(late)).isEmpty();
    assertThat(quota.takesMessage(1, late)).as("one over").isFalse();
    assertThat(quota.excess(late))
        .contains(new QuotaExcess(QuotaExcess.Kind.BYTES, 100, late, late));
    assertThat(quota.untilNextMinute(late)).hasSeconds(1);
    assertThat(quota.takesMessage(100, NOON.plusSeconds(60))).isTrue();
  }

  @Test
  void aSecondTakesItsValuesAndTheNextOneItsOwn() {
    for (int i = 0; i < 3; i++) {
      assertThat(quota.takesValue(NOON.plusMillis(i))).isTrue();
    }
    assertThat(quota.takesValue(NOON.plusMillis(999))).isFalse();
    assertThat(quota.takesValue(NOON.plusSeconds(1))).isTrue();
    assertThat(quota.excess(NOON).map(QuotaExcess::kind)).contains(QuotaExcess.Kind.VALUES);
  }

  @Test
  void asManyDevicesAreFollowedAsMayBe() {
    assertThat(quota.takesDevice(1, NOON)).isTrue();
    assertThat(quota.isPartlyDeclared()).isFalse();
    assertThat(quota.takesDevice(2, NOON)).isFalse();
    assertThat(quota.isPartlyDeclared()).isTrue();
    assertThat(quota.excess(NOON.plus(Duration.ofDays(9))))
        .contains(new QuotaExcess(QuotaExcess.Kind.DEVICES, 2, NOON, NOON));
    quota.born();
    assertThat(quota.isPartlyDeclared()).as("a birth declares anew").isFalse();
    assertThat(quota.excess(NOON)).isEmpty();
  }

  @Test
  void asManyNamesAreKeptAsMayBeOfNodeAndDevicesTogetherForADay() {
    assertThat(quota.takesMetric("", "a", NOON)).isTrue();
    assertThat(quota.takesMetric("printer", "a", NOON)).isTrue();
    assertThat(quota.takesMetric("", "b", NOON)).isFalse();
    assertThat(quota.takesMetric("", "a", NOON)).as("known").isTrue();

    Instant day = NOON.plus(Duration.ofDays(1));
    assertThat(quota.takesMetric("", "b", day)).isFalse();
    assertThat(quota.takesMetric("", "b", day.plusMillis(1))).isTrue();
  }

  @Test
  void whatWasSentTooMuchOfIsToldForTenMinutesAfterTheLastTimeAndSinceItsFirst() {
    assertThat(quota.takesMessage(101, NOON)).isFalse();
    Instant again = NOON.plus(Duration.ofMinutes(9));
    assertThat(quota.takesMessage(101, again)).isFalse();
    Instant end = again.plus(Duration.ofMinutes(10));
    assertThat(quota.excess(end))
        .contains(new QuotaExcess(QuotaExcess.Kind.BYTES, 100, NOON, again));
    assertThat(quota.excess(end.plusMillis(1))).isEmpty();

    Instant later = end.plus(Duration.ofHours(1));
    assertThat(quota.takesMessage(101, later)).isFalse();
    assertThat(quota.excess(later))
        .as("a new time")
        .contains(new QuotaExcess(QuotaExcess.Kind.BYTES, 100, later, later));
  }

  @Test
  void whatWasSentTooMuchOfBeforeTheClockWasSetBackIsToldNoMore() {
    assertThat(quota.takesMessage(101, NOON)).isFalse();

    assertThat(quota.excess(NOON.minus(Duration.ofHours(2)))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 1, 1", "1, 0, 1, 1", "1, 1, 0, 1", "1, 1, 1, 0"})
  void nothingAtAllIsNoLimit(int devices, int metrics, long bytes, int values) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NodeLimits(devices, metrics, bytes, values));
    assertThat(new NodeLimits(1, 1, 1, 1).devices()).isEqualTo(1);
  }
}
