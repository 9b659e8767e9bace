package fr.teleguichet.fleet.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.sparkplug.HealthReport;
import fr.teleguichet.hardware.protocol.NodeAddress;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Records come on the same way as reports, and must not wait behind them. */
class ReportThinningTest {

  private static final NodeAddress GRAMAT = new NodeAddress("cauvaldor", "gramat");
  private static final NodeAddress FIGEAC = new NodeAddress("lot", "figeac");

  private final ReportThinning thinning = new ReportThinning();
  private Instant now = Instant.parse("2026-11-27T12:00:00Z");

  private static HealthReport report(NodeAddress node, Instant at, boolean historical) {
    return HealthReport.of(node, at, historical, new HealthReport.Measures());
  }

  private boolean admits(NodeAddress node) {
    return thinning.admits(report(node, now, false), now);
  }

  /** So many reports in half a second, each this old. */
  private void crowd(int reports, Duration age) {
    for (int i = 0; i < reports; i++) {
      var _ = thinning.admits(report(FIGEAC, now.minus(age), false), now);
      now = now.plusNanos(500_000_000 / reports);
    }
  }

  @Test
  void everyReportIsKeptWhileNothingPilesUp() {
    for (int i = 0; i < 5_000; i++) {
      thinning.observe(ReportThinning.MANY_UNREAD - 1, ReportThinning.MANY_UNSTORED - 1);
      assertThat(admits(GRAMAT)).isTrue();
    }
  }

  @Test
  void whileMessagesWaitToBeReadOneReportOfEachKioskInAWhileIsKept() {
    thinning.observe(ReportThinning.MANY_UNREAD, 0);

    assertThat(admits(GRAMAT)).isTrue();
    assertThat(admits(FIGEAC)).isTrue();
    now = now.plus(ReportThinning.KEEP_EVERY).minusMillis(1);
    assertThat(admits(GRAMAT)).isFalse();
    assertThat(admits(FIGEAC)).isFalse();
    now = now.plusMillis(1);
    assertThat(admits(GRAMAT)).isTrue();
  }

  /** Else the history has nothing of any kiosk until it is as late again. */
  @Test
  void afterAClockWasSetBackAReportOfEachKioskIsKeptAtOnce() {
    thinning.observe(ReportThinning.MANY_UNREAD, 0);
    assertThat(admits(GRAMAT)).isTrue();

    now = now.minus(Duration.ofHours(2));

    assertThat(admits(GRAMAT)).isTrue();
    assertThat(admits(GRAMAT)).isFalse();
  }

  @Test
  void itEndsOnceNearlyNothingWaits() {
    thinning.observe(0, ReportThinning.MANY_UNSTORED);
    assertThat(admits(GRAMAT)).isTrue();

    thinning.observe(ReportThinning.MANY_UNREAD / 2, 0);
    assertThat(admits(GRAMAT)).as("no to and fro at one length").isFalse();
    thinning.observe(0, 0);
    assertThat(admits(GRAMAT)).isTrue();
  }

  /** What piles up at the broker stands in no queue of ours. */
  @Test
  void aCrowdOfReportsThatComeLateIsThinned() {
    crowd(ReportThinning.CROWD, ReportThinning.LATE.plusMillis(1));

    assertThat(admits(GRAMAT)).isTrue();
    assertThat(admits(GRAMAT)).isFalse();

    crowd(2 * ReportThinning.CROWD, Duration.ofMillis(5));
    assertThat(admits(GRAMAT)).as("in time again").isTrue();
    assertThat(admits(GRAMAT)).isTrue();
  }

  @Test
  void aFewKiosksWithWrongClocksThinNothing() {
    for (int i = 0; i < 5_000; i++) {
      assertThat(thinning.admits(report(GRAMAT, now.minusSeconds(90), false), now)).isTrue();
      now = now.plusMillis(10);
    }
  }

  @Test
  void whatWasStoredOnTheKioskIsAlwaysKept() {
    thinning.observe(ReportThinning.MANY_UNREAD, ReportThinning.MANY_UNSTORED);

    for (int i = 0; i < 3; i++) {
      assertThat(thinning.admits(report(GRAMAT, now.minusSeconds(i), true), now)).isTrue();
    }
  }
}
